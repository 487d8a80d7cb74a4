/** Header data of a JPEG or PNG, parsed here so that a decompression bomb never reaches a decoder. */
export interface Header {
  readonly format: 'jpeg' | 'png';
  /** Pixels as stored, before rotation by EXIF orientation. */
  readonly width: number;
  readonly height: number;
  /** Bytes a decoder must buffer for a progressive picture; 0 when it decodes row by row. */
  readonly progressiveBytes: number;
  /** Bytes per decoded pixel; buffered a second time when the picture must be rotated. */
  readonly pixelBytes: number;
}

/** Undefined when the header cannot be parsed: the file is damaged. */
export function readHeader(bytes: Buffer): Header | undefined {
  try {
    return bytes[0] === 0x89 ? readPngHeader(bytes) : readJpegHeader(bytes);
  } catch {
    // RangeError: read past the end.
    return undefined;
  }
}

const channels: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 3, 4: 2, 6: 4 };

function readPngHeader(bytes: Buffer): Header | undefined {
  const [width, height, depth, colour] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20), bytes[24], bytes[25]];
  const samples = channels[colour ?? -1];
  if (bytes.toString('latin1', 12, 16) !== 'IHDR' || samples === undefined || depth === undefined) return undefined;
  const pixelBytes = samples * (depth === 16 ? 2 : 1);
  return {
    format: 'png',
    width,
    height,
    pixelBytes,
    progressiveBytes: bytes[28] === 1 ? width * height * pixelBytes : 0,
  };
}

/** Frame types that are decoded: baseline, extended and progressive, each with Huffman or arithmetic coding. */
const decodedFrames = new Set([0xc0, 0xc1, 0xc2, 0xc9, 0xca]);
const progressiveFrames = new Set([0xc2, 0xca]);

function readJpegHeader(bytes: Buffer): Header | undefined {
  for (let at = 2; ; ) {
    // Any number of 0xff fill bytes may precede a marker.
    while (bytes[at] === 0xff && bytes[at + 1] === 0xff) at += 1;
    const marker = bytes.readUInt8(at + 1);
    if (bytes[at] !== 0xff || marker === 0xda || marker === 0xd9) return undefined;
    if (decodedFrames.has(marker)) return readFrame(bytes, at, progressiveFrames.has(marker));
    at += 2 + bytes.readUInt16BE(at + 2);
  }
}

function readFrame(bytes: Buffer, at: number, isProgressive: boolean): Header {
  const [height, width, samples] = [bytes.readUInt16BE(at + 5), bytes.readUInt16BE(at + 7), bytes.readUInt8(at + 9)];
  const factors = Array.from({ length: samples }, (_, one) => bytes.readUInt8(at + 11 + one * 3));
  const [most, all] = [
    Math.max(...factors.map((both) => both >> 4)) * Math.max(...factors.map((both) => both & 15)),
    factors.reduce((sum, both) => sum + (both >> 4) * (both & 15), 0),
  ];
  // A coefficient takes two bytes.
  const progressiveBytes = isProgressive ? width * height * 2 * (all / Math.max(1, most)) : 0;
  return { format: 'jpeg', width, height, pixelBytes: samples, progressiveBytes };
}

/**
 * The chunks a decoder needs, including orientation. Text, time and other chunks, which may decompress to any size, are
 * not passed on.
 */
const neededChunks = new Set(['IHDR', 'PLTE', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'iCCP', 'sBIT', 'eXIf', 'IDAT', 'IEND']);

/** Removes unneeded chunks from a PNG and everything after its end; a JPEG is returned unchanged. */
export function stripPngChunks(bytes: Buffer): Buffer {
  if (bytes[0] !== 0x89) return bytes;
  const kept = [bytes.subarray(0, 8)];
  for (let at = 8; at + 12 <= bytes.length; ) {
    const end = at + 12 + bytes.readUInt32BE(at);
    const type = bytes.toString('latin1', at + 4, at + 8);
    // A capital first letter marks a critical chunk: the decoder decides about unknown ones.
    if (neededChunks.has(type) || /^[A-Z]/.test(type)) kept.push(bytes.subarray(at, end));
    if (type === 'IEND') break;
    at = end;
  }
  return Buffer.concat(kept);
}
