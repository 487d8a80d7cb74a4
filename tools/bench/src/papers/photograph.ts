import type { Random } from './invented.ts';

interface Raw {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/**
 * A paper on a table, photographed at an angle: each of its corners moves inwards by up to 9 % of its edge. The projective map from the
 * photo back to the paper is solved from the four corners.
 */
export function photographed({ data, width, height }: Raw, { between }: Random): Raw {
  const margin = 0.04;
  const [outWidth, outHeight] = [Math.round(width * 1.05), Math.round(height * 1.05)];
  const inward = () => between(margin, margin + 0.09);
  const corners = [
    [outWidth * inward(), outHeight * inward()],
    [outWidth * (1 - inward()), outHeight * inward()],
    [outWidth * (1 - inward()), outHeight * (1 - inward())],
    [outWidth * inward(), outHeight * (1 - inward())],
  ] as const;
  const paper = [
    [0, 0],
    [width - 1, 0],
    [width - 1, height - 1],
    [0, height - 1],
  ] as const;
  const map = projection(corners, paper);
  const out = new Uint8Array(outWidth * outHeight * 3);
  for (let y = 0; y < outHeight; y += 1)
    for (let x = 0; x < outWidth; x += 1) {
      const w = map[6] * x + map[7] * y + 1;
      const u = (map[0] * x + map[1] * y + map[2]) / w;
      const v = (map[3] * x + map[4] * y + map[5]) / w;
      const at = (y * outWidth + x) * 3;
      const [left, top] = [Math.floor(u), Math.floor(v)];
      if (left < 0 || top < 0 || left >= width - 1 || top >= height - 1) {
        // The table: brown, with a grain.
        const grain = ((x * 7 + y * 3) % 23) - 11;
        out.set([122 + grain, 96 + grain, 72 + grain], at);
        continue;
      }
      const [fx, fy] = [u - left, v - top];
      for (let channel = 0; channel < 3; channel += 1) {
        const p = (top * width + left) * 3 + channel;
        const upper = (data[p] as number) * (1 - fx) + (data[p + 3] as number) * fx;
        const lower = (data[p + width * 3] as number) * (1 - fx) + (data[p + width * 3 + 3] as number) * fx;
        out[at + channel] = upper * (1 - fy) + lower * fy;
      }
    }
  return { data: out, width: outWidth, height: outHeight };
}

type Four = readonly (readonly [number, number])[];
type Projection = readonly [number, number, number, number, number, number, number, number];

/** The eight numbers of the projective map that sends `from` to `to`, by Gaussian elimination. */
function projection(from: Four, to: Four): Projection {
  const rows = from.flatMap(([x, y], nth) => {
    const [u, v] = to[nth] as readonly [number, number];
    return [
      [x, y, 1, 0, 0, 0, -x * u, -y * u, u],
      [0, 0, 0, x, y, 1, -x * v, -y * v, v],
    ];
  });
  for (let column = 0; column < 8; column += 1) {
    const pivot = rows
      .slice(column)
      .reduce((best, row) => (Math.abs(row[column] as number) > Math.abs(best[column] as number) ? row : best));
    rows.splice(rows.indexOf(pivot), 1);
    rows.splice(column, 0, pivot);
    for (const row of rows) {
      if (row === pivot) continue;
      const factor = (row[column] as number) / (pivot[column] as number);
      for (let at = column; at < 9; at += 1) row[at] = (row[at] as number) - factor * (pivot[at] as number);
    }
  }
  return rows.map((row, nth) => (row[8] as number) / (row[nth] as number)) as unknown as Projection;
}
