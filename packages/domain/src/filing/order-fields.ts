import { lengthOf } from '../checks/characters.ts';
import { formats } from '../checks/formats.ts';
import { positionsNotInGbk } from '../checks/gbk.ts';
import { checkHomeUrl } from '../checks/home-url.ts';
import { LAST_TYPE_OF_A_CHANGE } from '../codes/certificate-types.ts';
import { kindRow, type OrderKind } from '../order-names/kinds/kinds.ts';
import { type BilingualText, bilingual, fillTemplate } from '../text/bilingual-text.ts';
import { type FieldId, type FieldValues, fieldIds, fieldsOfKind, listOf, sameValue } from './fields.ts';
import { isPerson, type Proposal } from './proposal.ts';
import type { Access } from './record.ts';

/** Which values an order fills in: the fields of its kind, what the filing lacks for its report, and a filing password that is asked for. */

/** What the upload of a change demands of one field (docs/spec/bureau-interface.md B-8.1). Bounds of numbers are values, those of texts characters. */
export interface RestatedRow {
  readonly type: 'text' | 'number';
  readonly needed: 'always' | 'unit' | 'optional';
  readonly min: number;
  readonly max: number;
  readonly pattern?: RegExp;
}
type Needed = RestatedRow['needed'];

const chars = (min: number, max: number, needed: Needed = 'always', pattern?: RegExp): RestatedRow => ({
  type: 'text',
  needed,
  min,
  max,
  ...(pattern === undefined ? {} : { pattern }),
});
const number = (min: number, max: number, needed: Needed = 'always'): RestatedRow => ({
  type: 'number',
  needed,
  min,
  max,
});
const region = (needed: Needed) => number(100_000, Number.POSITIVE_INFINITY, needed);
const phone = (needed: Needed) => chars(11, 128, needed, /^[\d-]+(?:;[\d-]+)*$/);
const mail = chars(6, 128, 'always', /^[^\s@;]+@[^\s@;]+(?:;[^\s@;]+@[^\s@;]+)*$/);

/** The fields that a change restates, whatever it changes. A test holds the rows against the element tables of `bureau-protocol`. */
export const restatedRows: Readonly<Partial<Record<FieldId, RestatedRow>>> = {
  'subject.name': chars(1, 255),
  'subject.nature': number(1, 999, 'unit'),
  'subject.investor': chars(1, 255, 'optional'),
  'subject.province': region('always'),
  'subject.city': region('always'),
  'subject.county': region('optional'),
  'subject.mailingAddress': chars(1, 1024, 'optional'),
  'subject.certificateType': number(1, LAST_TYPE_OF_A_CHANGE),
  'subject.certificateNumber': chars(1, 255),
  'subject.certificateAddress': chars(1, 1024),
  'subject.principal.name': chars(1, 128, 'unit'),
  'subject.principal.officePhone': phone('unit'),
  'subject.principal.mobile': phone('always'),
  'subject.principal.email': mail,
  'subject.principal.idType': number(1, 999, 'optional'),
  'subject.principal.idNumber': chars(1, 128, 'optional'),
  'subject.remark': chars(1, 1024, 'optional'),
  'website.name': chars(1, 512),
  'website.preApprovals': chars(3, 515, 'optional', formats.preApproval.pattern),
  'website.serviceContents': number(1, 64),
  'website.languages': number(1, 64),
  'website.domains': chars(4, 128),
  'website.principal.name': chars(1, 128),
  'website.principal.officePhone': phone('unit'),
  'website.principal.mobile': phone('always'),
  'website.principal.email': mail,
  'website.principal.idType': number(1, 999, 'optional'),
  'website.principal.idNumber': chars(1, 128, 'optional'),
  'website.homeUrl': chars(4, 255, 'optional'),
  'website.remark': chars(1, 1024, 'optional'),
};
const restated = fieldIds.flatMap((field) => {
  const row = restatedRows[field];
  return row === undefined ? [] : [{ field, row }];
});

/** 备案缺少的信息: a field that a change must ask for because the filing lacks it, or because the interface cannot carry what is filed. */
export interface AskedField {
  readonly field: FieldId;
  /** The report needs a value; else the value may also be removed. */
  readonly required: boolean;
  readonly why: BilingualText;
}

const lacking = bilingual(
  '备案中缺少此项，变更备案须上报完整的主体和网站信息',
  'the filing lacks it, and a change reports the whole subject and website',
);
/** `{zh}` and `{en}` say why. */
export const notCarried = bilingual(
  '管局接口无法上报此项内容：{zh}',
  'The interface to the bureau cannot carry what stands here: {en}',
);

const FORBIDDEN_IN_XML = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;
const malformed = bilingual('格式不符合接口要求', 'it is not in the form that the interface takes');

/** Why the interface cannot carry a value of this field; undefined: it can. The sentence contains no part of the value. */
export function reasonNotCarried(field: FieldId, values: FieldValues): BilingualText | undefined {
  const row = restatedRows[field];
  if (row === undefined) return undefined;
  for (const part of listOf(values, field)) {
    const fault = row.type === 'number' ? numberFault(row, part) : textFault(row, part);
    if (fault !== undefined) return fault;
    if (field === 'website.homeUrl') {
      const { outcome, message } = checkHomeUrl(part, listOf(values, 'website.domains'));
      if (outcome === 'fail') return message;
    }
  }
  return undefined;
}

const numberFault = ({ min, max }: RestatedRow, written: string): BilingualText | undefined =>
  /^\d{1,18}$/.test(written) && Number(written) >= min && Number(written) <= max ? undefined : malformed;

function textFault({ min, max, pattern }: RestatedRow, written: string): BilingualText | undefined {
  const length = lengthOf(written);
  if (length > max) return bilingual(`超过 ${max} 个字符`, `it has more than ${max} characters`);
  if (length < min) return bilingual(`少于 ${min} 个字符`, `it has fewer than ${min} characters`);
  if (written.trim() === '' || FORBIDDEN_IN_XML.test(written) || pattern?.test(written) === false) return malformed;
  const places = positionsNotInGbk(written);
  return places.length === 0
    ? undefined
    : bilingual(
        `第 ${places.join('、')} 个字不在 GBK 字符集中`,
        `GBK lacks the character at place ${places.join(', ')}`,
      );
}

/** A registered certificate type that no change carries is changed by the bureau itself: its check says so (FMT-CERT-TYPE). */
const notAskedFor: readonly FieldId[] = ['subject.certificateType'];

/** An access of ours that is reported lacks none of these (docs/spec/bureau-interface.md B-8.1). */
const accessFields = ['access.serverLocations', 'access.accessModes', 'access.ipRanges'] as const;
/** Whether a change must ask for a part of this access, which its report restates. */
export const isIncompleteAccess = ({ serverLocations, accessModes, ipRanges }: Access): boolean =>
  [serverLocations, accessModes, ipRanges].some((list) => list.length === 0);

type FilledIn = Pick<Proposal, 'kind' | 'elsewhere' | 'before' | 'after'>;

/**
 * What a draft of this kind asks for beside the fields of its kind, so that its report can be built from what is filed. Empty for kinds
 * that do not restate the filing.
 */
export function askedFields({ kind, elsewhere, before, after }: FilledIn): AskedField[] {
  if (kindRow(kind).report.block !== 'BGBA') return [];
  const own = fieldsOfKind(kind, elsewhere);
  const asked = restated.flatMap(({ field, row }): AskedField[] => {
    if (own.includes(field)) return [];
    const isNeeded = (values: FieldValues) => row.needed === 'always' || (row.needed === 'unit' && !isPerson(values));
    if (before[field] === undefined)
      return isNeeded(before) || isNeeded(after) ? [{ field, required: isNeeded(after), why: lacking }] : [];
    const fault = notAskedFor.includes(field) ? undefined : reasonNotCarried(field, before);
    return fault === undefined
      ? []
      : [{ field, required: isNeeded(after), why: fillTemplate(notCarried, { ...fault }) }];
  });
  // An order that is about no access has values of one only if that access is incomplete.
  const access = accessFields.some((field) => before[field] !== undefined)
    ? accessFields.filter((field) => !own.includes(field) && before[field] === undefined)
    : [];
  return [...asked, ...access.map((field) => ({ field, required: true, why: lacking }))];
}

export const FILING_PASSWORD = 'subject.filingPassword' as const satisfies FieldId;
/** Whether the upload of this kind has `ICPmm`: all but that of a subject that is filed for the first time (docs/spec/bureau-interface.md B-8). */
export const carriesFilingPassword = (kind: OrderKind): boolean => kindRow(kind).report.block !== 'XZBA';

/** The fields of the kind, what is asked for beside them, and a filing password that was given although the kind has none. */
export function fieldsOfProposal(proposal: FilledIn): readonly FieldId[] {
  const { kind, elsewhere, after } = proposal;
  const own = fieldsOfKind(kind, elsewhere);
  const asked = askedFields(proposal).map(({ field }) => field);
  const password =
    !own.includes(FILING_PASSWORD) && carriesFilingPassword(kind) && after[FILING_PASSWORD] !== undefined;
  return asked.length === 0 && !password ? own : [...own, ...asked, ...(password ? [FILING_PASSWORD] : [])];
}

/** Fields of the order whose value differs; `elsewhere` as in `fieldsOfKind`. */
export const changedFields = (
  kind: OrderKind,
  before: FieldValues,
  after: FieldValues,
  elsewhere?: boolean,
): FieldId[] =>
  fieldsOfProposal({ kind, before, after, ...(elsewhere === undefined ? {} : { elsewhere }) }).filter(
    (id) => !sameValue(before[id], after[id]),
  );
