import type { PaperKind, ReadingField } from '@beian/domain/reading';
import type { Pixels } from '../text/index.ts';
import type { Extracted, Extraction } from './extract.ts';
import { type Area, areaOf, cornersIn } from './layout.ts';

/** A place beside a label where something is written or stamped by hand. */
interface InkRow {
  readonly kind: PaperKind;
  readonly field: ReadingField;
  /** Labels with the area beside them, in heights of the label's line from its left edge (`from`: its right edge) and its middle. */
  readonly beside: readonly { readonly label: string; readonly from: 'left' | 'right'; readonly area: Area }[];
  readonly isInk: (red: number, green: number, blue: number, ground: number) => boolean;
  /** Shares of ink up to which nothing stands there and from which something does; between them it is doubtful. */
  readonly none: number;
  readonly some: number;
}

const isDark = (red: number, green: number, blue: number, ground: number): boolean =>
  red * 0.3 + green * 0.59 + blue * 0.11 < ground - 60 && red - Math.max(green, blue) < 40;
/** The ink of a seal, red or blue. */
const isSealInk = (red: number, green: number, blue: number): boolean =>
  (red > 90 && red - Math.max(green, blue) > 45) || (blue > 90 && blue - Math.max(red, green) > 45);

const rows: readonly InkRow[] = [
  {
    kind: 'VERIFICATION_FORM',
    field: 'form.signed',
    beside: [{ label: '网站负责人签字', from: 'right', area: { left: 0.8, right: 9, top: -1.3, bottom: 1 } }],
    isInk: isDark,
    none: 0.006,
    some: 0.015,
  },
  {
    kind: 'VERIFICATION_FORM',
    field: 'form.sealed',
    beside: [
      { label: '单位盖章', from: 'left', area: { left: -1, right: 20, top: -5, bottom: 6 } },
      { label: '网站负责人签字', from: 'right', area: { left: 9, right: 32, top: -5, bottom: 6 } },
    ],
    isInk: isSealInk,
    none: 0.004,
    some: 0.012,
  },
];

/** Whether the paper is signed and sealed: YES or NO, for each whose label was found. */
export function findInk(kind: PaperKind, { labels, layout }: Extraction, upright: Pixels): Extracted[] {
  return rows
    .filter((row) => row.kind === kind)
    .flatMap((row) => {
      const anchors = row.beside.flatMap(({ label, from, area }) =>
        labels
          .filter((found) => found.label === label)
          .map(({ labelGlyphs }) => {
            const own = areaOf(labelGlyphs);
            const height = labelGlyphs[0]?.cell.height ?? 0;
            const [x, y] = [own[from], (own.top + own.bottom) / 2];
            return {
              left: x + area.left * height,
              right: x + area.right * height,
              top: y + area.top * height,
              bottom: y + area.bottom * height,
            };
          }),
      );
      const area = anchors[0];
      if (area === undefined) return [];
      const share = inkIn(area, layout.angle, upright, row.isInk);
      const doubtful = share > row.none && share < row.some;
      return [
        {
          field: row.field,
          value: share >= row.some ? 'YES' : 'NO',
          confidence: doubtful ? 0.5 : 0.95,
          area,
          looks: [],
        },
      ];
    });
}

/** Share of pixels with ink. */
function inkIn(area: Area, angle: number, { data, width, height }: Pixels, isInk: InkRow['isInk']): number {
  const [a, b, , d] = cornersIn(area, angle);
  const [across, down] = [Math.round(area.right - area.left), Math.round(area.bottom - area.top)];
  const samples: [number, number, number][] = [];
  for (let v = 0; v < down; v += 1)
    for (let u = 0; u < across; u += 1) {
      const x = Math.round(a.x + ((b.x - a.x) * u) / across + ((d.x - a.x) * v) / down);
      const y = Math.round(a.y + ((b.y - a.y) * u) / across + ((d.y - a.y) * v) / down);
      if (x < 0 || y < 0 || x >= width || y >= height) continue;
      const at = (y * width + x) * 3;
      samples.push([data[at] as number, data[at + 1] as number, data[at + 2] as number]);
    }
  if (samples.length === 0) return 0;
  const ground = samples.reduce((sum, [r, g, bl]) => sum + r * 0.3 + g * 0.59 + bl * 0.11, 0) / samples.length;
  return samples.filter(([r, g, bl]) => isInk(r, g, bl, ground)).length / samples.length;
}
