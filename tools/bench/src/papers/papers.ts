import sharp from 'sharp';
import { type Condition, conditions, takePicture } from './conditions.ts';
import type { Typeface } from './fonts.ts';
import { formLayouts } from './form-layouts.ts';
import { idLayouts } from './id-layouts.ts';
import { createRandom, invent } from './invented.ts';
import { type DrawnPaper, layouts } from './layouts.ts';

/** A paper with known content. */
export interface TestPaper extends Omit<DrawnPaper, 'page'> {
  readonly condition: string;
  readonly font: string;
}

const all = [...layouts, ...formLayouts, ...idLayouts];

/** Number of layouts of certificates and cards. */
export const cleanLayouts = layouts.length;

/** A paper of the layout with this number, as a scanner makes it: papers of one layout and font differ in their content alone. */
export async function drawCleanPaper(
  layoutNumber: number,
  { seed, nth, font }: { readonly seed: number; readonly nth: number; readonly font: Typeface },
): Promise<DrawnPaper & { readonly jpeg: Buffer }> {
  const random = createRandom(seed * 1_000_003 + nth);
  const layout = layouts[layoutNumber] as (typeof layouts)[number];
  const paper = layout({ font, invented: invent(random), random });
  const jpeg = await sharp(Buffer.from(paper.page.svg()))
    .flatten({ background: '#fff' })
    .jpeg({ quality: 85 })
    .toBuffer();
  return { ...paper, jpeg };
}

/**
 * The paper number `nth` of a seed: kinds, conditions and fonts take turns, so that every combination of the first two comes up.
 * `only`: name of the condition that all papers have; empty: all conditions.
 */
export async function drawPaper(
  seed: number,
  nth: number,
  typefaces: readonly Typeface[],
  only = '',
): Promise<TestPaper & { readonly jpeg: Buffer }> {
  const random = createRandom(seed * 1_000_003 + nth);
  const layout = all[nth % all.length] as (typeof all)[number];
  const among = only === '' ? conditions : conditions.filter(({ name }) => name === only);
  const condition = among[Math.floor(nth / all.length) % among.length] as Condition;
  const font = random.one(typefaces);
  const { page, ...paper } = layout({ font, invented: invent(random), random });
  if (condition.sealOver) page.seal(...paper.cover, random.whole(70, 110), '样例专用印章样例');
  return {
    ...paper,
    condition: condition.name,
    font: font.name,
    jpeg: await takePicture(page.svg(), condition, random),
  };
}
