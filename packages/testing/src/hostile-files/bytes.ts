import { crc32, deflateSync } from 'node:zlib';

/** A marker in everything that must not survive: a stored picture that contains it was not re-encoded. */
export const CANARY = 'CANARY-7f3a';

/** Mulberry32: the same bytes in every run. */
export function noiseBytes(length: number, seed = 1): Buffer {
  const bytes = Buffer.alloc(length);
  let state = seed >>> 0;
  for (let at = 0; at < length; at += 1) {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    bytes[at] = (mixed ^ (mixed >>> 14)) & 0xff;
  }
  return bytes;
}

const PNG = Buffer.from('89504e470d0a1a0a', 'hex');

export function chunk(type: string, data: Uint8Array = Buffer.alloc(0), crc?: number): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8 + body.length);
  frame.writeUInt32BE(data.length, 0);
  body.copy(frame, 4);
  frame.writeUInt32BE(crc ?? crc32(body), 4 + body.length);
  return frame;
}

/** PNG colour types by their number in the header. */
export const colours = { grey: 0, rgb: 2, palette: 3, greyAlpha: 4, rgba: 6 } as const;
const channelsOf = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 } as const;

export interface Png {
  readonly width: number;
  readonly height: number;
  readonly depth?: 1 | 2 | 4 | 8 | 16;
  readonly colour?: (typeof colours)[keyof typeof colours];
  readonly interlaced?: boolean;
  /** The unpacked rows, each beginning with its filter byte; zeros by default. */
  readonly rows?: Uint8Array;
  /** Chunks before the first IDAT, and after the last. */
  readonly before?: readonly Buffer[];
  readonly after?: readonly Buffer[];
  /** Bytes per IDAT chunk. */
  readonly pieces?: number;
}

export function png({ width, height, depth = 8, colour = 2, interlaced = false, ...more }: Png): Buffer {
  const { before = [], after = [], pieces = 1 << 30 } = more;
  const rowBytes = Math.ceil((width * channelsOf[colour] * depth) / 8) + 1;
  const packed = deflateSync(more.rows ?? Buffer.alloc(rowBytes * height), { level: 9 });
  const data: Buffer[] = [];
  for (let at = 0; at < packed.length; at += pieces) data.push(chunk('IDAT', packed.subarray(at, at + pieces)));
  return Buffer.concat([
    PNG,
    header({ width, height, depth, colour, interlaced }),
    ...before,
    ...data,
    ...after,
    chunk('IEND'),
  ]);
}

export function header(of: Required<Pick<Png, 'width' | 'height' | 'depth' | 'colour' | 'interlaced'>>): Buffer {
  const data = Buffer.alloc(13);
  data.writeUInt32BE(of.width, 0);
  data.writeUInt32BE(of.height, 4);
  data.set([of.depth, of.colour, 0, 0, of.interlaced ? 1 : 0], 8);
  return chunk('IHDR', data);
}

/** Inserts chunks after the header of a PNG. */
export const withChunks = (whole: Buffer, ...chunks: Buffer[]): Buffer =>
  Buffer.concat([whole.subarray(0, 33), ...chunks, whole.subarray(33)]);

/** A JPEG segment with its length. */
export function segment(marker: number, data: Uint8Array): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(data.length + 2, 2);
  return Buffer.concat([head, data]);
}

/** Inserts segments after the start of a JPEG. */
export const withSegments = (whole: Buffer, ...segments: Buffer[]): Buffer =>
  Buffer.concat([whole.subarray(0, 2), ...segments, whole.subarray(2)]);

/** Structure of a JPEG: its markers before the image data, and the number of bytes after its end. */
export function jpegStructure(jpeg: Buffer): { markers: string[]; tail: number } {
  const markers: string[] = [];
  let at = 2;
  while (at < jpeg.length && jpeg[at] === 0xff) {
    const marker = jpeg[at + 1] ?? 0;
    markers.push(marker.toString(16));
    at += 2 + jpeg.readUInt16BE(at + 2);
    if (marker === 0xda) break;
  }
  const end = jpeg.indexOf(Buffer.from('ffd9', 'hex'), at);
  return { markers, tail: end < 0 ? -1 : jpeg.length - end - 2 };
}

export interface Exif {
  readonly orientation?: number;
  readonly gps?: boolean;
  readonly thumbnail?: Buffer;
  readonly bigEndian?: boolean;
  /** Bytes of the artist's name. */
  readonly artist?: Buffer;
}

/** A TIFF block: orientation, artist, and optionally a GPS position and a thumbnail in a second directory. */
export function exif({ orientation, gps, thumbnail, bigEndian = false, artist }: Exif): Buffer {
  const u16 = (value: number) => {
    const bytes = Buffer.alloc(2);
    bigEndian ? bytes.writeUInt16BE(value) : bytes.writeUInt16LE(value);
    return bytes;
  };
  const u32 = (value: number) => {
    const bytes = Buffer.alloc(4);
    bigEndian ? bytes.writeUInt32BE(value) : bytes.writeUInt32LE(value);
    return bytes;
  };
  type Entry = readonly [tag: number, type: number, count: number, value: Buffer];
  const text = (value: Buffer): [number, number, Buffer] => [2, value.length, value];
  const degrees = [39, 54, 20].map((part) => Buffer.concat([u32(part), u32(1)]));
  /**
   * A directory at `base`; values of more than four bytes follow it. `next` is called with its end and returns the
   * next offset.
   */
  const directory = (base: number, entries: readonly Entry[], next: (end: number) => number): Buffer => {
    let free = base + 2 + entries.length * 12 + 4;
    const rows: Buffer[] = [];
    const behind: Buffer[] = [];
    for (const [tag, type, count, value] of entries) {
      const isLong = value.length > 4;
      const place = isLong ? u32(free) : Buffer.concat([value, Buffer.alloc(4 - value.length)]);
      rows.push(Buffer.concat([u16(tag), u16(type), u32(count), place]));
      if (!isLong) continue;
      behind.push(value);
      free += value.length;
    }
    return Buffer.concat([u16(entries.length), ...rows, u32(next(free)), ...behind]);
  };
  const name = artist ?? Buffer.from(`${CANARY}\0`);
  const first: Entry[] = [
    ...(orientation === undefined ? [] : [[0x0112, 3, 1, u16(orientation)] as Entry]),
    [0x013b, ...text(name)],
  ];
  const gpsEntries: Entry[] = [
    [1, ...text(Buffer.from('N\0'))],
    [2, 5, 3, Buffer.concat(degrees)],
    [3, ...text(Buffer.from('E\0'))],
    [4, 5, 3, Buffer.concat(degrees)],
  ];
  const length = (entries: readonly Entry[]) => directory(0, entries, () => 0).length;
  const gpsAt = 8 + length(gps ? [...first, [0x8825, 4, 1, u32(0)]] : first);
  if (gps) first.push([0x8825, 4, 1, u32(gpsAt)]);
  const gpsBytes = gps ? directory(gpsAt, gpsEntries, () => 0) : Buffer.alloc(0);
  const secondAt = gpsAt + gpsBytes.length;
  const second = (at: number): Entry[] => [
    [0x0201, 4, 1, u32(at)],
    [0x0202, 4, 1, u32(thumbnail?.length ?? 0)],
  ];
  const secondBytes =
    thumbnail === undefined ? Buffer.alloc(0) : directory(secondAt, second(secondAt + length(second(0))), () => 0);
  return Buffer.concat([
    Buffer.from(bigEndian ? 'MM\0*' : 'II*\0', 'latin1'),
    u32(8),
    directory(8, first, () => (thumbnail === undefined ? 0 : secondAt)),
    gpsBytes,
    secondBytes,
    thumbnail ?? Buffer.alloc(0),
  ]);
}

export const exifSegment = (of: Exif): Buffer =>
  segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), exif(of)]));

/** A zip with one stored file, which unpackers can find. */
export function zip(name: string, content: string): Buffer {
  const data = Buffer.from(content);
  const names = Buffer.from(name);
  const common = Buffer.alloc(26);
  common.writeUInt16LE(20, 0);
  common.writeUInt32LE(crc32(data), 10);
  common.writeUInt32LE(data.length, 14);
  common.writeUInt32LE(data.length, 18);
  common.writeUInt16LE(names.length, 22);
  const local = Buffer.concat([Buffer.from('504b0304', 'hex'), common, names, data]);
  const central = Buffer.concat([Buffer.from('504b01021400', 'hex'), common, Buffer.alloc(14), names]);
  const end = Buffer.alloc(22);
  end.write('504b0506', 'hex');
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(local.length, 16);
  return Buffer.concat([local, central, end]);
}
