import { type FieldId, fieldRow } from '../filing/fields.ts';
import type { OrderFacts } from '../order/facts.ts';
import { kindRow } from '../order-names/kinds/kinds.ts';
import type { CheckResult } from './file-checks.ts';
import type { UsedBy } from './used-by.ts';

/** Numbers by which a principal is found among those of other subjects, each with the mobile that goes with it (docs/spec/rules.md ). */
export const mobileOfPerson = {
  'subject.principal.idNumber': 'subject.principal.mobile',
  'website.principal.idNumber': 'website.principal.mobile',
} as const satisfies Partial<Record<FieldId, FieldId>>;
export type PersonField = keyof typeof mobileOfPerson;
export const personFields = Object.keys(mobileOfPerson) as PersonField[];

/** The principals whom the order names anew; one that it only declares was named at another provider. */
export const personsToCompare = ({ kind, changed }: Pick<OrderFacts, 'kind' | 'changed'>): PersonField[] =>
  personFields.filter(
    (field) => changed.includes(field) && kindRow(kind).declares?.includes(fieldRow(field).group) !== true,
  );

export interface PersonElsewhere extends UsedBy {
  /** In a filing of these the person has another mobile. */
  readonly otherMobile: boolean;
}

/** Result of the search for a principal among those of other subjects: allowed, and for the reviewer to know. */
export function personElsewhereResult({ orders, filings, otherMobile }: PersonElsewhere): CheckResult<'reusedValue'> {
  const isFound = orders.length + filings.length > 0;
  return {
    check: 'reusedValue',
    ruleId: otherMobile ? 'CON-04' : 'R-4.2',
    outcome: isFound ? 'warn' : 'pass',
    fault: !isFound ? null : otherMobile ? 'PRINCIPAL_WITH_OTHER_MOBILE' : 'PRINCIPAL_OF_OTHERS',
    facts: { orders, filings },
  };
}
