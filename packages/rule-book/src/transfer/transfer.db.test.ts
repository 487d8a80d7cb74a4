import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { readOnly, system, transaction } from '@beian/database/transaction';
import { reasonRow } from '@beian/domain/reasons';
import { type RuleChange, ruleFileSchema } from '@beian/domain/rule-book';
import { type TestDatabase, testDatabase } from '@beian/testing/database';
import { type People, seedPeople } from '@beian/testing/fixtures';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { approveRuleDraft, createRuleDraft, submitRuleDraft } from '../drafts/index.ts';
import { compareRuleFile, draftOfRuleFile, exportRules } from './transfer.ts';

interface Installation {
  readonly db: TestDatabase;
  readonly people: People;
}
const open = async (): Promise<Installation> => {
  const db = await testDatabase({ at: '2026-12-04T02:00:00Z' });
  const people = await seedPeople(db);
  return { db, people };
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

let keys = 0;
/** Submits a draft as its author and approves it as another supervisor, as the console does. */
async function approve({ db, people }: Installation, draftId: string): Promise<void> {
  for (const [step, actor] of [
    [submitRuleDraft, people.supervisor.actor],
    [approveRuleDraft, people.otherSupervisor.actor],
  ] as const)
    expect(
      await transaction(db.app, actor, (tx) => step(db.app, tx, { actor, draftId, version: 1, key: `key-${++keys}` })),
    ).toMatchObject({ ok: true });
}
const draftOf = async ({ db, people }: Installation, given: readonly RuleChange[]): Promise<string> => {
  const { actor } = people.supervisor;
  const input = { title: 'sample', notice: source, why: 'sample', changes: JSON.stringify(given) };
  const made = await transaction(db.app, actor, (tx) =>
    createRuleDraft(db.app, tx, { actor, input, key: `key-${++keys}` }),
  );
  if (!made.ok) throw new Error(JSON.stringify(made.refusal));
  return made.draftId;
};

const exported = ({ db }: Installation) => readOnly(db.app, system('clock'), (tx) => exportRules(tx));

test('what one installation exports another one drafts, and exports alike once it is approved', async () => {
  const { db, people } = ours;
  await approve(ours, await draftOf(ours, changes));
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

test('an exported row ends where another draft ended it', async () => {
  const { db } = ours;
  const [rule] = await db.query<{ id: string }>('select id from app.own_rules');
  const [text] = await db.query<{ id: string }>('select id from app.own_texts');
  await approve(
    ours,
    await draftOf(ours, [
      { does: 'end', rule: rule?.id ?? '', until: '2026-12-20' },
      { does: 'endText', text: text?.id ?? '', until: '2026-12-21' },
    ]),
  );
  const file = await exported(ours);
  expect(file.rows).toMatchObject([{ rule: { until: '2026-12-20' } }, { text: { until: '2026-12-21' } }]);
  // Where the rows go on, the file ends them.
  const { ended, changes: drafted } = await readOnly(theirs.db.app, system('clock'), (tx) => compareRuleFile(tx, file));
  expect([ended.length, drafted.map(({ does }) => does)]).toEqual([2, ['end', 'endText']]);
});

test('the program says how it is called before it asks for an installation', () => {
  const program = path.resolve(import.meta.dirname, '../../dist/rules.js');
  const { status, stderr, stdout } = spawnSync(process.execPath, [program], { env: {}, encoding: 'utf8' });
  expect([status, stdout]).toEqual([1, '']);
  expect(stderr).toContain('Say export [--province CODE], or import FILE [--apply --login LOGIN].');
});
