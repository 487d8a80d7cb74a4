import type { FieldId, MaterialKind } from '@beian/domain/filing';
import type { Concern, ExplainedCode, Handling, ReasonCode } from '@beian/domain/reasons';
import type { ResultEntry } from '../download/result.ts';
import { classifyResult } from './outcome.ts';
import type { resultCodes } from './result-codes.ts';

/** Key of an item, or the order as a whole. */
type Place = FieldId | `material.${MaterialKind}` | 'order';
type Spoken = Readonly<Partial<Record<Place, ReasonCode>>>;

/** How to handle a code, and the items that it refers to, each with its reason. */
interface ConcernRow {
  readonly handling: Handling;
  readonly of: Spoken;
}

type Code = keyof typeof resultCodes;
/** Codes that refer to no item: an approval and the success notices. */
type Silent = 1001 | 1060 | 1062 | 2998 | 3998;

/** The same reason for each of several items. */
const each = (reason: ReasonCode, ...items: Place[]): Spoken => Object.fromEntries(items.map((item) => [item, reason]));
/** The same field of the subject's and of the website's principal. */
const principals = (
  reason: ReasonCode,
  ...parts: ('name' | 'idType' | 'idNumber' | 'mobile' | 'officePhone' | 'email')[]
) => each(reason, ...parts.flatMap((part) => [`subject.principal.${part}`, `website.principal.${part}`] as const));

const correct = (of: Spoken): ConcernRow => ({ handling: 'correct', of });
const wait: ConcernRow = { handling: 'wait', of: { order: 'ORD-08' } };
/** Data that we generate: keys, code values, the account. */
const ours: ConcernRow = { handling: 'ours', of: { order: 'ORD-09' } };
/** The accesses of the website are our data, too. */
const access: ConcernRow = { handling: 'ours', of: { order: 'ACC-02' } };
const stop = (of: Spoken): ConcernRow => ({ handling: 'stop', of });

/**
 * Every refusing code (docs/spec/bureau-interface.md B-7; handling: docs/spec/rules.md R-10). One table for both kinds of changes: only the
 * order's own fields are used.
 */
const concerns = {
  1002: correct({ order: 'ORD-12' }),
  1003: { handling: 'wait', of: { order: 'ORD-05' } },
  1004: correct({ 'website.domains': 'DOM-11' }),
  1005: correct({ 'website.domains': 'DOM-10' }),
  1006: access,
  1007: correct(principals('CON-06', 'mobile', 'officePhone', 'email')),
  1008: correct({
    'subject.certificateNumber': 'SUB-02',
    'subject.certificateType': 'SUB-02',
    ...principals('PRN-07', 'idNumber', 'idType'),
  }),
  1009: correct(principals('CON-06', 'email')),
  1010: correct(principals('CON-06', 'officePhone')),
  1011: correct(principals('CON-06', 'mobile')),
  1012: ours,
  1013: ours,
  1014: correct({ 'subject.nature': 'SUB-05' }),
  // In a person's filing the ID card is the subject's certificate.
  1015: correct({ 'subject.certificateNumber': 'SUB-02', ...principals('PRN-07', 'idNumber') }),
  1016: ours,
  1017: wait,
  1018: correct({ order: 'ORD-10' }),
  1019: correct(each('SUB-09', 'subject.city', 'subject.county')),
  1020: correct({ 'website.name': 'WEB-09' }),
  1021: correct({ 'website.homeUrl': 'WEB-09' }),
  1022: correct({ 'website.homeUrl': 'WEB-10' }),
  1023: access,
  1024: access,
  1025: ours,
  1026: ours,
  1027: stop({ order: 'ORD-07' }),
  1028: ours,
  1029: access,
  1030: stop({ order: 'ORD-07' }),
  1031: correct({ 'website.principal.officePhone': 'CON-06' }),
  1032: ours,
  1033: correct({ 'website.serviceContents': 'WEB-04' }),
  1034: correct({ 'website.serviceContents': 'WEB-11' }),
  1035: access,
  1036: access,
  1037: ours,
  1038: ours,
  1039: correct({ 'website.domains': 'DOM-10' }),
  1040: access,
  1041: correct(each('WEB-10', 'website.homeUrl', 'website.domains')),
  1042: stop({ order: 'ORD-07' }),
  1043: stop({ order: 'ORD-07' }),
  1044: correct({ 'subject.principal.name': 'PRN-08' }),
  1045: ours,
  1046: stop({ order: 'ORD-02' }),
  1047: stop({ order: 'ORD-11' }),
  1048: stop({ order: 'ORD-11' }),
  1049: stop({ order: 'ORD-07' }),
  1050: stop({ order: 'ORD-07' }),
  1051: wait,
  1052: wait,
  1053: ours,
  1054: ours,
  1055: correct({ 'material.VERIFICATION_FORM': 'MAT-05' }),
  1056: ours,
  1057: ours,
  1058: ours,
  1059: ours,
  1061: correct({ 'material.VERIFICATION_FORM': 'MAT-05' }),
  1063: access,
  1064: correct({ 'website.domains': 'DOM-12' }),
  1065: stop({ order: 'SUB-10' }),
  1066: correct({ 'website.languages': 'WEB-11' }),
  1067: ours,
  1068: ours,
  1999: correct({ order: 'ORD-12' }),
  5001: ours,
  5002: ours,
  5003: ours,
  5004: ours,
  5005: ours,
  5006: ours,
  5007: ours,
  5008: ours,
  5009: ours,
  5010: ours,
  5011: ours,
  5999: ours,
} as const satisfies Record<Exclude<Code, Silent>, ConcernRow>;

const rowOf = (code: string): ConcernRow | undefined =>
  Object.hasOwn(concerns, code) ? (concerns as Readonly<Record<string, ConcernRow>>)[code] : undefined;

/** The items that a code refers to; empty for a code that approves, reports a success or is not listed. */
export const concernsOf = (code: string): Concern[] =>
  Object.entries(rowOf(code)?.of ?? {}).map(([place, reason]) => ({
    code,
    item: place === 'order' ? null : place,
    reason,
  }));

const unlisted = { zh: '接口规范未列出的代码', en: 'a code that the interface does not list' };

/** A code for display: the bureau's sentence in Chinese, its meaning in English. */
export function explainCode(code: string): ExplainedCode {
  const row = classifyResult(code);
  const sentence = row === undefined ? unlisted : { zh: row.message, en: row.meaning };
  return { code, sentence, handling: rowOf(code)?.handling };
}

/** The codes of an entry; an opinion has none and gets the code with the same meaning. */
export function codesOf({ codes, passed }: ResultEntry): string[] {
  if (codes.length > 0) return codes.map(({ code }) => code);
  return passed === undefined ? [] : [passed ? '1001' : '1002'];
}
