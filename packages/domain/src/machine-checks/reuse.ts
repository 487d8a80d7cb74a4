import type { OrderFacts } from '../order/facts.ts';
import { fieldsOfKind } from '../order/fields.ts';
import { reachesIn } from '../province/rules.ts';
import type { MaterialKind } from '../record/materials.ts';
import type { CheckResult } from './file-checks.ts';

/** Where the same thing stands for another subject: numbers of orders and of filings, which are nobody's personal data. */
export interface UsedBy {
  readonly orders: readonly string[];
  readonly filings: readonly string[];
}

/** 重复使用: materials whose picture is looked for in orders of other subjects (rules.md §6, TC-REJ; PHO-07). */
export const comparedPictures: readonly MaterialKind[] = ['FACE_PHOTO'];

type Facts = Pick<OrderFacts, 'kind' | 'province' | 'edition' | 'changed'>;

/** Fields that a rule of the bureau keeps to one subject (CON-03); asked only where the order changes them. */
export const fieldsOfOneSubject = ({ kind, province, edition, changed }: Facts) =>
  reachesIn(province, edition, 'oneSubject')
    .map(({ reach }) => reach)
    .filter(({ field }) => fieldsOfKind(kind).includes(field) && changed.includes(field));

/** What it comes to that a picture was found, or was not found, with others. */
export const reusedPictureResult = (usedBy: UsedBy): CheckResult<'reusedPicture'> => ({
  check: 'reusedPicture',
  ruleId: 'PHO-07',
  ...reuseResult('USED_ELSEWHERE', 'warn', usedBy),
});

/** The same of a field's value. */
export const reusedValueResult = (
  { ruleId, outcome }: { readonly ruleId: string; readonly outcome: 'warn' },
  usedBy: UsedBy,
): CheckResult<'reusedValue'> => ({ check: 'reusedValue', ruleId, ...reuseResult('OTHER_SUBJECT', outcome, usedBy) });

const reuseResult = (fault: string, outcome: 'warn', usedBy: UsedBy) => {
  const isUsed = usedBy.orders.length + usedBy.filings.length > 0;
  return { outcome: isUsed ? outcome : ('pass' as const), fault: isUsed ? fault : null, facts: { ...usedBy } };
};
