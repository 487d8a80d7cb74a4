import { expect, test } from 'vitest';
import { kindRow } from '../order-names/kinds/kinds.ts';
import type { Day } from '../province/in-force.ts';
import type { Rules } from '../province/rule-set.ts';
import type { Condition } from '../province-rules/conditions.ts';
import type { Reach, Rule } from '../province-rules/rule.ts';
import { conflictsOf, type KnownRules } from './conflicts.ts';
import { type RuleChange, ruleChangeSchema } from './draft.ts';
import { canEverReach } from './reachable.ts';
import { shippedRowsOf } from './shipped-rows.ts';

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
  conflictsOf(changes, { rulesOn: edition }).flatMap(({ kind, rules }) =>
    rules.every((one) => one?.change !== undefined) ? [kind] : [],
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
  const [found] = conflictsOf([add({ to: 'smsCheck', checked: false }, {})], { rulesOn: edition });
  expect(found).toMatchObject({ kind: 'CONTRADICTORY', provinces: ['320000'], rules: [{ change: 0 }, {}] });
  expect(found?.rules[1]?.change).toBeUndefined();
  expect(found?.message.zh).toMatch(/^“样例”与程序自带的规则要求相反.+“.+”$/);
  expect(found?.message.en).toMatch(/^“sample” says the opposite of a rule of the program.+“.+”$/);
});

test('a rule that replaces is in no conflict with what it takes the place of', () => {
  const [found] = conflictsOf([add({ to: 'smsCheck', checked: false })], { rulesOn: edition });
  const key = found?.rules[1]?.rule.key;
  const replacing = add({ to: 'smsCheck', checked: false }, { replaces: key });
  expect(conflictsOf([replacing], { rulesOn: edition })).toEqual([]);
});

const found = (changes: readonly RuleChange[], known: Partial<KnownRules> = {}) =>
  conflictsOf(changes, { rulesOn: edition, ...known }).map(({ kind, from, provinces, message }) => ({
    ...{ kind, from, provinces, zh: message.zh, en: message.en },
  }));
const approved = (effect: Reach, from: Day): Rule => ({
  ...{ key: 'own.other', in: ['320000'], from, source: 'own:draft_1', reaches: [effect] },
  says: { zh: '另一条', en: 'the other one' },
});

test('a rule of the program that begins later is told with its day, where the installation takes new rules', () => {
  // A change of a website adds no domain from 2019-04-22 on.
  const added = add({ to: 'addedDomains', allowed: true }, { from: '2019-03-01' });
  expect(found([added], { rulesOn: (day) => day })).toMatchObject([
    {
      kind: 'CONTRADICTORY',
      from: '2019-04-22',
      provinces: ['320000'],
      en: expect.stringContaining('from 2019-04-22 on'),
    },
  ]);
  expect(found([added], { rulesOn: () => '2018-06' })).toEqual([]);
  const ended = add({ to: 'addedDomains', allowed: true }, { from: '2019-03-01', until: '2019-04-22' });
  expect(found([ended], { rulesOn: (day) => day })).toEqual([]);
});

test('an approved rule and one of another draft that begin later are told with their day and the draft', () => {
  const other = approved({ to: 'photo', method: 'BUREAU_APP' }, '2027-01-01');
  const rulesOn = (day: Day): Rules => ({ edition: `2018-06+${day}`, own: day < other.from ? [] : [other] });
  const draft = [add({ to: 'photo', method: 'FACE_CHECK' })];
  expect(found(draft, { rulesOn, days: ['2027-01-01'] })).toContainEqual(
    expect.objectContaining({
      ...{ kind: 'CONTRADICTORY', from: '2027-01-01' },
      zh: expect.stringContaining('后加入的规则为准（自 2027-01-01 起）'),
    }),
  );
  expect(found(draft, { rulesOn: () => '2018-06', drafted: [{ title: '十二月通知', rule: other }] })).toContainEqual(
    expect.objectContaining({ from: '2027-01-01', zh: expect.stringContaining('草稿“十二月通知”中的“另一条”') }),
  );
});

const material = (when?: Condition): Reach => ({ to: 'material', material: 'COMMITMENT', ...(when && { when }) });
const check = (broken: Condition, over: object = {}): Reach =>
  ({
    ...{ to: 'check', field: 'website.name', ruleId: 'R-14', outcome: 'fail', broken },
    ...{ suggestion: { zh: '样例', en: 'sample' }, ...over },
  }) as Reach;

test.each<[string, Reach, boolean]>([
  ['a unit that is a person', material({ all: [{ subject: 'unit' }, { subject: 'person' }] }), false],
  ['a condition and its opposite', material({ all: [{ domains: 3 }, { not: { domains: 2 } }] }), false],
  ['more than a smaller number', material({ all: [{ domains: 2 }, { not: { domains: 3 } }] }), true],
  [
    'a change that this kind of order does not make',
    material({ all: [{ kinds: ['CANCEL_SUBJECT'] }, { changed: ['website.name'] }] }),
    false,
  ],
  [
    'a material of orders without materials',
    { to: 'material', material: 'COMMITMENT', when: { effect: 'end' } },
    kindRow('CANCEL_SUBJECT').materials,
  ],
  [
    'a field that is empty and holds a word',
    check({ all: [{ absent: 'website.name' }, { contains: { of: 'website.name', words: ['x'] } }] }),
    false,
  ],
  [
    'a check on a field that is not changed together with it',
    check({ all: [{ kinds: ['CHANGE_SUBJECT'] }, { domains: 1 }] }),
    false,
  ],
  ['a move of a unit by a person', { to: 'move', move: 'orgName', allowed: true, when: { subject: 'person' } }, false],
  ['a move of a unit', { to: 'move', move: 'orgName', allowed: true, when: { subject: 'unit' } }, true],
])('%s', (_, effect, isReachable) => {
  expect(canEverReach(effect)).toBe(isReachable);
  const never = found([add(effect)]).filter(({ en }) => en.includes('no order can meet'));
  expect(never).toHaveLength(isReachable ? 0 : 1);
});

test('every rule of the program can be reached', () => {
  const rows = Object.values(shippedRowsOf).flat();
  expect(rows.filter(({ reaches }) => !reaches.every(canEverReach)).map(({ key }) => key)).toEqual([]);
});

test.each<[string, Reach, Reach, readonly string[]]>([
  ['some of the orders of which all are asked', material({ subject: 'unit' }), material(), ['UNREACHABLE']],
  ['orders of which all are asked, and more', material(), material({ subject: 'unit' }), []],
  [
    'fewer words',
    check({ contains: { of: 'website.name', words: ['论坛'] } }),
    check({ contains: { of: 'website.name', words: ['论坛', '博客'] } }),
    ['UNREACHABLE'],
  ],
  [
    'a stricter age',
    check({ youngerThan: { years: 16, principal: 'subject' } }),
    check({ youngerThan: { years: 18, principal: 'subject' } }),
    ['UNREACHABLE'],
  ],
  [
    'the same on more changes',
    check({ domains: 2 }, { on: ['website.name', 'website.domains'] }),
    check({ domains: 2 }),
    [],
  ],
])('a rule for %s', (_, effect, general, wanted) => {
  expect(kinds(add(general), add(effect))).toEqual(wanted);
});
