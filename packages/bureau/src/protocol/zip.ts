import { crc32, inflateRawSync } from 'node:zlib';
import { zipSync } from 'fflate';

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

/** More than a data file may ever hold (50 MB, bureau-interface.md §3.4), less than what hurts. */
const defaultMaxBytes = 64 * 1024 * 1024;

/** An archive of one entry with a fixed date, so that the same file always gives the same bytes and the same hash. */
export function zipOne(fileName: string, bytes: Uint8Array): Buffer {
  // fflate writes the local wall-clock time; a local date is therefore the same bytes in every time zone.
  return Buffer.from(zipSync({ [fileName]: [bytes, { level: 6, mtime: new Date(1980, 0, 1) }] }));
}

/**
 * Opens an archive that holds exactly one file. Sizes declared in the archive are not believed: unpacking stops at `maxBytes`.
 * @throws ZipFault
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

/** Offsets in a damaged archive point anywhere; reading past the end is damage too. */
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
