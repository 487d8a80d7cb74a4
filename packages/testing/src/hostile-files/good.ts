import sharp, { type JpegOptions, type Sharp } from 'sharp';
import {
  CANARY,
  chunk,
  colours,
  exif,
  exifSegment,
  noiseBytes,
  type Png,
  png,
  segment,
  withChunks,
  withSegments,
} from './bytes.ts';

/** A file that must be accepted. */
export interface GoodFile {
  readonly name: string;
  readonly bytes: Buffer;
  readonly type: 'image/jpeg' | 'image/png';
  /** Size of the upright picture, pixels. */
  readonly width: number;
  readonly height: number;
  /** Colours of the four corners when upright, from the upper left by rows; missing if the picture has none. */
  readonly corners?: readonly Colour[];
  /** Tolerance per channel: print has fewer colours. */
  readonly within?: number;
}
type Colour = readonly [red: number, green: number, blue: number];

const corners: readonly Colour[] = [
  [200, 30, 40],
  [30, 160, 60],
  [40, 60, 190],
  [230, 210, 60],
];
/** The same in grey, with the library's weights. */
const inGrey: readonly Colour[] = [102, 139, 77, 208].map((light) => [light, light, light] as const);
const greys: readonly Colour[] = [
  [0, 0, 0],
  [85, 85, 85],
  [170, 170, 170],
  [255, 255, 255],
];
const [W, H] = [160, 112];

/** The corner to which a position of the upright picture belongs. */
const cornerAt = (x: number, y: number, width: number, height: number): number =>
  (y < height / 2 ? 0 : 2) + (x < width / 2 ? 0 : 1);

/** Upright position of a stored pixel, by EXIF orientation. */
const upright: Readonly<Record<number, (column: number, row: number, w: number, h: number) => [number, number]>> = {
  1: (c, r) => [c, r],
  2: (c, r, w) => [w - 1 - c, r],
  3: (c, r, w, h) => [w - 1 - c, h - 1 - r],
  4: (c, r, _, h) => [c, h - 1 - r],
  5: (c, r) => [r, c],
  6: (c, r, w) => [w - 1 - r, c],
  7: (c, r, w, h) => [w - 1 - r, h - 1 - c],
  8: (c, r, _, h) => [r, h - 1 - c],
};

/** The four corners as a camera in that orientation stores them. */
export function cornerPicture(orientation = 1, width = W, height = H): Sharp {
  const lies = orientation > 4;
  const [stored, rows] = lies ? [height, width] : [width, height];
  const data = Buffer.alloc(stored * rows * 3);
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < stored; column += 1) {
      const [x, y] = upright[orientation]?.(column, row, width, height) ?? [0, 0];
      data.set(corners[cornerAt(x, y, width, height)] ?? [], (row * stored + column) * 3);
    }
  }
  return sharp(data, { raw: { width: stored, height: rows, channels: 3 } });
}

/** A PNG written byte by byte: `sample` returns the channels of one pixel, by its corner. */
function drawnPng(of: Omit<Png, 'width' | 'height' | 'rows'>, sample: (corner: number) => readonly number[]): Buffer {
  const { depth = 8 } = of;
  const rows: Buffer[] = [];
  for (let y = 0; y < H; y += 1) {
    const bits = Array.from({ length: W }, (_, x) => sample(cornerAt(x, y, W, H))).flat();
    const row = Buffer.alloc(1 + Math.ceil((bits.length * depth) / 8));
    bits.forEach((value, at) => {
      if (depth === 16) row.writeUInt16BE(value, 1 + at * 2);
      else {
        const place = at * depth;
        row[1 + (place >> 3)] = (row[1 + (place >> 3)] ?? 0) | (value << (8 - depth - (place & 7)));
      }
    });
    rows.push(row);
  }
  return png({ ...of, width: W, height: H, rows: Buffer.concat(rows) });
}

const palette = chunk('PLTE', Buffer.from(corners.flat()));

/** A whole file padded to exactly this length with bytes that decoders ignore. */
function padded(whole: Buffer, length: number): Buffer {
  const isPng = whole[0] === 0x89;
  if (isPng) return withChunks(whole, chunk('prIv', noiseBytes(length - whole.length - 12)));
  const segments: Buffer[] = [];
  for (let left = length - whole.length; left > 0; ) {
    const size = left > 65_537 + 4 ? 65_537 : left;
    segments.push(segment(0xfe, Buffer.alloc(size - 4, 0x20)));
    left -= size;
  }
  return withSegments(whole, ...segments);
}

const jpeg = (picture: Sharp, options: JpegOptions = {}) => picture.jpeg({ quality: 92, ...options }).toBuffer();

/**
 * Files as phones, scanners and offices make them; generated in each run, always equal. `limits`: include those that
 * take a second each.
 */
export async function goodFiles({ limits = false } = {}): Promise<GoodFile[]> {
  const plain = await jpeg(cornerPicture());
  const flat = await cornerPicture().png().toBuffer();
  const files: GoodFile[] = [];
  const add = (name: string, bytes: Buffer, more: Partial<GoodFile> = {}) => {
    const type = bytes[0] === 0x89 ? 'image/png' : 'image/jpeg';
    files.push({ name, bytes, type, width: W, height: H, corners, ...more });
  };
  for (const orientation of [1, 2, 3, 4, 5, 6, 7, 8]) {
    const stored = await jpeg(cornerPicture(orientation));
    add(`JPEG, orientation ${orientation}`, withSegments(stored, exifSegment({ orientation, gps: true })));
  }
  for (const orientation of [3, 6])
    add(
      `JPEG, orientation ${orientation}, big endian, with a thumbnail`,
      withSegments(
        await jpeg(cornerPicture(orientation)),
        exifSegment({ orientation, gps: true, bigEndian: true, thumbnail: plain }),
      ),
    );
  for (const orientation of [3, 6, 8])
    add(
      `PNG, orientation ${orientation}`,
      withChunks(await cornerPicture(orientation).png().toBuffer(), chunk('eXIf', exif({ orientation, gps: true }))),
    );
  add('JPEG, grey', await jpeg(cornerPicture().greyscale()), { corners: inGrey });
  add('JPEG, progressive', await jpeg(cornerPicture(), { progressive: true }));
  add(
    'JPEG, progressive, lying',
    withSegments(await jpeg(cornerPicture(6), { progressive: true }), exifSegment({ orientation: 6 })),
  );
  add('JPEG, 4:4:4', await jpeg(cornerPicture(), { chromaSubsampling: '4:4:4' }));
  add('JPEG, as mozjpeg writes', await jpeg(cornerPicture(), { mozjpeg: true }));
  add('JPEG, the best quality', await jpeg(cornerPicture(), { quality: 100 }));
  add('JPEG, CMYK', await jpeg(cornerPicture().toColourspace('cmyk'), { quality: 100 }), { within: 60 });
  add('JPEG, with the profile of a phone’s screen', await jpeg(cornerPicture().withIccProfile('p3')));
  add('JPEG, with a comment', withSegments(plain, segment(0xfe, Buffer.from(CANARY))));
  add(
    'JPEG, with XMP',
    withSegments(plain, segment(0xe1, Buffer.from(`http://ns.adobe.com/xap/1.0/\0<x:${CANARY}/>`))),
  );
  add(
    'JPEG, with a JFIF segment of 300 dots an inch',
    withSegments(plain, segment(0xe0, Buffer.from('4a46494600010101012c012c0000', 'hex'))),
  );
  add('JPEG, very long', await jpeg(cornerPicture(1, 20_000, 100)), { width: 20_000, height: 100 });
  add('JPEG of exactly 4 MiB', padded(plain, 4 * 1024 * 1024));
  add('PNG, RGB', flat);
  add('PNG, interlaced', await cornerPicture().png({ progressive: true }).toBuffer());
  add(
    'PNG in many pieces',
    drawnPng({ pieces: 16 }, (at) => corners[at] ?? []),
  );
  add('PNG of exactly 4 MiB', padded(flat, 4 * 1024 * 1024));
  add('PNG, grey', await cornerPicture().greyscale().png().toBuffer(), { corners: inGrey });
  for (const [depth, top] of [
    [1, 1],
    [2, 3],
    [4, 15],
    [8, 255],
    [16, 65_535],
  ] as const)
    add(
      `PNG, grey of ${depth} bit`,
      drawnPng({ depth, colour: colours.grey }, (at) => [depth === 1 ? at & 1 : Math.round((at * top) / 3)]),
      { corners: depth === 1 ? [0, 1, 0, 1].map((at) => greys[at * 3] ?? [0, 0, 0]) : greys },
    );
  for (const depth of [2, 4, 8] as const)
    add(
      `PNG, palette of ${depth} bit`,
      drawnPng({ depth, colour: colours.palette, before: [palette] }, (at) => [at]),
    );
  const clear = chunk('tRNS', Buffer.from([255, 255, 255, 0]));
  const onWhite = [...corners.slice(0, 3), [255, 255, 255] as const];
  add(
    'PNG, palette with a clear colour',
    drawnPng({ colour: colours.palette, before: [palette, clear] }, (at) => [at]),
    { corners: onWhite },
  );
  const clearRgb = (at: number) => [...(corners[at] ?? []), at === 3 ? 0 : 255];
  add('PNG, with transparency', drawnPng({ colour: colours.rgba }, clearRgb), { corners: onWhite });
  add(
    'PNG, 16 bit with transparency',
    drawnPng({ colour: colours.rgba, depth: 16 }, (at) => clearRgb(at).map((value) => value * 257)),
    { corners: onWhite },
  );
  add(
    'PNG, RGB of 16 bit',
    drawnPng({ depth: 16 }, (at) => (corners[at] ?? []).map((value) => value * 257)),
  );
  add(
    'PNG, grey with transparency',
    drawnPng({ colour: colours.greyAlpha }, (at) => [at * 85, at === 0 ? 0 : 255]),
    { corners: [[255, 255, 255], ...greys.slice(1)] },
  );
  add(
    'PNG with times and words',
    withChunks(
      flat,
      chunk('tEXt', Buffer.from(`Author\0${CANARY}`)),
      chunk('tIME', Buffer.from([7, 234, 1, 1, 1, 1, 1])),
    ),
  );
  if (!limits) return files;
  const big = { width: 8000, height: 5000 };
  const large = await cornerPicture(1, big.width, big.height).png({ compressionLevel: 9 }).toBuffer();
  add('PNG of 40 million pixels', large, big);
  add('JPEG of 40 million pixels', await jpeg(sharp(large), { quality: 60 }), big);
  const lying = await jpeg(cornerPicture(6, big.width, big.height), { quality: 60 });
  add('JPEG of 40 million pixels, lying', withSegments(lying, exifSegment({ orientation: 6 })), big);
  add(
    'JPEG of 20 million pixels, progressive',
    await jpeg(cornerPicture(1, 5000, 4000), { quality: 60, progressive: true }),
    {
      ...{ width: 5000, height: 4000 },
    },
  );
  const noise = { width: 3000, height: 2000, channels: 3 as const };
  const photo = await jpeg(sharp(noiseBytes(noise.width * noise.height * 3), { raw: noise }).blur(1), { quality: 84 });
  files.push({ name: 'JPEG of a photo of 4 MB', bytes: photo, type: 'image/jpeg', width: 3000, height: 2000 });
  return files;
}
