import { type FieldId, fieldRow } from '../filing/fields.ts';
import type { MaterialKind } from '../filing/materials.ts';
import type { OrderFacts } from '../order/facts.ts';
import { kindRow } from '../order-names/kinds/kinds.ts';
import { reachesIn } from '../province-rules/rules.ts';
import type { ReuseFault, ScanFault } from './fault-messages.ts';
import type { CheckResult } from './file-checks.ts';
import type { PictureLooks } from './file-limits.ts';
import type { ReadElsewhere, SamePicture, UsedBy } from './used-by.ts';

export interface ComparedPicture {
  /** How its copies are recognised (file-limits.ts). */
  readonly looks: PictureLooks;
  /** Materials of other orders that it is compared with. */
  readonly with: readonly MaterialKind[];
  readonly ruleId: string;
  /** The faults: another subject has it; it stands for another person there, which outranks the first. */
  readonly used: ReuseFault;
  readonly ofAnother?: ReuseFault;
  /** The fault where the same was read on a scan of another subject; undefined: nothing is read on it. */
  readonly readElsewhere?: ScanFault;
  /** The number of the person whom it shows. */
  readonly person?: FieldId;
  /** Compared with the other orders of its own subject, too: it is a finding only if it stands for another person. */
  readonly withinSubject?: true;
}

const idCards: readonly MaterialKind[] = ['SUBJECT_PRINCIPAL_ID', 'WEBSITE_PRINCIPAL_ID'];
const idCard = {
  looks: 'card',
  with: idCards,
  ruleId: 'MAT-03',
  used: 'ID_OF_TWO_SUBJECTS',
  ofAnother: 'ID_OF_ANOTHER',
  readElsewhere: 'ID_READ_ON_ANOTHER',
} as const;

const certificate = { looks: 'page', used: 'CERTIFICATE_OF_ANOTHER', readElsewhere: 'READ_ON_ANOTHER' } as const;

/**
 * 重复使用: materials whose picture is compared with orders of other subjects (docs/spec/rules.md, TC-REJ). A person may
 * be the principal of two units; a certificate belongs to one subject.
 */
const compared: Partial<Readonly<Record<MaterialKind, ComparedPicture>>> = {
  FACE_PHOTO: {
    looks: 'photo',
    with: ['FACE_PHOTO'],
    ruleId: 'PHO-07',
    used: 'USED_ELSEWHERE',
    ofAnother: 'PHOTO_OF_ANOTHER',
    person: 'website.principal.idNumber',
    withinSubject: true,
  },
  SUBJECT_CERT: { ...certificate, with: ['SUBJECT_CERT'], ruleId: 'SUB-02' },
  SUBJECT_PRINCIPAL_ID: { ...idCard, person: 'subject.principal.idNumber' },
  WEBSITE_PRINCIPAL_ID: { ...idCard, person: 'website.principal.idNumber' },
  DOMAIN_CERT: { ...certificate, with: ['DOMAIN_CERT'], ruleId: 'DOM-01' },
};
export const comparedPicture = (kind: MaterialKind): ComparedPicture | undefined => compared[kind];
export const comparedPictures = Object.keys(compared) as MaterialKind[];

type Facts = Pick<OrderFacts, 'kind' | 'province' | 'edition' | 'changed'>;

/** Fields whose value is compared with other subjects: no rule may reserve another one to one subject. Mails are found by the hashes of persons. */
export const comparedMails = ['subject.principal.email', 'website.principal.email'] as const satisfies FieldId[];
export const comparedFields = [
  'subject.principal.mobile',
  'website.principal.mobile',
  ...comparedMails,
] as const satisfies FieldId[];

/**
 * Fields whose value a rule of the bureau reserves to one subject (CON-03, CON-04), each once, by the rule added last; only those that the order
 * changes, not what it declares.
 */
export const fieldsOfOneSubject = ({ kind, province, edition, changed }: Facts) => [
  ...new Map(
    reachesIn(province, edition, 'oneSubject')
      .map(({ reach }) => reach)
      .filter(
        ({ field }) => changed.includes(field) && kindRow(kind).declares?.includes(fieldRow(field).group) !== true,
      )
      .map((reach) => [reach.field, reach]),
  ).values(),
];

/** Orders named in one finding. */
const MOST_NAMED = 3;

/** Result of the search for the picture in other orders. Only with the numbers of those that its fault is about. */
export function reusedPictureResult(
  { ruleId, used, ofAnother }: ComparedPicture,
  found: readonly SamePicture[],
): CheckResult<'reusedPicture'> {
  const another = ofAnother === undefined ? [] : found.filter(({ samePerson }) => samePerson === false);
  const elsewhere = found.filter(({ sameSubject }) => !sameSubject);
  const named = another.length > 0 ? another : elsewhere;
  const orders = [...new Set(named.map(({ orderNumber }) => orderNumber))].slice(0, MOST_NAMED);
  const fault = another.length > 0 && ofAnother !== undefined ? ofAnother : used;
  return { check: 'reusedPicture', ruleId, ...reuseResult(fault, 'warn', { orders, filings: [] }) };
}

/** Result of the search for a field's value. */
export const reusedValueResult = (
  { ruleId, outcome }: { readonly ruleId: string; readonly outcome: 'warn' | 'fail' },
  usedBy: UsedBy,
): CheckResult<'reusedValue'> => ({ check: 'reusedValue', ruleId, ...reuseResult('OTHER_SUBJECT', outcome, usedBy) });

/** Result of the search for what was read on a scan on those of other subjects. */
export function readElsewhereResult(
  { ruleId, readElsewhere = 'READ_ON_ANOTHER' }: ComparedPicture,
  { orders, kinds }: ReadElsewhere,
): CheckResult<'reusedValue'> {
  const found = reuseResult(readElsewhere, 'warn', { orders: orders.slice(0, MOST_NAMED), filings: [] });
  return { check: 'reusedValue', ruleId, ...found, facts: { ...found.facts, kinds } };
}

const reuseResult = (fault: string, outcome: 'warn' | 'fail', usedBy: UsedBy) => {
  const isUsed = usedBy.orders.length + usedBy.filings.length > 0;
  return { outcome: isUsed ? outcome : ('pass' as const), fault: isUsed ? fault : null, facts: { ...usedBy } };
};
