import { lengthOf } from '../checks/characters.ts';
import { isInGbk } from '../checks/gbk.ts';
import { checkHomeUrl } from '../checks/home-url.ts';
import { isIpv6 } from '../checks/ip-range.ts';
import { withRightDots } from '../checks/person-name.ts';
import { isKeptInNames, sentName } from '../checks/rare-characters.ts';
import { type BilingualText, bilingual } from '../text/bilingual-text.ts';
import { type FieldId, type FieldValues, fieldRow, listOf } from './fields.ts';

/** What the interface demands of one field (docs/spec/bureau-interface.md B-8.1 to B-8.5). Bounds of numbers are values, those of texts characters. */
export interface CarriedRow {
  readonly type: 'text' | 'number';
  readonly needed: 'always' | 'unit' | 'optional';
  readonly min: number;
  readonly max: number;
  readonly pattern?: RegExp;
  /** Parts of the value that stay here; absent: none. */
  readonly isKeptHere?: (part: string) => boolean;
  /** A name: its rare characters are kept here, and replaced in the report. */
  readonly isName?: true;
}
type Needed = CarriedRow['needed'];

const chars = (min: number, max: number, needed: Needed = 'always', pattern?: RegExp): CarriedRow => ({
  type: 'text',
  needed,
  min,
  max,
  ...(pattern === undefined ? {} : { pattern }),
});
const number = (min: number, max: number, needed: Needed = 'always'): CarriedRow => ({
  type: 'number',
  needed,
  min,
  max,
});
const region = (needed: Needed) => number(100_000, Number.POSITIVE_INFINITY, needed);
const phone = (needed: Needed) => chars(11, 128, needed, /^[\d-]+(?:;[\d-]+)*$/);
const mail = chars(6, 128, 'always', /^[^\s@;]+@[^\s@;]+(?:;[^\s@;]+@[^\s@;]+)*$/);

/** Every field that a report carries as it stands; a filing password is sent as its MD5. The element tables of `bureau-protocol` read their bounds here. */
export const carriedRows = {
  'subject.name': { ...chars(1, 255), isName: true },
  'subject.nature': number(1, 999, 'unit'),
  'subject.investor': { ...chars(1, 255, 'optional'), isName: true },
  'subject.province': region('always'),
  'subject.city': region('always'),
  'subject.county': region('optional'),
  'subject.mailingAddress': chars(1, 1024, 'optional'),
  // A change carries fewer types: `checkCertificateType` knows which.
  'subject.certificateType': number(1, 999),
  'subject.certificateNumber': chars(1, 255),
  'subject.certificateAddress': chars(1, 1024),
  'subject.principal.name': { ...chars(1, 128, 'unit'), isName: true },
  'subject.principal.officePhone': phone('unit'),
  'subject.principal.mobile': phone('always'),
  'subject.principal.email': mail,
  'subject.principal.idType': number(1, 999, 'optional'),
  'subject.principal.idNumber': chars(1, 128, 'optional'),
  'subject.remark': chars(1, 1024, 'optional'),
  'website.name': { ...chars(1, 512), isName: true },
  // Type and number are elements of their own, the number of at most 512 characters.
  'website.preApprovals': chars(3, 515, 'optional', /^(?:[1-9]|[1-5]\d|6[0-4]):[\s\S]{1,512}$/u),
  'website.serviceContents': number(1, 64),
  'website.languages': number(1, 64),
  'website.domains': chars(4, 128),
  'website.principal.name': { ...chars(1, 128), isName: true },
  'website.principal.officePhone': phone('unit'),
  'website.principal.mobile': phone('always'),
  'website.principal.email': mail,
  'website.principal.idType': number(1, 999, 'optional'),
  'website.principal.idNumber': chars(1, 128, 'optional'),
  'website.homeUrl': chars(4, 255, 'optional'),
  'website.remark': chars(1, 1024, 'optional'),
  'access.serverLocations': number(1, 64),
  'access.accessModes': number(1, 64),
  // Sent as two numbers of 32 bits, which hold no IPv6.
  'access.ipRanges': { ...chars(7, 33, 'always', /^[\d.\s-]+$/u), isKeptHere: isIpv6 },
  'cancellation.reason': number(1, 999),
  'cancellation.remark': chars(1, 1000, 'optional'),
} as const satisfies Partial<Record<FieldId, CarriedRow>>;
const rowOf = (field: FieldId): CarriedRow | undefined => {
  const rows: Partial<Record<FieldId, CarriedRow>> = carriedRows;
  return rows[field];
};

/** `{zh}` and `{en}` say why. */
export const notCarried = bilingual(
  '管局接口无法上报此项内容：{zh}',
  'The interface to the bureau cannot carry what stands here: {en}',
);

const FORBIDDEN_IN_XML = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;
const nothingSent = bilingual('没有可以上报的值', 'nothing of it can be sent');
const malformed = bilingual('格式不符合接口要求', 'it is not in the form that the interface takes');

/** A value as a report has it: without the parts that stay here, a name without its rare characters, whatever stands for them. */
export function reportedValue(field: FieldId, values: FieldValues): FieldValues[FieldId] {
  const { isKeptHere, isName } = rowOf(field) ?? {};
  const value = values[field];
  if (isName && typeof value === 'string') return sentName(value, '?');
  return isKeptHere === undefined ? value : listOf(values, field).filter((part) => !isKeptHere(part));
}

/** Why the interface cannot carry a value of this field; undefined: it can, or the field is not reported. The sentence contains no part of the value. */
export function reasonNotCarried(field: FieldId, values: FieldValues): BilingualText | undefined {
  const row = rowOf(field);
  if (row === undefined) return undefined;
  const all = listOf(values, field);
  const sent = [reportedValue(field, values) ?? []].flat();
  if (sent.length < Math.min(all.length, 1)) return nothingSent;
  for (const part of sent) {
    const fault = row.type === 'number' ? numberFault(row, part) : textFault(row, part);
    if (fault !== undefined) return fault;
    if (field === 'website.homeUrl') {
      const { outcome, message } = checkHomeUrl(part, listOf(values, 'website.domains'));
      if (outcome === 'fail') return message;
    }
  }
  return undefined;
}

const numberFault = ({ min, max }: CarriedRow, written: string): BilingualText | undefined =>
  /^\d{1,18}$/.test(written) && Number(written) >= min && Number(written) <= max ? undefined : malformed;

function textFault({ min, max, pattern }: CarriedRow, written: string): BilingualText | undefined {
  const length = lengthOf(written);
  if (length > max) return bilingual(`超过 ${max} 个字符`, `it has more than ${max} characters`);
  if (length < min) return bilingual(`少于 ${min} 个字符`, `it has fewer than ${min} characters`);
  const places = positionsNotCarried(written);
  if (places.length > 0)
    return bilingual(
      `第 ${places.join('、')} 个字不在 GBK 字符集中，或为不可见的控制字符`,
      `the character at place ${places.join(', ')} is not in GBK or is a control character`,
    );
  return written.trim() === '' || pattern?.test(written) === false ? malformed : undefined;
}

/** Positions, from 1, of the characters that a report cannot hold: missing in GBK, or not allowed in XML. */
const positionsNotCarried = (text: string): number[] =>
  PLAIN.test(text)
    ? []
    : [...text].flatMap((character, at) =>
        isInGbk(character.codePointAt(0) ?? 0) && !FORBIDDEN_IN_XML.test(character) ? [] : [at + 1],
      );
/** Most values: no character to look up. */
const PLAIN = /^[\x20-\x7e]*$/;

/** Another writing to propose for a value: a name with the right interval sign; undefined: none. */
export function proposedWriting(field: FieldId, written: string): string | undefined {
  const proposed = rowOf(field)?.isName === true ? withRightDots(written) : written;
  return proposed === written ? undefined : proposed;
}

/** A character that a report cannot hold, with its place (from 1) and its code point such as `U+20BB7`. */
export interface CharacterNotCarried {
  readonly place: number;
  /** Empty: it has no shape. */
  readonly character: string;
  readonly codePoint: string;
}

/** The characters of a text for which a draft is refused: the report cannot hold them. They are parts of the value: never store them unsealed. */
export function charactersNotCarried(field: FieldId, text: string): CharacterNotCarried[] {
  if (fieldRow(field).ours === true) return [];
  const characters = [...text];
  const isKept = (place: number) => rowOf(field)?.isName === true && isKeptInNames(characters[place - 1] ?? '');
  const places = positionsNotCarried(text).filter((place) => !isKept(place));
  return places.map((place) => {
    const character = characters[place - 1] ?? '';
    const point = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    return { place, character: FORBIDDEN_IN_XML.test(character) ? '' : character, codePoint: `U+${point}` };
  });
}
