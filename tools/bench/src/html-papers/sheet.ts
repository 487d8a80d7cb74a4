import type { PaperKind, ReadingField } from '@beian/domain/reading';
import encodeQr from 'qr';
import type { Content, Dice } from './content.ts';

/** A paper as HTML with what stands on it. */
export interface Sheet {
  readonly kind: PaperKind | 'OTHER';
  readonly layout: string;
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
  readonly html: string;
  /** Undefined: the layout does not have it. */
  readonly truth: Readonly<Partial<Record<ReadingField, string | undefined>>>;
}
export type DrawSheet = (content: Content, dice: Dice) => Sheet;

export const inCharacters = (day: string): string =>
  day === '长期' ? day : `${day.slice(0, 4)}年${day.slice(5, 7)}月${day.slice(8)}日`;

/** A table without borders: labels whose letters are spread over their column, as licences have them. */
export const spreadRows = (rows: readonly (readonly [label: string, value: string])[], style = ''): string =>
  `<table class="spread" style="${style}">${rows.map(([label, value]) => `<tr><th>${label}</th><td>${value}</td></tr>`).join('')}</table>`;

export const ruledRows = (rows: readonly (readonly [label: string, value: string])[], style = ''): string =>
  `<table class="ruled" style="${style}">${rows.map(([label, value]) => `<tr><th>${label}</th><td>${value}</td></tr>`).join('')}</table>`;

export function qrOf(text: string, side: number): string {
  const cells = encodeQr(text, 'raw', { border: 2, ecc: 'low' });
  const dark = cells.flatMap((row, y) =>
    row.flatMap((is, x) => (is ? `<rect x="${x}" y="${y}" width="1.02" height="1.02"/>` : [])),
  );
  return `<svg class="qr" width="${side}" height="${side}" viewBox="0 0 ${cells.length} ${cells.length}" style="background:#fff">${dark.join('')}</svg>`;
}

/** A round stamp; `colour` as its ink. */
export const stampOf = (text: string, x: number, y: number, radius: number, colour: string, turn: number): string => {
  const id = `arc${x}-${y}`;
  const inner = radius * 0.7;
  return `<svg class="stamp" style="left:${x - radius}px;top:${y - radius}px" width="${radius * 2}" height="${radius * 2}" viewBox="${-radius} ${-radius} ${radius * 2} ${radius * 2}">
<g transform="rotate(${turn})" fill="${colour}" opacity=".82"><defs><path id="${id}" d="M${-inner * 0.85} ${inner * 0.53}A${inner} ${inner} 0 1 1 ${inner * 0.85} ${inner * 0.53}"/></defs>
<circle r="${radius * 0.95}" fill="none" stroke="${colour}" stroke-width="${radius * 0.045}"/><text font-size="${Math.min(radius * 0.27, (radius * 3.6) / text.length)}" textLength="${inner * 4.2}"><textPath href="#${id}">${text}</textPath></text>
<path d="M0-${radius * 0.3}L${radius * 0.18} ${radius * 0.26}L-${radius * 0.29}-${radius * 0.09}H${radius * 0.29}L-${radius * 0.18} ${radius * 0.26}Z"/></g></svg>`;
};
