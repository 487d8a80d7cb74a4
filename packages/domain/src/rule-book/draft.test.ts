import { expect, test } from 'vitest';
import { provinceRules } from '../province-rules/rules.ts';
import { effectSchema } from './effects.ts';
import { ruleChangeSchema, ruleSourceSchema } from './index.ts';

const rule = {
  id: 'one',
  in: ['320000'],
  effects: [{ to: 'material', material: 'COMMITMENT' }],
  says: { zh: '须提供承诺书', en: 'The commitment is needed' },
  why: 'notice of the bureau',
  from: '2026-12-05',
};

test('the effects of the program’s own rules are effects that a supervisor may enter, but for their rule id', () => {
  const effects = provinceRules.flatMap(({ reaches }) => reaches);
  expect(effects.length).toBeGreaterThan(100);
  for (const effect of effects) {
    const own = 'ruleId' in effect ? { ...effect, ruleId: 'R-14' } : effect;
    // `reads` is worked out for own rules.
    const { reads: _, ...entered } = own as typeof own & { reads?: unknown };
    expect(effectSchema.safeParse(entered).error?.issues).toBeUndefined();
  }
});

test('a change names a province, a day and an effect that exist', () => {
  const parse = (over: object) => ruleChangeSchema.safeParse({ does: 'add', rule: { ...rule, ...over } });
  expect(parse({}).success).toBe(true);
  const not = (of: unknown): unknown => ({ not: of });
  const deep = not(not(not(not(not(not({ subject: 'unit' }))))));
  for (const over of [
    { in: [] },
    { in: ['999999'] },
    { from: '2026-13-01' },
    { says: { zh: '须提供承诺书', en: ' ' } },
    { effects: [{ to: 'material', material: 'NONE' }] },
    { effects: [{ to: 'material', material: 'COMMITMENT', when: deep }] },
  ])
    expect(parse(over).success, JSON.stringify(over)).toBe(false);
});

test('a source needs the text of the notice or its file', () => {
  const source = { title: 'Notice 12', date: '2026-12-01' };
  expect(ruleSourceSchema.safeParse(source).error?.issues[0]?.path).toEqual(['text']);
  expect(ruleSourceSchema.safeParse({ ...source, text: 'From 5 December on a commitment is needed.' }).success).toBe(
    true,
  );
});
