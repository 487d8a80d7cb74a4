import { md5Base64, zipOne } from '@beian/bureau-protocol/protocol';
import type { Tree } from '../xml/write.ts';
import type { PreviousDamage } from './faults.ts';

/** Faults of a downloaded file that has a right hash but cannot be read. */
export const hostileFaults = [
  'fileMalformed',
  'fileDoctype',
  'fileEntityBomb',
  'fileHuge',
  'fileCut',
  'fileTwoEntries',
] as const;
export type HostileFault = (typeof hostileFaults)[number];

/** Bytes of a body above the largest size of the interface (docs/spec/bureau-interface.md B-3.4: 50 MB). */
export const hugeBytes = 100 * 1024 * 1024;

/** A DOCTYPE with an external entity that names a local file (XXE). */
export const doctype = '<!DOCTYPE return [<!ENTITY stolen SYSTEM "file:///etc/passwd">]>';

/** Ten nested entities, each ten times the one before: 10 GB when a parser resolves them. */
export const entityBomb = `<!DOCTYPE return [<!ENTITY e0 "样例样例">${Array.from(
  { length: 9 },
  (_, at) => `<!ENTITY e${at + 1} "${`&e${at};`.repeat(10)}">`,
).join('')}]>`;

const declared = '<?xml version="1.0" encoding="GBK"?>';
const around = (content: string) => `<DownloadData version="V.3.0"><ICP><BAJG>${content}</BAJG></ICP></DownloadData>`;

/** The damaged archive that replaces the archive of `xml`. */
export function hostileZip(kind: HostileFault, fileName: string, xml: Uint8Array): Buffer {
  const sound = zipOne(fileName, xml);
  // ASCII, or ASCII with a few entities, so that the bytes are the same in GBK.
  const of = (text: string) => zipOne(fileName, Buffer.from(text, 'latin1'));
  const zips = {
    fileMalformed: () => of(`${declared}<DownloadData version="V.3.0"><ICP><BAJG></ICP>`),
    fileDoctype: () => of(`${declared}${doctype}${around('&stolen;')}`),
    fileEntityBomb: () => of(`${declared}${entityBomb.replace('样例样例', 'haha')}${around('&e9;')}`),
    fileHuge: () => of(`${declared}${around(' '.repeat(hugeBytes))}`),
    fileCut: () => sound.subarray(0, Math.floor(sound.length / 2)),
    fileTwoEntries: () => listedTwice(sound),
  } satisfies Record<HostileFault, () => Buffer>;
  return zips[kind]();
}

const END_LENGTH = 22;

/** An archive of one entry whose directory lists it twice (APPNOTE 4.3.16: counts, size and offset of the directory). */
function listedTwice(zip: Buffer): Buffer {
  const end = Buffer.from(zip.subarray(-END_LENGTH));
  const directory = zip.subarray(end.readUInt32LE(16), -END_LENGTH);
  end.writeUInt16LE(2, 8);
  end.writeUInt16LE(2, 10);
  end.writeUInt32LE(2 * directory.length, 12);
  return Buffer.concat([zip.subarray(0, -END_LENGTH), directory, end]);
}

/** Content of `fileInfos`. */
export type FileInfos = Readonly<Record<string, Tree | undefined>>;

/** The answer about the previous upload with a damage; `cutArchive` is in the file already. */
export function damagedPreviousUpload(kind: PreviousDamage, sound: FileInfos): Readonly<Record<string, FileInfos>> {
  const damages = {
    wrongHash: { ...sound, beianInfoHash: md5Base64(Buffer.from('corrupt')) },
    cutArchive: sound,
    noFile: { dataSequence: sound.dataSequence },
    noNumber: { ...sound, dataSequence: undefined },
    zeroWithFile: { ...sound, dataSequence: '0' },
    refusedWithNumber: { dataSequence: '0' },
  } satisfies Record<PreviousDamage, FileInfos>;
  return { fileInfos: damages[kind] };
}
