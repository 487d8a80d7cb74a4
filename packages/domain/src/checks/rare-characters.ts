import { bilingual, fillTemplate } from '../text/bilingual-text.ts';
import type { Finding } from './finding.ts';
import { checkGbk, isInGbk, positionsNotInGbk } from './gbk.ts';
import { lookAlikesOfDot } from './person-name.ts';

/** The rule by which a rare character is told. */
export const RARE_CHARACTER_RULE = 'FMT-RARE-CHARACTER';

/** One of them takes the place of a rare character in a report: a province's rule says which (docs/spec/rules.md ). GBK has them all. */
export const rareCharacterSigns = ['?', '？', '*', '＊', '#', '＃', '〓', '□', '■', '○', '●'] as const;
export type RareCharacterSign = (typeof rareCharacterSigns)[number];

/** What a bureau may publish for one: our sign, of whatever day, or another one of the same use; or the pinyin that its people entered. */
const publishedSigns: readonly (string | undefined)[] = rareCharacterSigns;
const LONGEST_PINYIN = 6;
const isLetter = (character: string | undefined): boolean => character !== undefined && /^[A-Za-z]$/.test(character);

/** 生僻字: a Chinese character of GB 18030 that GBK lacks, such as 䶮. */
const isRare = (character: string): boolean =>
  /\p{Script=Han}/u.test(character) && !isInGbk(character.codePointAt(0) ?? 0);

/** Whether a name keeps a character that no report carries: a rare one is replaced in the report, another dot is told at the field. */
export const isKeptInNames = (character: string): boolean => isRare(character) || lookAlikesOfDot.test(character);

/** A name as a report has it. */
export const sentName = (name: string, sign: RareCharacterSign): string =>
  [...name].map((character) => (isRare(character) ? sign : character)).join('');

/** Whether a published name is this one with other writings of its rare characters. */
export function isSentFormOf(published: string, name: string): boolean {
  const characters = [...name];
  if (!characters.some(isRare)) return false;
  const there = [...published];
  // Places of the published name that the characters so far may lead to.
  let places = new Set([0]);
  for (const one of characters)
    places = new Set(
      [...places].flatMap((at) => (isRare(one) ? afterRare(there, at) : there[at] === one ? [at + 1] : [])),
    );
  return places.has(there.length);
}

function afterRare(there: readonly string[], at: number): number[] {
  if (publishedSigns.includes(there[at])) return [at + 1];
  const ends: number[] = [];
  for (let end = at; end < at + LONGEST_PINYIN && isLetter(there[end]); end += 1) ends.push(end + 1);
  return ends;
}

/** The characters of a name: a rare one is kept, and the applicant is told what is sent in its place. */
export function checkNameCharacters(name: string, sign: RareCharacterSign): Finding {
  const characters = [...name];
  const lacking = positionsNotInGbk(name);
  if (lacking.length === 0 || lacking.some((place) => !isRare(characters[place - 1] ?? ''))) return checkGbk(name);
  return {
    ruleId: RARE_CHARACTER_RULE,
    outcome: 'warn',
    message: fillTemplate(
      bilingual(
        '第 {places} 个字是生僻字，管局接口（GBK）无法传送，上报时将写作“{sign}”；此处仍按证件保留原字',
        'The interface to the bureau (GBK) cannot carry the rare character at place {places}: it will be sent as “{sign}”; it is kept here as on the certificate',
      ),
      { places: lacking.join(', '), sign },
    ),
    suggestion: bilingual(
      '请核对其余各字；如管局另有替代写法，请在备注中说明',
      'Check the other characters; if the bureau wants another writing, say so in the remark',
    ),
  };
}
