/** Faults that are a file of their own in the download queue. */
export const hostileFaults = ['fileMalformed', 'fileDoctype', 'fileEntityBomb', 'fileHuge'] as const;
export type HostileFault = (typeof hostileFaults)[number];

/** Bytes of a body that is larger than anything the interface knows (bureau-interface.md §3.4: 50 MB). */
export const hugeBytes = 100 * 1024 * 1024;

/** A type that names a file of the reader's own machine, as a thief of files would. */
export const doctype = '<!DOCTYPE return [<!ENTITY stolen SYSTEM "file:///etc/passwd">]>';

/** Ten entities, each ten times the one before: 10 GB where a parser resolves them. */
export const entityBomb = `<!DOCTYPE return [<!ENTITY e0 "样例样例">${Array.from(
  { length: 9 },
  (_, at) => `<!ENTITY e${at + 1} "${`&e${at};`.repeat(10)}">`,
).join('')}]>`;

const declared = '<?xml version="1.0" encoding="GBK"?>';
const around = (content: string) => `<DownloadData version="V.3.0"><ICP><BAJG>${content}</BAJG></ICP></DownloadData>`;

/** The bytes of such a file: ASCII, or ASCII with a few entities' text, so that they are the same in GBK. */
export function hostileFile(kind: HostileFault): Buffer {
  const text = {
    fileMalformed: () => `${declared}<DownloadData version="V.3.0"><ICP><BAJG></ICP>`,
    fileDoctype: () => `${declared}${doctype}${around('&stolen;')}`,
    fileEntityBomb: () => `${declared}${entityBomb.replace('样例样例', 'haha')}${around('&e9;')}`,
    fileHuge: () => `${declared}${around(' '.repeat(hugeBytes))}`,
  } satisfies Record<HostileFault, () => string>;
  return Buffer.from(text[kind](), 'latin1');
}
