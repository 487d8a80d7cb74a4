import { writeAudit } from '@beian/database/audit';
import { readOnly, system, transaction } from '@beian/database/transaction';
import { reasonRow } from '@beian/domain/reasons';
import type { RuleChange } from '@beian/domain/rule-book';
import { ruleFileSchema, ruleOf } from '@beian/domain/rule-book';
import { type TestDatabase, testDatabase } from '@beian/testing/database';
import { type People, seedPeople } from '@beian/testing/fixtures';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isTextChange, writeTextChange } from '../texts/own-texts.ts';
import { compareRuleFile, draftOfRuleFile, exportRules } from './transfer.ts';

interface Installation {
  readonly db: TestDatabase;
  readonly people: People;
}
const open = async (): Promise<Installation> => {
  const db = await testDatabase({ at: '2026-12-04T02:00:00Z' });
  return { db, people: await seedPeople(db) };
};
let ours: Installation;
let theirs: Installation;
beforeAll(async () => {
  [ours, theirs] = await Promise.all([open(), open()]);
});
afterAll(() => Promise.all([ours?.db.close(), theirs?.db.close()]));

const source = { title: 'Notice 12', date: '2026-12-01', text: 'From 5 December on a commitment is needed.' };
const { label, advice } = reasonRow('WEB-01');
const changes: RuleChange[] = [
  {
    does: 'add',
    rule: {
      id: 'one',
      in: ['320000'],
      effects: [{ to: 'material', material: 'COMMITMENT' }],
      says: { zh: '须提供承诺书', en: 'The commitment is needed' },
      why: 'notice of the bureau',
      from: '2026-12-05',
    },
  },
  { does: 'reasonText', text: { id: 'words', reason: 'WEB-01', label, advice, why: 'clearer', from: '2026-12-06' } },
];

/** As an approved draft writes its rows. */
async function approve({ db, people }: Installation, draftId: string): Promise<void> {
  const { actor } = people.supervisor;
  await db.query(`update app.rule_drafts set state = 'APPROVED' where id = $1`, [draftId]);
  const [draft] = await db.query<{ changes: RuleChange[] }>('select changes from app.rule_drafts where id = $1', [
    draftId,
  ]);
  for (const change of draft?.changes ?? [])
    if (isTextChange(change))
      await transaction(db.app, actor, async (tx) => {
        expect(await writeTextChange(tx, draftId, change)).toBe(true);
        await writeAudit(tx, actor, 'coverRows', undefined, 'done');
      });
    else if (change.does === 'add') {
      const { from, until, ...rule } = ruleOf(change.rule, draftId);
      await db.query(
        'insert into app.own_rules (id, draft_id, rule, from_day, until_day) values ($1, $2, $3, $4, $5)',
        [`${draftId}.${change.rule.id}`, draftId, JSON.stringify(rule), from, until ?? null],
      );
    }
}

const exported = ({ db }: Installation) => readOnly(db.app, system('clock'), (tx) => exportRules(tx));

test('what one installation exports another one drafts, and exports alike once it is approved', async () => {
  const { db, people } = ours;
  await db.query(
    `insert into app.rule_drafts (id, title, source, why, changes, made_by) values ('draft', 'sample', $1, 'sample', $2, $3)`,
    [JSON.stringify(source), JSON.stringify(changes), people.supervisor.actor.id],
  );
  await approve(ours, 'draft');
  const file = ruleFileSchema.parse(JSON.parse(JSON.stringify(await exported(ours))));
  expect(file.rows.map(({ does }) => does)).toEqual(['add', 'reasonText']);
  expect(file.rows.every((row) => row.source.title === 'Notice 12')).toBe(true);
  expect(JSON.stringify(file)).not.toContain(people.supervisor.actor.name);
  expect((await readOnly(db.app, system('clock'), (tx) => exportRules(tx, '310000'))).rows).toEqual([]);

  expect((await exported(theirs)).rows).toEqual([]);
  const draft = await transaction(theirs.db.app, system('clock'), async (tx) => {
    const difference = await compareRuleFile(tx, file);
    expect(difference.new).toEqual(file.rows);
    const [row] = await theirs.db.query<{ login: string }>('select login from app.staff where id = $1', [
      theirs.people.supervisor.actor.id,
    ]);
    expect(await draftOfRuleFile(tx, difference, 'nobody')).toBeNull();
    return draftOfRuleFile(tx, difference, row?.login ?? '');
  });
  // A draft is in force nowhere.
  expect(await theirs.db.query('select state from app.rule_drafts')).toEqual([{ state: 'OPEN' }]);
  expect((await exported(theirs)).rows).toEqual([]);
  await approve(theirs, draft?.draftId ?? '');
  expect(await exported(theirs)).toEqual(file);
  const again = await readOnly(theirs.db.app, system('clock'), (tx) => compareRuleFile(tx, file));
  expect([again.same, again.changes]).toEqual([file.rows, []]);
});

test('an own text is ended once, on a day to come', async () => {
  const { db, people } = ours;
  const { actor } = people.supervisor;
  const end = (until: string) =>
    transaction(db.app, actor, async (tx) => {
      await writeAudit(tx, actor, 'coverRows', undefined, 'done');
      return writeTextChange(tx, 'draft', { does: 'endText', text: 'draft.words', until: until as '2026-12-20' });
    });
  expect(await end('2026-12-20')).toBe(true);
  expect(await end('2026-12-25')).toBe(false);
  expect((await exported(ours)).rows[1]).toMatchObject({ text: { until: '2026-12-20' } });
});
