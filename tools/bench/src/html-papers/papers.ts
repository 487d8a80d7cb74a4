import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { type PaperKind, paperKinds, type ReadingField } from '@beian/domain/reading';
import { chromium } from 'playwright-core';
import { cards } from './cards.ts';
import { type Content, type Dice, diceOf, inventContent } from './content.ts';
import { type Damage, damages } from './damage.ts';
import { ids } from './ids.ts';
import { certificates, forms, otherPapers } from './letters.ts';
import { licences, unitCertificates } from './licences.ts';
import type { DrawSheet, Sheet } from './sheet.ts';

/** A paper with known content, in the slot where a paper of kind `slot` belongs. */
export interface HtmlPaper extends Pick<Sheet, 'kind' | 'layout'> {
  readonly truth: Readonly<Partial<Record<ReadingField, string>>>;
  readonly slot: PaperKind;
  readonly condition: string;
  readonly font: string;
  /** A name on it has a character that looks like another one. */
  readonly planted: boolean;
}

const require = createRequire(import.meta.url);
const npm = (name: string) => pathToFileURL(require.resolve(`@expo-google-fonts/${name}.ttf`)).href;
/** None of them is a font of the first generator. The last two are Debian's fonts-lxgw-wenkai and fonts-wqy-microhei; without them the browser takes another. */
const fonts = [
  { name: 'Noto Sans CJK SC Bold', css: "700 1em 'Noto Sans CJK SC'" },
  { name: 'Noto Serif CJK SC Bold', css: "700 1em 'Noto Serif CJK SC'" },
  { name: 'ZCOOL XiaoWei', css: "1em 'XiaoWei'" },
  { name: 'LXGW WenKai', css: "1em 'LXGW WenKai'" },
  { name: 'WenQuanYi Micro Hei', css: "1em 'WenQuanYi Micro Hei'" },
] as const;

const style = (font: string): string => `
@font-face{font-family:XiaoWei;src:url(${npm('zcool-xiaowei/400Regular/ZCOOLXiaoWei_400Regular')})}
@font-face{font-family:Handwriting;src:url(${npm('ma-shan-zheng/400Regular/MaShanZheng_400Regular')})}
*{box-sizing:border-box}body{margin:0;background:#6b5a48}
#sheet{position:absolute;background:#fefdfa;color:#1b1b1d;font:${font};overflow:hidden}
#sheet>*{position:absolute}.framed{border:6px solid}.title{left:0;right:0;text-align:center;font-weight:700}
table{border-collapse:collapse;table-layout:fixed;font-size:inherit}th{font-weight:inherit}
.spread th{width:6.2em;text-align-last:justify;vertical-align:top;padding:.42em 1em .42em 0}.spread td{vertical-align:top;padding:.42em 0;overflow-wrap:anywhere}
.ruled th{width:17em;text-align:left;border:1px solid #9ab;padding:.6em}.ruled td{border:1px solid #9ab;padding:.6em}
.form th{width:12em;text-align:left}.form th,.form td{border:1.5px solid #222;padding:.45em}
.underlined div{display:flex;margin-bottom:.9em}.underlined span{white-space:pre}.underlined i{font-style:normal;border-bottom:1.5px solid #333;flex:1}
.stamp{position:absolute;mix-blend-mode:multiply;overflow:visible}
.card{position:relative;width:720px;height:454px;border-radius:22px;font-size:23px;overflow:hidden;background:repeating-linear-gradient(35deg,#e7f0f2 0 7px,#eef4ee 7px 13px)}
.card p{position:absolute;left:46px;margin:0}.card s{display:inline-block;width:76px;text-decoration:none;color:#3a78ae;font-size:19px}
.card h3{position:absolute;top:60px;left:150px;right:0;text-align:center;font-size:28px;margin:0}.card h2{position:absolute;top:120px;left:150px;right:0;text-align:center;font-size:46px;margin:0;letter-spacing:.25em}`;

const kinds: readonly (readonly DrawSheet[])[] = [
  licences,
  cards,
  certificates,
  licences,
  forms,
  cards,
  unitCertificates,
  ids,
];

export interface HtmlPaperOptions {
  readonly seed: number;
  /** Each paper lies in a slot of another kind. */
  readonly wrong: boolean;
  /** Name of the damage that all papers have; empty: damages take turns. */
  readonly damage: string;
}

/** Kinds, layouts and damages take turns. */
function choose(nth: number, dice: Dice, { wrong, damage }: HtmlPaperOptions): { draw: DrawSheet; damage: Damage } {
  const group = wrong && nth % 3 === 0 ? otherPapers : (kinds[nth % kinds.length] as readonly DrawSheet[]);
  const among = damage === '' ? damages : damages.filter(({ name }) => name === damage);
  return { draw: dice.pick(group), damage: among[Math.floor(nth / kinds.length) % among.length] as Damage };
}

const slots = Object.keys(paperKinds) as PaperKind[];

function pageOf(
  sheet: Sheet,
  damage: Damage,
  font: string,
  dice: Dice,
): { html: string; width: number; height: number } {
  const margin = damage.onTable ? 0.09 : 0;
  const long = damage.onTable ? Math.max(sheet.width, sheet.height) : 0;
  const width = Math.round(Math.max(sheet.width, damage.name === 'turned' ? long : 0) * (1 + 2 * margin));
  const height = Math.round(Math.max(sheet.height, damage.name === 'turned' ? long : 0) * (1 + 2 * margin));
  const [left, top] = [(width - sheet.width) / 2, (height - sheet.height) / 2];
  return {
    width,
    height,
    html: `<!doctype html><meta charset="utf-8"><style>${style(font)}</style><div id="sheet" style="left:${left}px;top:${top}px;width:${sheet.width}px;height:${sheet.height}px;${damage.sheet?.(dice) ?? ''}">${sheet.html}${damage.over?.(sheet, dice) ?? ''}</div>`,
  };
}

export interface HtmlPaperDrawer {
  draw(nth: number): Promise<HtmlPaper & { readonly jpeg: Buffer }>;
  close(): Promise<void>;
}

/** Draws papers as web pages, whose screenshots are the pictures. */
export async function openHtmlPapers(options: HtmlPaperOptions): Promise<HtmlPaperDrawer> {
  const { seed, wrong } = options;
  const folder = mkdtempSync(path.join(tmpdir(), 'beian-html-papers-'));
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium' });
  return {
    async draw(nth) {
      const dice = diceOf(seed * 7_368_787 + nth);
      const planted = dice.chance(0.25);
      const content: Content = inventContent(dice, planted);
      const { draw, damage } = choose(nth, dice, options);
      const font = dice.pick(fonts);
      const { html: sheetHtml, ...sheet } = draw(content, dice);
      const truth = Object.fromEntries(Object.entries(sheet.truth).filter(([, value]) => value !== undefined));
      const { html, width, height } = pageOf({ ...sheet, html: sheetHtml }, damage, font.css, dice);
      const file = path.join(folder, 'page.html');
      writeFileSync(file, html);
      const page = await browser.newPage({ viewport: { width, height }, deviceScaleFactor: damage.scale ?? 1 });
      await page.goto(pathToFileURL(file).href);
      await page.evaluate('document.fonts.ready');
      const jpeg = await page.screenshot({ type: 'jpeg', quality: damage.quality });
      await page.close();
      const slot = wrong || sheet.kind === 'OTHER' ? dice.pick(slots.filter((one) => one !== sheet.kind)) : sheet.kind;
      return {
        kind: sheet.kind,
        layout: sheet.layout,
        truth,
        slot,
        condition: damage.name,
        font: font.name,
        planted,
        jpeg,
      };
    },
    async close() {
      await browser.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
