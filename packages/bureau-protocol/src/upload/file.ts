import type { UploadBlock } from './blocks.ts';

/** Records per data file (docs/spec/bureau-interface.md B-3.4). */
export const maxFilingsPerFile = 1000;

/**
 * Maximum size of a data file that we build, in bytes: the interface accepts 50 MB before compression
 * (docs/spec/bureau-interface.md B-3.4).
 */
export const maxFileBytes = 45 * 1024 * 1024;

/** The parts of a data file before and after its records. @throws RangeError when `ispId` is not an id */
export function fileFrame(ispId: string, block: UploadBlock | 'HSJG' | 'XZHYD'): [before: Buffer, after: Buffer] {
  if (!/^[1-9]\d{0,18}$/.test(ispId)) throw new RangeError('ispId must be a positive number');
  return [
    Buffer.from(`<?xml version="1.0" encoding="GBK"?><UploadData version="V.3.0"><ICP><${block}>`),
    Buffer.from(`</${block}><Qqdwid>${ispId}</Qqdwid></ICP></UploadData>`),
  ];
}

/**
 * Joins records of different subjects into one data file. All are of the same block. @throws RangeError when there are
 * none or too many, or when `ispId` is not an id
 */
export function joinRecords(ispId: string, block: UploadBlock, records: readonly Buffer[]): Buffer {
  if (records.length === 0 || records.length > maxFilingsPerFile) {
    throw new RangeError(`a file holds 1 to ${maxFilingsPerFile} records`);
  }
  const [before, after] = fileFrame(ispId, block);
  return Buffer.concat([before, ...records, after]);
}
