import type { BilingualText } from '@beian/domain/text';
import { calendarTexts } from './texts.ts';

/** A notice names about forty days; a larger file is another one. */
const MAX_FILE_BYTES = 1024 * 1024;

/** What a chosen file says, and how it was read; or why it cannot be read. */
export type ReadFile = { readonly text: string; readonly how: BilingualText } | { readonly refused: BilingualText };

const startsWith = (bytes: Uint8Array, ...head: readonly number[]) => head.every((one, at) => bytes[at] === one);

/** Formats that are no text, by their first bytes. */
const formats: readonly { readonly head: readonly number[]; readonly refused: BilingualText | null }[] = [
  { head: [0x50, 0x4b, 0x03, 0x04], refused: null },
  { head: [0xd0, 0xcf, 0x11, 0xe0], refused: calendarTexts.oldExcel },
  { head: [0x25, 0x50, 0x44, 0x46], refused: calendarTexts.noText },
];

/** Reads a text in any encoding that a sheet saves, or the first sheet of an .xlsx as lines with tabs. */
export async function readNoticeFile(file: Blob): Promise<ReadFile> {
  if (file.size > MAX_FILE_BYTES) return { refused: calendarTexts.tooLarge };
  const bytes = new Uint8Array(await file.arrayBuffer());
  const format = formats.find(({ head }) => startsWith(bytes, ...head));
  if (format === undefined) return decode(bytes);
  if (format.refused !== null) return { refused: format.refused };
  const { readSheet } = await import('./sheet-file.ts');
  const text = readSheet(bytes);
  return text === undefined ? { refused: calendarTexts.noSheet } : { text, how: calendarTexts.readSheet };
}

const encodings: readonly { readonly name: string; readonly how: BilingualText; readonly head?: readonly number[] }[] =
  [
    { name: 'utf-16le', how: calendarTexts.readUtf16, head: [0xff, 0xfe] },
    { name: 'utf-16be', how: calendarTexts.readUtf16, head: [0xfe, 0xff] },
    { name: 'utf-8', how: calendarTexts.readUtf8 },
    // GBK is a part of it, and what Excel in China saves as CSV.
    { name: 'gb18030', how: calendarTexts.readGbk },
  ];

function decode(bytes: Uint8Array): ReadFile {
  for (const { name, how, head = [] } of encodings) {
    if (!startsWith(bytes, ...head)) continue;
    try {
      return { text: new TextDecoder(name, { fatal: true }).decode(bytes), how };
    } catch {
      // Not in this encoding.
    }
  }
  return { refused: calendarTexts.wrongEncoding };
}
