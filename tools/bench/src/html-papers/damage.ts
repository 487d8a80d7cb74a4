import type { Dice } from './content.ts';
import { type Sheet, stampOf } from './sheet.ts';

/** How a sheet comes into a picture: HTML around it, what lies over it, and the quality of the JPEG. */
export interface Damage {
  readonly name: string;
  readonly quality: number;
  /** CSS pixels of the sheet to pixels of the picture. */
  readonly scale?: number;
  /** CSS of the sheet. */
  readonly sheet?: (dice: Dice) => string;
  /** HTML over the sheet, which moves with it. */
  readonly over?: (sheet: Sheet, dice: Dice) => string;
  /** The sheet lies on a table with a margin around it. */
  readonly onTable?: true;
}

/** Words in rows across the whole sheet, as applicants are told to write them over their papers. */
const watermark =
  (colour: string) =>
  ({ width, height }: Sheet, dice: Dice): string => {
    const size = dice.whole(Math.round(width / 42), Math.round(width / 30));
    const words = dice.pick(['仅供备案使用', '仅供ICP备案使用', '此件仅供网站备案使用，他用无效']);
    const opacity = dice.between(0.18, 0.38);
    const rows = Array.from(
      { length: Math.ceil((width + height) / (size * 4)) },
      (_, nth) =>
        `<div style="margin-left:${nth % 2 === 0 ? 0 : size * 3}px;height:${size * 4}px">${`${words}　　`.repeat(14)}</div>`,
    );
    return `<div style="position:absolute;inset:0;overflow:hidden"><div style="position:absolute;left:${-height / 2}px;top:${-width / 3}px;white-space:nowrap;transform:rotate(${dice.pick([-1, 1]) * dice.whole(18, 38)}deg);transform-origin:50% 50%;font-size:${size}px;color:${colour};opacity:${opacity}">${rows.join('')}</div></div>`;
  };
const stamps =
  (colour: string) =>
  ({ width, height }: Sheet, dice: Dice): string =>
    Array.from({ length: 2 }, () =>
      stampOf(
        '样例备案专用章样例备案',
        dice.whole(width * 0.22, width * 0.6),
        dice.whole(height * 0.3, height * 0.6),
        width * 0.085,
        colour,
        dice.whole(-40, 40),
      ),
    ).join('');
const shade = (_: Sheet, dice: Dice): string =>
  `<div style="position:absolute;inset:0;background:radial-gradient(circle at ${dice.whole(0, 100)}% ${dice.whole(0, 100)}%,rgba(0,0,0,0) 30%,rgba(20,15,10,${dice.between(0.35, 0.6)}) 95%)"></div>`;
/** Grain of a sensor. */
const grain = (_: Sheet, dice: Dice): string =>
  `<svg style="position:absolute;inset:0;mix-blend-mode:overlay;opacity:${dice.between(0.35, 0.6)}" width="100%" height="100%"><filter id="grain"><feTurbulence type="fractalNoise" baseFrequency=".9" numOctaves="2" seed="${dice.whole(1, 999)}"/><feColorMatrix values="0 0 0 0 0  0 0 0 0 0  0 0 0 0 0  1.6 0 0 0 -.4"/></filter><rect width="100%" height="100%" filter="url(#grain)"/></svg>`;
const perspective = (dice: Dice): string =>
  `transform:perspective(2200px) rotateX(${dice.between(-16, 16)}deg) rotateY(${dice.between(-16, 16)}deg) rotateZ(${dice.between(-3, 3)}deg)`;
const moire = (_: Sheet, dice: Dice): string =>
  `<div style="position:absolute;inset:0;mix-blend-mode:multiply;opacity:.5;background:repeating-linear-gradient(${dice.between(80, 100)}deg,#fff 0 2px,#a9b7d6 2px 3.3px),repeating-linear-gradient(${dice.between(-8, 8)}deg,#fff 0 2px,#d6b3a9 2px 3.1px)"></div>`;
const fold = ({ width, height }: Sheet, dice: Dice): string => {
  const line = (angle: number, at: number) =>
    `<div style="position:absolute;inset:0;background:linear-gradient(${angle}deg,transparent ${at - 6}%,rgba(0,0,0,.28) ${at}%,rgba(255,255,255,.55) ${at + 0.35}%,rgba(0,0,0,.12) ${at + 1}%,transparent ${at + 9}%)"></div>`;
  return line(90, dice.whole(30, 70)) + (width > height ? '' : line(180, dice.whole(35, 65)));
};

export const damages: readonly Damage[] = [
  { name: 'clean', quality: 90, scale: 1.25 },
  { name: 'JPEG 30', quality: 30, scale: 1.1 },
  { name: 'small', quality: 80, scale: 0.72 },
  { name: 'blurred', quality: 75, scale: 1.2, sheet: ({ between }) => `filter:blur(${between(0.7, 1.25)}px)` },
  { name: 'grain', quality: 70, scale: 1.1, over: grain },
  { name: 'shade', quality: 75, scale: 1.1, over: shade },
  { name: 'perspective', quality: 80, scale: 1.3, onTable: true, sheet: perspective },
  {
    name: 'turned',
    quality: 75,
    scale: 1.1,
    onTable: true,
    sheet: ({ pick }) => `transform:rotate(${pick([90, 180, 270])}deg)`,
  },
  {
    name: 'tilted',
    quality: 75,
    scale: 1.2,
    onTable: true,
    sheet: ({ pick, between }) => `transform:rotate(${pick([-1, 1]) * between(2, 7)}deg)`,
  },
  { name: 'moiré', quality: 75, scale: 1.3, over: moire },
  { name: 'folded', quality: 75, scale: 1.2, over: fold },
  { name: 'watermark, grey', quality: 80, scale: 1.2, over: watermark('#333') },
  {
    name: 'watermark, red or blue',
    quality: 80,
    scale: 1.2,
    over: (sheet, dice) => watermark(dice.pick(['#d01818', '#1840c8']))(sheet, dice),
  },
  { name: 'red stamps', quality: 80, scale: 1.2, over: stamps('#c81e28') },
  { name: 'blue stamps', quality: 80, scale: 1.2, over: stamps('#2445b8') },
  {
    name: 'grey copy',
    quality: 70,
    scale: 1.1,
    sheet: ({ between }) => `filter:grayscale(1) contrast(${between(1.25, 1.7)}) brightness(${between(0.95, 1.1)})`,
  },
  {
    name: 'phone, watermark and shade',
    quality: 65,
    scale: 1.3,
    onTable: true,
    sheet: perspective,
    over: (sheet, dice) => watermark('#444')(sheet, dice) + shade(sheet, dice),
  },
];
