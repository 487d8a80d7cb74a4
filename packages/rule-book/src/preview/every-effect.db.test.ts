import { type RuleKindName, ruleKindNames, ruleKindRow } from '@beian/domain/rule-book';
import { testRuleKinds } from '@beian/testing/ruled-orders';
import { expect, test } from 'vitest';

/** One kind for each effect of the closed list; all kinds: every-kind.long.test.ts. */
const ofEachEffect: readonly RuleKindName[] = [
  ...['MATERIAL', 'SITE_NAME_WORDS', 'ONE_SUBJECT', 'MOVE', 'CHECKLIST', 'FORM', 'DOMAIN_MONTHS'],
  ...['ADDED_DOMAINS', 'SHELL', 'PHOTO', 'SMS_CHECK', 'SMS_WINDOW', 'SMS_PAGE', 'CHECK'],
] as RuleKindName[];

test('each effect that a rule may have is among them', () => {
  const effects = (kinds: readonly RuleKindName[]) => new Set(kinds.map((kind) => ruleKindRow(kind).fixed.to));
  expect(effects(ofEachEffect)).toEqual(effects(ruleKindNames));
  expect(effects(ofEachEffect).size).toBe(ofEachEffect.length);
});
testRuleKinds(ofEachEffect);
