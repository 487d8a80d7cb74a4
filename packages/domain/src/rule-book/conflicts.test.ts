import { expect, test } from 'vitest';
import type { Reach } from '../province-rules/rule.ts';
import { conflictsOf } from './conflicts.ts';
import { type RuleChange, ruleChangeSchema } from './draft.ts';

let ids = 0;
const add = (effect: Reach, over: object = {}): RuleChange =>
  ruleChangeSchema.parse({
    does: 'add',
    rule: {
      id: `r${++ids}`,
      in: ['320000'],
      effects: [effect],
      says: { zh: '样例', en: 'sample' },
      why: 'sample',
      from: '2026-12-10',
      ...over,
    },
  });
const edition = () => '2023-09' as const;
/** Conflicts of the rules of a draft with each other. */
const kinds = (...changes: readonly RuleChange[]) =>
  conflictsOf(changes, edition).flatMap(({ kind, rules }) =>
    rules.every(({ change }) => change !== undefined) ? [kind] : [],
  );
const commitment: Reach = { to: 'material', material: 'COMMITMENT' };
const domain = (months: number): Reach => ({ to: 'domain', asks: { minRemaining: { months } } });

test.each<[string, readonly RuleChange[], readonly string[]]>([
  ['the same material twice', [add(commitment), add(commitment)], ['OVERLAPPING']],
  ['the same material in two provinces', [add(commitment), add(commitment, { in: ['330000'] })], []],
  ['one after the other', [add(commitment, { until: '2026-12-11' }), add(commitment, { from: '2026-12-11' })], []],
  ['two answers about domains', [add(domain(40)), add(domain(41))], ['CONTRADICTORY']],
  [
    'one that is replaced from its first day on',
    [add(commitment, { id: 'first' }), add(commitment, { replaces: 'own.first' })],
    ['UNREACHABLE'],
  ],
])('%s', (_, changes, wanted) => {
  expect(kinds(...changes)).toEqual(wanted);
});

test('a conflict with a rule in force names both in both languages and the provinces', () => {
  const [found] = conflictsOf([add({ to: 'smsCheck', checked: false }, {})], edition);
  expect(found).toMatchObject({ kind: 'CONTRADICTORY', provinces: ['320000'], rules: [{ change: 0 }, {}] });
  expect(found?.rules[1].change).toBeUndefined();
  expect(found?.message.zh).toMatch(/^“样例”与另一条规则的要求相反.+“.+”$/);
  expect(found?.message.en).toMatch(/^“sample” says the opposite of another rule.+“.+”$/);
});

test('a rule that replaces is in no conflict with what it takes the place of', () => {
  const [found] = conflictsOf([add({ to: 'smsCheck', checked: false })], edition);
  const key = found?.rules[1].rule.key;
  const replacing = add({ to: 'smsCheck', checked: false }, { replaces: key });
  expect(conflictsOf([replacing], edition)).toEqual([]);
});
