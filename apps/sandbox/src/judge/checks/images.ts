import type { Attachment } from '../../records/shapes.ts';

const KB = 1024;

/** Attachment formats (Fjwjgs, B-10.2) and the first bytes of real files of the format. */
const formats: Readonly<Record<string, readonly number[]>> = {
  '1': [0xff, 0xd8, 0xff],
  '2': [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
};

/** Attachment purposes (Fjyt, B-10.2): allowed owners (Ssdxlx) and the largest base64 text (B-3.4, B-16.3). */
const purposes: Readonly<Record<string, { readonly owners: readonly string[]; readonly limit: number }>> = {
  '1': { owners: ['1', '2'], limit: 150 * KB },
  '2': { owners: ['1'], limit: 100 * KB },
  '3': { owners: ['1'], limit: 100 * KB },
  '4': { owners: ['2'], limit: 100 * KB },
  '5': { owners: ['1', '2'], limit: 100 * KB },
};

const approvalScanLimit = 100 * KB;

export const hasKnownFormat = (attachment: Attachment): boolean => formats[attachment.format] !== undefined;

export const hasKnownPurpose = (attachment: Attachment): boolean =>
  purposes[attachment.purpose]?.owners.includes(attachment.ownerKind) ?? false;

/** Checks attachment content and size (5010); an unknown format or purpose has its own code. */
export function isValidAttachment(attachment: Attachment): boolean {
  const limit = purposes[attachment.purpose]?.limit ?? 150 * KB;
  return isValidImage(attachment.content, formats[attachment.format] ?? [], limit);
}

export const isValidScan = (content: string): boolean => isValidImage(content, formats['1'] ?? [], approvalScanLimit);

function isValidImage(base64: string, magic: readonly number[], limit: number): boolean {
  const text = base64.replace(/\s+/g, '');
  if (text.length > limit || text.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(text)) return false;
  const bytes = Buffer.from(text, 'base64');
  return magic.every((byte, place) => bytes[place] === byte);
}
