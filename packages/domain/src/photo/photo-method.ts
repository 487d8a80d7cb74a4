import { editionFor, type OrderEditions } from '../province/judged-by.ts';
import type { Rules } from '../province/rule-set.ts';
import { type Reached, reachesAmong } from '../province-rules/in-force.ts';
import type { PhotoMethod } from '../province-rules/rule.ts';
import { photoMethodRules } from '../province-rules/rules/photo.ts';

export { type PhotoMethod, photoMethods } from '../province-rules/rule.ts';

/** The row of a province; `province` is a code of GB/T 2260, six digits. */
export const photoMethodRuleOf = (province: string, rules: Rules): Reached<'photo'> | undefined =>
  reachesAmong(photoMethodRules, province, rules, 'photo').at(-1);

/** Where and by which rules an order's photo is judged. */
export const photoRulesOf = (order: OrderEditions & { readonly province: string }) => ({
  province: order.province,
  edition: editionFor('photoMethods', order),
});

export const photoMethodOf = (province: string, rules: Rules): PhotoMethod =>
  photoMethodRuleOf(province, rules)?.reach.method ?? 'CURTAIN';

export const photoMethodOfOrder = (order: OrderEditions & { readonly province: string }): PhotoMethod =>
  photoMethodOf(order.province, editionFor('photoMethods', order));
