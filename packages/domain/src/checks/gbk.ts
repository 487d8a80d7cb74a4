import { type BilingualText, bilingual, fillTemplate } from '../text/bilingual-text.ts';
import { type Finding, passFinding } from './finding.ts';
import { lookAlikesOfDot } from './person-name.ts';

const RULE = 'FMT-GBK';
/** Maximum number of positions named in the message. */
const MOST_NAMED = 5;

/**
 * Positions of GBK on which implementations disagree (lead byte, first and last trail byte): code page 936 and Java's
 * GBK have nothing or the private use area there, later tables follow GB 18030. Characters at these positions are
 * unreliable.
 */
const disputedInGbk: readonly (readonly [lead: number, from: number, to: number])[] = [
  [0xa2, 0xab, 0xb0],
  [0xa2, 0xe3, 0xe4],
  [0xa6, 0xd9, 0xdf],
  [0xa6, 0xec, 0xed],
  [0xa6, 0xf3, 0xf3],
  [0xa8, 0xbc, 0xbc],
  [0xa8, 0xbf, 0xbf],
  [0xa9, 0x89, 0x95],
  [0xfe, 0x50, 0xa0],
];

const isDisputed = (lead: number, trail: number): boolean =>
  disputedInGbk.some(([row, from, to]) => lead === row && trail >= from && trail <= to);

/** Excludes private use, the replacement character and surrogates. */
const isCharacter = (point: number): boolean => point !== 0xfffd && (point < 0xd800 || point > 0xf8ff);

/**
 * Decodes every two-byte sequence of GBK with the engine's own table: no table to ship, and no four-byte sequences of
 * GB 18030.
 */
function readTable(): ReadonlyMap<number, readonly [lead: number, trail: number]> {
  const bytes: number[] = [];
  for (let lead = 0x81; lead <= 0xfe; lead += 1)
    for (let trail = 0x40; trail <= 0xfe; trail += 1)
      if (trail !== 0x7f && !isDisputed(lead, trail)) bytes.push(lead, trail);
  const table = new Map<number, readonly [number, number]>();
  // Two bytes decode to one character or one replacement character.
  [...new TextDecoder('gbk').decode(Uint8Array.from(bytes))].forEach((character, at) => {
    const point = character.codePointAt(0) ?? 0;
    const [lead = 0, trail = 0] = bytes.slice(2 * at, 2 * at + 2);
    if (point >= 0x80 && isCharacter(point) && !table.has(point)) table.set(point, [lead, trail]);
  });
  return table;
}

let table: ReturnType<typeof readTable> | undefined;

/**
 * Whether the character can be sent to a bureau: ASCII, and two-byte characters that every implementation of GBK knows.
 */
export function isInGbk(point: number): boolean {
  if (point < 0x80) return true;
  table ??= readTable();
  return table.has(point);
}

/** The bytes of a text in GBK; undefined if a character is missing in GBK. */
export function gbkBytes(value: string): Uint8Array | undefined {
  if (positionsNotInGbk(value).length > 0) return undefined;
  return Uint8Array.from(
    [...value].flatMap((character) => table?.get(character.codePointAt(0) ?? 0) ?? character.charCodeAt(0)),
  );
}

/** Positions, from 1, of the characters missing in GBK; counted in characters, not in UTF-16 units. */
export const positionsNotInGbk = (value: string): number[] =>
  [...value].flatMap((character, at) => (isInGbk(character.codePointAt(0) ?? 0) ? [] : [at + 1]));

/**
 * 生僻字: rare characters that the interface cannot carry (docs/spec/bureau-interface.md B-8). Reported by position, because in a
 * name the character is part of the value; saving a draft names it (`charactersNotCarried`).
 */
export function checkGbk(value: string): Finding {
  const places = positionsNotInGbk(value);
  if (places.length === 0) return passFinding(RULE);
  const named = places.slice(0, MOST_NAMED).join(', ') + (places.length > MOST_NAMED ? ' …' : '');
  return {
    ruleId: RULE,
    outcome: 'fail',
    message: fillTemplate(
      bilingual(
        '第 {places} 个字不在 GBK 字符集中，管局接口无法传送',
        'GBK lacks the character at place {places}: it cannot be sent to the bureau',
      ),
      { places: named },
    ),
    suggestion: adviceOnCharacters(places.map((place) => [...value][place - 1] ?? '')),
  };
}

const characterAdvice = bilingual(
  '请改用 GBK 字符集中的字；证件上的生僻字，请先向管局确认替代写法',
  'Write it with characters of GBK; for a rare character of a certificate, ask the bureau for its substitute first',
);

/** What to do about a character that GBK lacks: look-alikes of the dot in names have a plain answer. */
export const adviceOnCharacters = (characters: readonly string[]): BilingualText =>
  characters.length > 0 && characters.every((one) => lookAlikesOfDot.test(one))
    ? bilingual('姓名的间隔号请改为“·”（U+00B7）', 'Write the dot between the parts of a name as “·” (U+00B7)')
    : characterAdvice;
