import type { FormBlock, FormLine, VerificationForm } from '@beian/domain';
import { MISSING, paperFonts } from './font.ts';
import { frame, ink, openSheet, page, place, rule, type Sheet, width } from './sheet.ts';

const labelWidth = 92;
const half = width / 2;
const pad = 5;

/**
 * Draws the verification form as PDF on A4, about 100 ms and 100 KB. What does not fit goes on to a further page; every page
 * bears number and mark. `at` is the instant that the file bears.
 */
export async function drawForm(form: VerificationForm, at: Date): Promise<Buffer> {
  const sheet = await openSheet(await paperFonts(), `${form.title} ${form.number}`, at);
  head(sheet, form);
  table(sheet, form.summary);
  for (const block of form.blocks) drawBlock(sheet, block);
  if (form.copies) copyLines(sheet);
  absent(sheet);
  pledges(sheet, form);
  if (form.list.length > 0) domainList(sheet, form);
  return sheet.end((number, of) => `订单 ${form.number}　内容标识 ${form.mark}　第 ${number} 页 共 ${of} 页`);
}

function head(sheet: Sheet, form: VerificationForm): void {
  sheet.write(form.title, { x: page.left, y: sheet.y, width, size: 17, bold: true, align: 'center' });
  sheet.y += 25;
  const to = `报送 ${form.bureau}`;
  sheet.write(to, { x: page.left, y: sheet.y, width, size: 9, align: 'center', colour: ink.quiet });
  sheet.y += 15;
  const notes = form.notes.map((note, at) => `${at + 1}. ${note}`).join('　');
  sheet.write(notes, { x: page.left, y: sheet.y, width, size: 8, colour: ink.quiet });
  sheet.y += sheet.heightOf(notes, { size: 8, width }) + 4;
}

/** Two lines beside each other where both are short, else one over the whole width. */
function rowsOf(sheet: Sheet, lines: readonly FormLine[]): FormLine[][] {
  const short = (line: FormLine) => sheet.widthOf(line.value, 9) <= half - labelWidth - 2 * pad;
  const rows: FormLine[][] = [];
  for (const line of lines) {
    const last = rows.at(-1);
    const [first] = last ?? [];
    if (last?.length === 1 && first !== undefined && short(first) && short(line)) last.push(line);
    else rows.push([line]);
  }
  return rows;
}

/** Breaks a list between its parts, so that no domain is torn at its hyphen. */
function inWholeParts(sheet: Sheet, value: string, wide: number): string {
  const lines: string[] = [];
  for (const part of value.replace(/\s+/g, ' ').split(/(?<=、)/)) {
    const longer = `${lines.at(-1) ?? ''}${part}`;
    if (lines.length > 0 && sheet.widthOf(longer, 9) <= wide) lines[lines.length - 1] = longer;
    else lines.push(part);
  }
  return lines.join('\n');
}

function table(sheet: Sheet, lines: readonly FormLine[]): void {
  for (const row of rowsOf(sheet, lines)) {
    const wide = row.length === 2 ? half : width;
    const inner = wide - labelWidth - 2 * pad;
    const values = row.map(({ value }) => inWholeParts(sheet, value, inner));
    const height = Math.max(...values.map((value) => sheet.heightOf(value, { size: 9, width: inner }))) + 3.5;
    const tall = Math.max(height, 16.8);
    sheet.room(tall);
    const y = sheet.y;
    row.forEach((line, at) => {
      const x = page.left + at * half;
      sheet.doc.rect(x, y, labelWidth, tall).fill(ink.band);
      frame(sheet, x, y, labelWidth, tall);
      frame(sheet, x + labelWidth, y, wide - labelWidth, tall);
      sheet.write(line.label, { x: x + pad, y: y + 2.8, width: labelWidth - pad, size: 7.6, colour: ink.quiet });
      sheet.write(values[at] ?? '', { x: x + labelWidth + pad, y: y + 1.8, width: inner, size: 9 });
    });
    sheet.y += tall;
  }
}

function drawBlock(sheet: Sheet, block: FormBlock): void {
  // A heading does not stand alone at the end of a page.
  sheet.room(56);
  sheet.y += 4;
  sheet.write(block.title, { x: page.left, y: sheet.y, width, size: 9.5, bold: true });
  sheet.y += 14.5;
  table(sheet, block.lines);
  const checks = `核验人勾选　${block.checks.map((check) => `□ ${check}`).join('　')}`;
  const height = sheet.heightOf(checks, { size: 8.5, width: width - 2 * pad }) + 5;
  sheet.room(height);
  frame(sheet, page.left, sheet.y, width, height);
  sheet.write(checks, { x: page.left + pad, y: sheet.y + 2.5, width: width - 2 * pad, size: 8.5 });
  sheet.y += height;
}

/** For who copies the bureau's own words: they are the bureau's to publish, and stand here nowhere. */
function copyLines(sheet: Sheet): void {
  const lines = 5;
  const gap = 16.5;
  sheet.room(16 + lines * gap);
  sheet.y += 4;
  const title = '个人手抄承诺（内容以所在省通信管理局公布的文本为准，由本人用黑色签字笔抄写）';
  sheet.write(title, { x: page.left, y: sheet.y, width, size: 8.5, bold: true });
  sheet.y += 8;
  for (let at = 0; at < lines; at += 1) {
    sheet.y += gap;
    rule(sheet, page.left, sheet.y, width);
  }
  sheet.y += 2;
}

const day = '＿＿＿＿年＿＿月＿＿日';

/** Side by side: what the provider's verifier signs, and what the organiser signs and seals. */
function pledges(sheet: Sheet, form: VerificationForm): void {
  const inner = half - 2 * pad;
  const height = (text: string) => sheet.heightOf(text, { size: 8.5, width: inner });
  const tall = Math.max(height(form.pledges.provider), height(form.pledges.organiser)) + 94;
  sheet.room(tall + 6);
  sheet.y += 6;
  const sides = [
    { title: '接入服务单位承诺', text: form.pledges.provider, signs: '核验人签字' },
    { title: form.seal ? '主办单位承诺' : '主办者承诺', text: form.pledges.organiser, signs: '网站负责人签字' },
  ];
  const top = sheet.y;
  sides.forEach(({ title, text, signs }, at) => {
    const x = page.left + at * half;
    frame(sheet, x, top, half, tall);
    sheet.write(title, { x: x + pad, y: top + 4, width: inner, size: 9.5, bold: true });
    sheet.write(text, { x: x + pad, y: top + 20, width: inner, size: 8.5 });
    sign(sheet, x + pad, top + tall - 42, signs, 88);
  });
  const seal = (at: number, label: string) =>
    sealPlace(sheet, page.left + (at + 1) * half - 84, top + tall - 84, label);
  seal(0, '加盖单位公章');
  if (form.seal) seal(1, '加盖单位公章');
  if (form.fingerprint) fingerprint(sheet, page.left + width - 66, top + tall - 78);
  sheet.y = top + tall;
}

function sign(sheet: Sheet, x: number, y: number, label: string, wide: number): void {
  sheet.write(label, { x, y, width: 70, size: 8.5 });
  rule(sheet, x + 68, y + 13, wide);
  sheet.write(`日期　${day}`, { x, y: y + 21, width: 180, size: 8.5 });
}

function sealPlace(sheet: Sheet, x: number, y: number, label: string): void {
  place(sheet, x, y, 80, 80, true);
  sheet.write(label, { x, y: y + 34, width: 80, size: 7.5, align: 'center', colour: ink.line });
}

function fingerprint(sheet: Sheet, x: number, y: number): void {
  place(sheet, x, y, 56, 66, false);
  sheet.write('按手印', { x, y: y + 27, width: 56, size: 7.5, align: 'center', colour: ink.line });
}

/** 域名清单: all domains again, on a sheet of its own that is sealed or signed. */
function domainList(sheet: Sheet, form: VerificationForm): void {
  sheet.newPage();
  sheet.write('域名清单', { x: page.left, y: sheet.y, width, size: 15, bold: true, align: 'center' });
  sheet.y += 30;
  table(sheet, form.summary);
  sheet.y += 8;
  form.list.forEach((domain, at) => {
    const text = `${at + 1}. ${domain}`;
    const height = sheet.heightOf(text, { size: 9.5, width }) + 2;
    sheet.room(height);
    sheet.write(text, { x: page.left, y: sheet.y, width, size: 9.5 });
    sheet.y += height;
  });
  sheet.room(110);
  const y = sheet.y + 52;
  sign(sheet, page.left, y, '网站负责人签字', 130);
  if (form.seal) sealPlace(sheet, page.left + width - 110, y - 40, '加盖单位公章');
}

/** What the font has no glyph for is written by hand: a sentence says where, instead of an empty box. */
function absent(sheet: Sheet): void {
  if (sheet.missing.size === 0) return;
  const named = [...sheet.missing].map(
    (character) => `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`,
  );
  const text = `字库缺字，请在“${MISSING}”处手写原字（依次为 ${named.join('、')}）`;
  const height = sheet.heightOf(text, { size: 8, width }) + 6;
  sheet.room(height);
  sheet.write(text, { x: page.left, y: sheet.y + 6, width, size: 8, bold: true });
  sheet.y += height;
}
