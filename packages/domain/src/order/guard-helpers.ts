import { type FieldId, fieldRow } from '../filing/fields.ts';
import { type MaterialKind, materialRow } from '../filing/materials.ts';
import type { ReasonCode } from '../reasons/reasons.ts';
import type { Actor } from '../staff/roles.ts';
import { type BilingualText, bilingual, fillTemplate } from '../text/bilingual-text.ts';
import type { Reason } from '../text/refusal.ts';
import type { GuardInput } from './events/all.ts';
import type { Item, OrderFacts } from './facts.ts';

// Helpers that read facts and inputs for the guards.

/** The lease if it has not expired, else null. */
export const activeLease = (facts: OrderFacts): OrderFacts['lease'] =>
  facts.lease !== null && facts.lease.until > facts.now ? facts.lease : null;

/** True if the actor holds the lease with the token of the call. */
export const isLeaseHolder = (facts: OrderFacts, actor: Actor): boolean => {
  const lease = activeLease(facts);
  return lease?.holder === actor.id && (facts.token === undefined || facts.token === lease.token);
};

/** Reasons for an actor without the lease: who holds it. */
export const leaseReasons = (facts: OrderFacts): Reason[] => {
  const lease = activeLease(facts);
  return lease === null
    ? [
        {
          code: 'NOT_CLAIMED',
          message: bilingual('您尚未领取此订单', 'You have not claimed this order'),
          suggestion: bilingual('请先领取', 'Claim it first'),
          ruleId: 'L-lease',
        },
      ]
    : [
        {
          code: 'LEASE_LOST',
          message: fillTemplate(bilingual('订单现由 {name} 持有', 'The order is held by {name} now'), {
            name: lease.holderName,
          }),
          suggestion: bilingual('您填写的内容仍在，请与对方联系', 'What you typed is kept; speak to the holder'),
          ruleId: 'L-lease',
        },
      ];
};

/** The reasons given with a call; `item` null: the order as a whole, or the item that the event itself names. */
export const givenReasons = (input: GuardInput | undefined): readonly { code: ReasonCode; item: string | null }[] =>
  (input?.reasons ?? []).map((reason) => ({
    code: reason.code,
    item: 'item' in reason && typeof reason.item === 'string' ? reason.item : null,
  }));

/** Content hash of a field or material now; null: missing. */
export const contentHashOf = (facts: OrderFacts, key: string): string | null =>
  facts.fieldHashes[key] ?? facts.materials[key.replace('material.', '') as keyof typeof facts.materials] ?? null;

/** Keys of the items that an applicant's edit changes. */
export const touchedKeys = (input: GuardInput | undefined): string[] => [
  ...(input?.fields ?? []).map(({ field }) => field),
  ...(input?.material === undefined ? [] : [`material.${input.material}`]),
];

const labelOf = (key: string): BilingualText =>
  key.startsWith('material.')
    ? materialRow(key.slice('material.'.length) as MaterialKind).label
    : fieldRow(key as FieldId).label;

/** Lists the first items by label; `{n}` gives the total. */
const MAX_NAMED_ITEMS = 3;
const namedItems = (items: readonly Item[], language: keyof BilingualText): string => {
  const labels = items.slice(0, MAX_NAMED_ITEMS).map(({ key }) => labelOf(key)[language]);
  const more = items.length > MAX_NAMED_ITEMS ? (language === 'zh' ? '等' : ' …') : '';
  return labels.join(language === 'zh' ? '、' : ', ') + more;
};

/** Fills `{n}` and `{list}` of a sentence with these items. */
export const itemsMessage = (template: BilingualText, items: readonly Item[]): BilingualText => ({
  zh: template.zh.replace('{n}', String(items.length)).replace('{list}', namedItems(items, 'zh')),
  en: template.en.replace('{n}', String(items.length)).replace('{list}', namedItems(items, 'en')),
});

/** Reasons why these items are not all passed. */
export const openItemReasons = (items: readonly Item[]): Reason[] => {
  const without = items.filter((item) => item.verdict === null);
  const returned = items.filter((item) => item.verdict === 'return');
  const reasons: Reason[] = [];
  if (without.length > 0)
    reasons.push({
      code: 'ITEMS_WITHOUT_VERDICT',
      message: itemsMessage(bilingual('还有 {n} 项没有结论：{list}', 'No verdict yet ({n}): {list}'), without),
      suggestion: bilingual('请逐项核对', 'Check each item'),
      ruleId: 'D-verdicts',
    });
  if (returned.length > 0)
    reasons.push({
      code: 'ITEMS_RETURNED',
      message: itemsMessage(bilingual('有 {n} 项结论为不符：{list}', 'Marked as not in order ({n}): {list}'), returned),
      suggestion: bilingual('请退回修改，或更正结论', 'Return the order, or correct the verdict'),
      ruleId: 'D-verdicts',
    });
  return reasons;
};
