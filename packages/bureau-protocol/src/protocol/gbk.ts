import iconv from 'iconv-lite';

/**
 * A text contains characters that GBK lacks; `characters` lists each once, in order. The message contains code points,
 * not the text.
 */
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
 * Encodes as GBK (docs/spec/bureau-interface.md B-8: every character must exist there, GB18030 is not allowed). @throws
 * UnmappableCharacter instead of replacing it by a question mark
 */
export function encodeGbk(text: string): Buffer {
  const missing = unmappableInGbk(text);
  if (missing.length > 0) throw new UnmappableCharacter(missing);
  return iconv.encode(text, 'gbk');
}

/** Decodes GBK, or GB18030, which has more characters; invalid bytes become U+FFFD. */
export function decodeGbk(bytes: Uint8Array, encoding: 'gbk' | 'gb18030' = 'gbk'): string {
  return iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), encoding);
}

/** The characters of a text that GBK lacks, each once. */
export function unmappableInGbk(text: string): string[] {
  const missing = new Set<string>();
  for (const [character] of text.matchAll(/[\u0080-\u{10ffff}]/gu)) if (!isInGbk(character)) missing.add(character);
  return [...missing];
}

/**
 * Positions where our table has characters and other implementations of GBK (code page 936, Java, which the
 * specification recommends) have none or the private use area: lead byte, first and last trail byte. They include rare
 * characters of names (䶮, 䜣).
 */
const disputed: readonly (readonly [number, number, number])[] = [
  [0xa8, 0xbc, 0xbc],
  [0xa8, 0xbf, 0xbf],
  [0xa9, 0x89, 0x95],
  [0xfe, 0x50, 0xa0],
];

/**
 * GBK is ASCII and two-byte characters. Code page 936 adds the euro sign as the single byte 0x80, and some tables fill
 * unassigned positions from the private use area; other implementations know neither, so neither counts as GBK.
 * `checkGbk` of the domain package applies the same rule at submission, with another table.
 */
function isInGbk(character: string): boolean {
  const point = character.codePointAt(0) ?? 0;
  if (point < 0x80) return true;
  if (point > 0xffff || (point >= 0xd800 && point <= 0xf8ff)) return false;
  const known = seen[point];
  if (known !== undefined && known !== 0) return known === 1;
  const found = hasPlace(character);
  seen[point] = found ? 1 : 2;
  return found;
}

/**
 * Cache per character of the basic plane: 1 in GBK, 2 not in GBK. A file of a thousand filings needs few characters.
 */
const seen = new Uint8Array(0x10000);

function hasPlace(character: string): boolean {
  const bytes = iconv.encode(character, 'gbk');
  const [lead = 0, trail = 0] = bytes;
  if (disputed.some(([row, from, to]) => lead === row && trail >= from && trail <= to)) return false;
  return bytes.length === 2 && iconv.decode(bytes, 'gbk') === character;
}
