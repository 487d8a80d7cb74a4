import sharp from 'sharp';
import { segment } from './bytes.ts';

/** A file that lost some of its bytes, named by how. */
export interface DamagedFile {
  readonly name: string;
  readonly bytes: Buffer;
}

const END = Buffer.from('ffd9', 'hex');
/** Data of 600 by 400 pixels in which no two rows are equal. */
function pixels() {
  const [width, height] = [600, 400];
  const data = Buffer.alloc(width * height * 3);
  for (let y = 0, at = 0; y < height; y++)
    for (let x = 0; x < width; x++, at += 3) data.set([(x * 255) / width, (y * 255) / height, 96 + ((x * y) % 61)], at);
  return sharp(data, { raw: { width, height, channels: 3 } });
}

/** Offsets of the scan markers. */
function scansOf(jpeg: Buffer): number[] {
  const found: number[] = [];
  for (let at = jpeg.indexOf('ffda', 0, 'hex'); at >= 0; at = jpeg.indexOf('ffda', at + 2, 'hex')) found.push(at);
  return found;
}

/**
 * A valid JPEG with a restart marker after each row of blocks, and those rows; each block has one grey, different
 * from the block before it.
 */
export function jpegWithRestarts(rows = 24, columns = 40): { readonly head: Buffer; readonly rows: readonly Buffer[] } {
  const size = Buffer.alloc(6);
  size.writeUInt8(8, 0);
  size.writeUInt16BE(rows * 8, 1);
  size.writeUInt16BE(columns * 8, 3);
  size.writeUInt8(1, 5);
  // Codes of four bits for the lengths 0 to 11 of a grey's difference, and of one bit for the end of a block.
  const lengths = (counts: readonly number[]) => [...counts, ...Array<number>(16 - counts.length).fill(0)];
  const ofGreys = [0x00, ...lengths([0, 0, 0, 12]), ...Array(12).keys()];
  const ofEnd = [0x10, ...lengths([1]), 0];
  const head = Buffer.concat([
    Buffer.from('ffd8', 'hex'),
    segment(0xdb, Buffer.from([0, ...Array<number>(64).fill(8)])),
    segment(0xc0, Buffer.concat([size, Buffer.from([1, 0x11, 0])])),
    segment(0xc4, Buffer.from([...ofGreys, ...ofEnd])),
    segment(0xdd, Buffer.from([columns >> 8, columns & 255])),
    segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
  ]);
  const row = (at: number): Buffer => {
    let bits = '';
    for (let column = 0; column < columns; column++) {
      // A difference of five bits, alternately up and down.
      const difference = (column % 2 === 0 ? 1 : -1) * (16 + ((at + column) % 16));
      const value = difference > 0 ? difference : difference + 31;
      bits += `0101${value.toString(2).padStart(5, '0')}0`;
    }
    const whole = bits.padEnd(Math.ceil(bits.length / 8) * 8, '1');
    const bytes = whole.match(/.{8}/g)?.flatMap((eight) => {
      const byte = Number.parseInt(eight, 2);
      return byte === 0xff ? [0xff, 0] : [byte];
    });
    return Buffer.from(bytes ?? []);
  };
  return { head, rows: Array.from({ length: rows }, (_, at) => row(at)) };
}

/** The file of these rows, with the original numbers of the restart markers. */
export const joined = (head: Buffer, rows: readonly (Buffer | undefined)[]): Buffer =>
  Buffer.concat([
    head,
    ...rows.flatMap((row, at) => {
      if (row === undefined) return [];
      return at === rows.length - 1 ? [row] : [row, Buffer.from([0xff, 0xd0 + (at % 8)])];
    }),
    END,
  ]);

/** JPEGs that were cut, closed artificially, or lost bytes in the middle; a lenient decoder draws each of them. */
export async function damagedJpegs(): Promise<DamagedFile[]> {
  const files: DamagedFile[] = [];
  const add = (name: string, bytes: Buffer) => files.push({ name, bytes });
  for (const progressive of [false, true]) {
    const what = progressive ? 'progressive' : 'baseline';
    const jpeg = await pixels().jpeg({ quality: 90, progressive }).toBuffer();
    const [first = 0] = scansOf(jpeg);
    for (const share of [0.1, 0.5, 0.9, 0.99]) {
      const at = first + Math.floor((jpeg.length - first) * share);
      const [before, behind] = [jpeg.subarray(0, at), jpeg.subarray(at)];
      add(`${what}, cut after ${share * 100} %`, before);
      add(`${what}, cut after ${share * 100} % and ended`, Buffer.concat([before, END]));
      add(`${what}, zeros after ${share * 100} %`, Buffer.concat([before, Buffer.alloc(behind.length)]));
      if (behind.length < 700) continue;
      add(`${what}, 512 bytes lost at ${share * 100} %`, Buffer.concat([before, behind.subarray(512)]));
      add(`${what}, 512 zeros at ${share * 100} %`, Buffer.concat([before, Buffer.alloc(512), behind.subarray(512)]));
    }
    add(`${what}, without its end`, jpeg.subarray(0, -2));
    add(`${what}, ten bytes short and ended`, Buffer.concat([jpeg.subarray(0, -12), END]));
  }
  const progressive = await pixels().jpeg({ progressive: true }).toBuffer();
  for (const [place, at] of scansOf(progressive).entries())
    if (place > 0) add(`progressive, ended after ${place} scans`, Buffer.concat([progressive.subarray(0, at), END]));
  const { head, rows } = jpegWithRestarts();
  const without = (...lost: number[]) => rows.map((row, at) => (lost.includes(at) ? undefined : row));
  add('restarting, a row lost', joined(head, without(7)));
  add('restarting, the last two rows lost', joined(head, without(rows.length - 2, rows.length - 1)));
  add(
    'restarting, eight rows lost, so that the numbers fit again',
    joined(head, without(8, 9, 10, 11, 12, 13, 14, 15)),
  );
  add(
    'restarting, a row of zeros',
    joined(
      head,
      rows.map((row, at) => (at === 9 ? Buffer.alloc(row.length) : row)),
    ),
  );
  return files;
}
