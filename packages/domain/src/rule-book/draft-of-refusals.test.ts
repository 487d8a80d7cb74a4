import { expect, test } from 'vitest';
import { fieldIds } from '../filing/fields.ts';
import { materialKinds } from '../filing/materials.ts';
import type { Day } from '../province/in-force.ts';
import { canBeginRule, draftOfRefusals, type RefusalsOfItem } from './draft-of-refusals.ts';
import { kindOfEffect, ruleChangesSchema, ruleSourceSchema } from './index.ts';

const refused: RefusalsOfItem = {
  ...{ province: '320000', item: 'website.name', reason: 'WEB-09', refusals: 14, kinds: ['CHANGE_WEBSITE'] },
  orders: [{ orderNumber: 'BD2026120100001', day: '2026-12-01', code: '1020' }],
};
const today = '2026-12-02' as Day;

test('a draft made of refusals can be saved as it is: its source says which orders, its rule makes a reviewer look', () => {
  const { title, source, changes } = draftOfRefusals(refused, today, 'en');
  expect(title).toContain('14 times');
  expect(source).toMatchObject({ date: '2026-12-01' });
  expect(source.text).toContain('BD2026120100001');
  expect(changes).toMatchObject([
    { does: 'add', rule: { in: ['320000'], from: '2026-12-09', effects: [{ to: 'check', field: 'website.name' }] } },
  ]);
});

test('for every item and in both languages it is valid, and the form of a kind shows it', () => {
  for (const item of [...fieldIds, ...materialKinds.map((kind) => `material.${kind}`)])
    for (const language of ['zh', 'en'] as const) {
      const { source, changes } = draftOfRefusals({ ...refused, item }, today, language);
      expect(ruleSourceSchema.safeParse(source).error?.issues).toBeUndefined();
      expect(ruleChangesSchema.safeParse(changes).error?.issues, item).toBeUndefined();
      for (const change of changes)
        expect(change.does === 'add' && change.rule.effects.map(kindOfEffect), item).toEqual([expect.anything()]);
    }
});

test('no rule follows from refusals of an order as a whole, nor from a reason that the library does not know', () => {
  expect([refused, { ...refused, item: null }, { ...refused, reason: 'OTHER' }].map(canBeginRule)).toEqual([
    ...[true, false, false],
  ]);
});
