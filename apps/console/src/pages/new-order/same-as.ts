import { type FieldId, type FieldValue, type FieldValues, isPerson, sameValue } from '@beian/domain/filing';
import { declaresPrincipal, kindRow, type OrderKind } from '@beian/domain/order-names';
import type { BilingualText } from '@beian/domain/text';
import { sameAsTexts } from './same-as-texts.ts';

/** Fields that repeat others, so that nobody types them twice. */
export interface SameAs {
  /** What the person confirms; null: it follows from the other values. */
  readonly question: BilingualText | null;
  /** Confirmed from the start, while neither side is filled in. */
  readonly isUsual: boolean;
  /** While it follows from the other values. */
  readonly follows?: (values: FieldValues) => boolean;
  /** Each field that is not asked for, with the one whose value it takes. */
  readonly fields: readonly (readonly [copy: FieldId, source: FieldId])[];
}

export const sameAsRows: readonly SameAs[] = [
  {
    question: sameAsTexts.address,
    isUsual: false,
    fields: [['subject.mailingAddress', 'subject.certificateAddress']],
  },
  {
    // A person who is the subject is its principal.
    question: null,
    isUsual: true,
    follows: isPerson,
    fields: [
      ['subject.principal.name', 'subject.name'],
      ['subject.principal.idType', 'subject.certificateType'],
      ['subject.principal.idNumber', 'subject.certificateNumber'],
    ],
  },
  {
    question: sameAsTexts.principal,
    isUsual: true,
    fields: [
      ['website.principal.name', 'subject.principal.name'],
      ['website.principal.idType', 'subject.principal.idType'],
      ['website.principal.idNumber', 'subject.principal.idNumber'],
      ['website.principal.idValidUntil', 'subject.principal.idValidUntil'],
      ['website.principal.legalRepresentative', 'subject.principal.legalRepresentative'],
      ['website.principal.mobile', 'subject.principal.mobile'],
      ['website.principal.officePhone', 'subject.principal.officePhone'],
      ['website.principal.emergencyPhone', 'subject.principal.emergencyPhone'],
      ['website.principal.email', 'subject.principal.email'],
    ],
  },
];

/** The same in the words of an app, whose principal stands in the fields of a website's. */
const ofApp: readonly SameAs[] = sameAsRows.map((row) =>
  row.question === sameAsTexts.principal ? { ...row, question: sameAsTexts.principalOfApp } : row,
);
/**
 * The same where the order only declares how the website principal is filed elsewhere: the ministry sends its code to the mobile that is filed,
 * which may be another one than the person has as subject principal, so it is always asked for.
 */
const ofDeclared: readonly SameAs[] = sameAsRows.map((row) => ({
  ...row,
  fields: row.fields.filter(([copy]) => copy !== 'website.principal.mobile'),
}));
export const sameAsRowsOf = (kind: OrderKind): readonly SameAs[] => {
  if (declaresPrincipal(kind, 'website')) return ofDeclared;
  return kindRow(kind).app === true ? ofApp : sameAsRows;
};

/** Whether a row holds for these values; `isDeclined`: the person says that they differ. */
export function isSame({ fields, isUsual, follows }: SameAs, values: FieldValues, isDeclined: boolean): boolean {
  if (isDeclined || follows?.(values) === false) return false;
  const isFilled = fields.some(([, source]) => values[source] !== undefined);
  return (isFilled || isUsual) && fields.every(([copy, source]) => sameValue(values[copy], values[source]));
}

/** The values that the copies of a row take. */
export const copiedValues = ({ fields }: SameAs, values: FieldValues): [FieldId, FieldValue][] =>
  fields.map(([copy, source]) => [copy, values[source] ?? '']);
