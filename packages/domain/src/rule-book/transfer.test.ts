import { expect, test } from 'vitest';
import { provinceRules } from '../province-rules/rules.ts';
import { reasonRow } from '../reasons/reasons.ts';
import { ruleChangesSchema } from './draft.ts';
import { diffRuleFile, type RuleFileRow, ruleFileOf, ruleFileSchema } from './transfer.ts';

const source = { title: 'Notice 12', date: '2026-12-01' as const, text: 'From 5 December on a commitment is needed.' };
const rule = (id: string, over: object = {}): RuleFileRow => ({
  does: 'add',
  source,
  rule: {
    id,
    in: ['320000'],
    effects: [{ to: 'material', material: 'COMMITMENT' }],
    says: { zh: '须提供承诺书', en: 'The commitment is needed' },
    why: 'notice of the bureau',
    from: '2026-12-05',
    ...over,
  },
});
const { label, advice } = reasonRow('WEB-01');
const text: RuleFileRow = {
  does: 'reasonText',
  source,
  text: { id: 'text', reason: 'WEB-01', label, advice, why: 'clearer', from: '2026-12-06' },
};

test('a file has a format that another installation reads, of all provinces or of one', () => {
  const rows = [rule('one'), rule('two', { in: ['310000'] }), text];
  expect(ruleFileSchema.parse(JSON.parse(JSON.stringify(ruleFileOf(rows))))).toEqual(ruleFileOf(rows));
  expect(ruleFileOf(rows, '310000').rows).toEqual([rows[1]]);
  expect(ruleFileSchema.safeParse({ ...ruleFileOf(rows), version: 2 }).success).toBe(false);
});

test('the difference names new, changed, ended, equal and past rows, and what a draft has to do', () => {
  const here = [rule('same'), rule('changed'), rule('ended'), rule('other')].map((row) => ({
    id: `own.${row.does === 'add' ? row.rule.id : ''}`,
    row,
  }));
  const until = '2026-12-20';
  const file = ruleFileOf([
    rule('same'),
    rule('changed', { from: '2026-12-10', why: 'a second notice' }),
    rule('ended', { until }),
    rule('past', { from: '2026-12-02' }),
    rule('new'),
    text,
  ]);
  const found = diffRuleFile(file, here, '2026-12-02');
  const [same, changed, ended, past, added, words] = file.rows;
  expect(found).toMatchObject({ same: [same], changed: [changed], past: [past], new: [added, words] });
  expect(found.ended).toEqual([{ row: ended, until }]);
  expect(found.changes.map((change) => (change.does === 'end' ? [change.rule, change.until] : change.does))).toEqual([
    ['own.changed', '2026-12-10'],
    'add',
    ['own.ended', until],
    'add',
    'reasonText',
  ]);
  expect(ruleChangesSchema.parse(found.changes)).toEqual(found.changes);
});

test('every row that the program ships can be an own row', () => {
  const rows = provinceRules.map((shipped, at): RuleFileRow => {
    const { reaches, says, until } = shipped;
    // `reads` is worked out, and a finding of an own rule names R-14.
    const effects = reaches.map((effect) => {
      const { reads: _, ...entered } = effect as typeof effect & { reads?: unknown };
      return ('ruleId' in entered ? { ...entered, ruleId: 'R-14' } : entered) as typeof effect;
    });
    return rule(`row${at}`, {
      in: shipped.in,
      effects,
      says,
      from: shipped.from ?? '2018-06-01',
      ...(until !== undefined && { until }),
    });
  });
  for (const row of rows)
    expect(ruleFileSchema.safeParse(ruleFileOf([row])).error?.issues, JSON.stringify(row)).toBeUndefined();
});
