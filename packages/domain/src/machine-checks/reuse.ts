import { fieldRow } from '../filing/fields.ts';
import type { MaterialKind } from '../filing/materials.ts';
import type { OrderFacts } from '../order/facts.ts';
import { kindRow } from '../order-names/kinds/kinds.ts';
import { reachesIn } from '../province-rules/rules.ts';
import type { CheckResult } from './file-checks.ts';

/** Numbers of orders and filings of other subjects that use the same content; not personal data. */
export interface UsedBy {
  readonly orders: readonly string[];
  readonly filings: readonly string[];
}

/** 重复使用: materials whose picture is compared with orders of other subjects (docs/spec/rules.md R-6, TC-REJ; PHO-07). */
export const comparedPictures: readonly MaterialKind[] = ['FACE_PHOTO'];

type Facts = Pick<OrderFacts, 'kind' | 'province' | 'edition' | 'changed'>;

/** Fields whose value a rule of the bureau reserves to one subject (CON-03); only those that the order changes, not what it declares. */
export const fieldsOfOneSubject = ({ kind, province, edition, changed }: Facts) =>
  reachesIn(province, edition, 'oneSubject')
    .map(({ reach }) => reach)
    .filter(({ field }) => changed.includes(field) && kindRow(kind).declares?.includes(fieldRow(field).group) !== true);

/** Result of the search for the picture in orders of other subjects. */
export const reusedPictureResult = (usedBy: UsedBy): CheckResult<'reusedPicture'> => ({
  check: 'reusedPicture',
  ruleId: 'PHO-07',
  ...reuseResult('USED_ELSEWHERE', 'warn', usedBy),
});

/** Result of the search for a field's value. */
export const reusedValueResult = (
  { ruleId, outcome }: { readonly ruleId: string; readonly outcome: 'warn' },
  usedBy: UsedBy,
): CheckResult<'reusedValue'> => ({ check: 'reusedValue', ruleId, ...reuseResult('OTHER_SUBJECT', outcome, usedBy) });

const reuseResult = (fault: string, outcome: 'warn', usedBy: UsedBy) => {
  const isUsed = usedBy.orders.length + usedBy.filings.length > 0;
  return { outcome: isUsed ? outcome : ('pass' as const), fault: isUsed ? fault : null, facts: { ...usedBy } };
};
