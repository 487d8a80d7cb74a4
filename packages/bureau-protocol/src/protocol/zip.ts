import { crc32, createDeflateRaw, deflateRawSync, inflateRawSync } from 'node:zlib';

export type ZipFaultKind = 'broken' | 'count' | 'size';

/** `broken`: not a readable archive · `count`: not exactly one file · `size`: larger than allowed when unpacked. */
export class ZipFault extends Error {
  readonly fault: ZipFaultKind;
  constructor(fault: ZipFaultKind, message: string) {
    super(message);
    this.name = 'ZipFault';
    this.fault = fault;
  }
}

/** More than the maximum size of a data file (50 MB, docs/spec/bureau-interface.md B-3.4), but still harmless for memory. */
const defaultMaxBytes = 64 * 1024 * 1024;

/** Compression level of a data file; a higher one does not compress images as base64 text any better. */
const level = 6;
const chunkSize = 256 * 1024;

/** A compressed file, independent of its name in the archive. */
export interface Deflated {
  readonly crc: number;
  /** Bytes before compression. */
  readonly size: number;
  readonly pieces: readonly Buffer[];
}

/** Compresses a file while it is generated. */
export interface Deflater {
  /** Adds the next piece; it is kept until it is compressed. */
  add(piece: Uint8Array): void;
  /** Finishes the file. */
  end(): Promise<Deflated>;
  /** Discards the file. */
  abort(): void;
}

/**
 * Compresses a file given in pieces, off the event loop, without a copy of the whole. The bytes equal those of
 * `zipOne`, whatever the pieces.
 */
export function createDeflater(): Deflater {
  const deflate = createDeflateRaw({ level, chunkSize });
  let [crc, size] = [0, 0];
  // Small pieces are collected, because each write is a round trip to another thread.
  let some: Uint8Array[] = [];
  let gathered = 0;
  const write = () => {
    if (gathered > 0) deflate.write(some.length === 1 ? some[0] : Buffer.concat(some));
    [some, gathered] = [[], 0];
  };
  const read = async () => {
    const packed: Buffer[] = [];
    for await (const chunk of deflate as AsyncIterable<Buffer>) packed.push(chunk);
    return packed;
  };
  const packed = read();
  // `end()` reports a fault; for a discarded file it is ignored.
  packed.catch(() => undefined);
  return {
    add(piece) {
      crc = crc32(piece, crc);
      size += piece.length;
      some.push(piece);
      gathered += piece.length;
      if (gathered >= chunkSize) write();
    },
    async end() {
      write();
      deflate.end();
      return { crc, size, pieces: await packed };
    },
    abort: () => deflate.destroy(),
  };
}

/** `createDeflater` for a complete file. */
export function deflateFile(pieces: Iterable<Uint8Array>): Promise<Deflated> {
  const file = createDeflater();
  for (const piece of pieces) file.add(piece);
  return file.end();
}

/** An archive of one entry with a fixed date, so that the same file always gives the same bytes and the same hash. */
export function zipOne(fileName: string, bytes: Uint8Array): Buffer {
  const pieces = [deflateRawSync(bytes, { level, chunkSize })];
  return Buffer.concat(zipPieces(fileName, { crc: crc32(bytes), size: bytes.length, pieces }));
}

/** The archive of an already compressed file, in pieces. */
export function zipPieces(fileName: string, { crc, size, pieces }: Deflated): Buffer[] {
  const name = Buffer.from(fileName);
  const packed = pieces.reduce((sum, { length }) => sum + length, 0);
  // APPNOTE 4.4: version 2.0, no flags, deflate, 00:00 of 1980-01-01, sizes, length of the name.
  const common = Buffer.alloc(26);
  common.writeUInt16LE(20, 0);
  common.writeUInt16LE(8, 4);
  common.writeUInt16LE(0x0021, 8);
  common.writeUInt32LE(crc, 10);
  common.writeUInt32LE(packed, 14);
  common.writeUInt32LE(size, 18);
  common.writeUInt16LE(name.length, 22);
  const local = Buffer.concat([uint32(localSignature), common, name]);
  const entry = Buffer.concat([uint32(entrySignature), Buffer.from([20, 0]), common, Buffer.alloc(14), name]);
  const end = Buffer.alloc(endLength);
  end.writeUInt32LE(endSignature, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(entry.length, 12);
  end.writeUInt32LE(local.length + packed, 16);
  return [local, ...pieces, entry, end];
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

/**
 * Opens an archive that contains exactly one file. Sizes declared in the archive are not trusted: unpacking stops at
 * `maxBytes`. @throws ZipFault
 */
export function unzipOne(bytes: Uint8Array, limits: { maxBytes?: number } = {}): { fileName: string; bytes: Buffer } {
  const maxBytes = limits.maxBytes ?? defaultMaxBytes;
  const archive = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entry = readSafely(() => onlyEntry(archive));
  if (entry.size > maxBytes) throw new ZipFault('size', 'the file in the archive is too large');
  const packed = readSafely(() => packedBytes(archive, entry));
  const content = inflate(entry.method, packed, maxBytes);
  if (content.length !== entry.size || crc32(content) !== entry.crc) broken('the file does not match its checksum');
  return { fileName: entry.fileName, bytes: content };
}

interface Entry {
  readonly fileName: string;
  readonly method: number;
  readonly crc: number;
  readonly packedSize: number;
  readonly size: number;
  readonly offset: number;
}

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const localSignature = 0x04034b50;
const endLength = 22;

function onlyEntry(archive: Buffer): Entry {
  const end = endOfDirectory(archive);
  if (archive.readUInt16LE(end + 10) !== 1) throw new ZipFault('count', 'the archive must hold exactly one file');
  const at = archive.readUInt32LE(end + 16);
  if (archive.readUInt32LE(at) !== entrySignature) broken('no directory');
  if ((archive.readUInt16LE(at + 8) & 1) !== 0) broken('the entry is encrypted');
  const nameLength = archive.readUInt16LE(at + 28);
  return {
    fileName: archive.toString('utf8', at + 46, at + 46 + nameLength),
    method: archive.readUInt16LE(at + 10),
    crc: archive.readUInt32LE(at + 16),
    packedSize: archive.readUInt32LE(at + 20),
    size: archive.readUInt32LE(at + 24),
    offset: archive.readUInt32LE(at + 42),
  };
}

function endOfDirectory(archive: Buffer): number {
  const lowest = Math.max(0, archive.length - endLength - 0xffff);
  for (let at = archive.length - endLength; at >= lowest; at--)
    if (archive.readUInt32LE(at) === endSignature) return at;
  return broken('no end of directory');
}

function packedBytes(archive: Buffer, entry: Entry): Buffer {
  if (archive.readUInt32LE(entry.offset) !== localSignature) broken('no local header');
  const start = entry.offset + 30 + archive.readUInt16LE(entry.offset + 26) + archive.readUInt16LE(entry.offset + 28);
  if (start + entry.packedSize > archive.length) broken('the archive is cut');
  return archive.subarray(start, start + entry.packedSize);
}

function inflate(method: number, packed: Buffer, maxBytes: number): Buffer {
  if (method === 0) {
    if (packed.length > maxBytes) throw new ZipFault('size', 'the file in the archive is too large');
    return Buffer.from(packed);
  }
  if (method !== 8) return broken('unknown compression method');
  try {
    return inflateRawSync(packed, { maxOutputLength: maxBytes });
  } catch (error) {
    if (error instanceof RangeError) throw new ZipFault('size', 'the file in the archive is too large');
    return broken('the compressed bytes are damaged');
  }
}

/** Offsets in a damaged archive may point anywhere; reading past the end counts as damage, too. */
function readSafely<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof RangeError) return broken('the archive is cut');
    throw error;
  }
}

function broken(message: string): never {
  throw new ZipFault('broken', message);
}
