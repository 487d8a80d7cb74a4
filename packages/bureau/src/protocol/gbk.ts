import iconv from 'iconv-lite';

/** A text has characters that GBK lacks; `characters` lists each once, in order. The message names code points, not the text. */
export class UnmappableCharacter extends Error {
  readonly characters: string[];
  constructor(characters: string[]) {
    super(`not in GBK: ${characters.map(codePoint).join(' ')}`);
    this.name = 'UnmappableCharacter';
    this.characters = characters;
  }
}

const codePoint = (character: string) =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

/**
 * Encodes as GBK (bureau-interface.md §8: every character must exist there, GB18030 is not spoken).
 * @throws UnmappableCharacter instead of sending a question mark in its place
 */
export function encodeGbk(text: string): Buffer {
  const missing = unmappableInGbk(text);
  if (missing.length > 0) throw new UnmappableCharacter(missing);
  return iconv.encode(text, 'gbk');
}

/** Decodes GBK; bytes that are no character become U+FFFD. */
export function decodeGbk(bytes: Uint8Array): string {
  return iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), 'gbk');
}

/** The characters of a text that GBK lacks, each once. */
export function unmappableInGbk(text: string): string[] {
  const missing = new Set<string>();
  for (const [character] of text.matchAll(/[\u0080-\u{10ffff}]/gu)) if (!isInGbk(character)) missing.add(character);
  return [...missing];
}

/**
 * GBK is ASCII and two-byte characters. Code page 936 adds the euro sign as the single byte 0x80, and tables fill
 * unassigned places from the private use area; other readers of GBK do not know either, so neither counts as GBK.
 */
function isInGbk(character: string): boolean {
  const point = character.codePointAt(0) ?? 0;
  if (point < 0x80) return true;
  if (point > 0xffff || (point >= 0xd800 && point <= 0xf8ff)) return false;
  const bytes = iconv.encode(character, 'gbk');
  return bytes.length === 2 && iconv.decode(bytes, 'gbk') === character;
}
