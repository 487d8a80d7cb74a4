import { createStaff, staffActor } from '@beian/accounts/staff';
import { transaction } from '@beian/database/transaction';
import type { RuleChange, RuleDraftInput } from '@beian/domain/rule-book';
import type { Actor } from '@beian/domain/staff';
import { rulesNow } from '@beian/records/views';
import { type TestDatabase, testDatabase } from '@beian/testing/database';
import { cheapPasswordCost, type People, seedPeople } from '@beian/testing/fixtures';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  approveRuleDraft,
  createRuleDraft,
  type DraftOutcome,
  listOwnRuleIds,
  listOwnRules,
  loadConflicts,
  loadOwnRules,
  loadRuleDrafts,
  saveRuleDraft,
  sendBackRuleDraft,
  submitRuleDraft,
  withdrawRuleDraft,
} from './index.ts';

let db: TestDatabase;
let people: People;
let author: Actor;
let other: Actor;
beforeAll(async () => {
  db = await testDatabase({ at: '2026-12-04T02:00:00Z' });
  people = await seedPeople(db);
  author = people.supervisor.actor;
  other = await supervisor('shuangjiang', '霜降');
});
afterAll(() => db?.close());

async function supervisor(login: string, name: string): Promise<Actor> {
  const by = people.administrator.actor;
  const made = await transaction(db.app, by, (tx) =>
    createStaff(tx, by, {
      login,
      name,
      roles: ['supervisor'],
      password: 'a long enough password',
      cost: cheapPasswordCost,
    }),
  );
  return staffActor(made);
}

let keys = 0;
const key = () => `key-${++keys}`;
const rule = (over: object = {}) => ({
  id: `rule-${++keys}`,
  in: ['320000'],
  effects: [{ to: 'material', material: 'COMMITMENT' }],
  says: { zh: '须提供承诺书', en: 'The commitment is needed' },
  why: 'the notice asks for it',
  from: '2026-12-10',
  ...over,
});
const add = (over: object = {}) => ({ does: 'add', rule: rule(over) });
const input = (...changes: readonly object[]): RuleDraftInput => ({
  title: '江苏承诺书',
  notice: {
    title: '关于承诺书的通知',
    date: '2026-12-01',
    text: '自12月10日起，办理备案须提交承诺书，请各接入商遵照执行。',
  },
  why: 'notice of the bureau',
  changes: JSON.stringify(changes),
});

const create = (given: RuleDraftInput, actor = author) =>
  transaction(db.app, actor, (tx) => createRuleDraft(db.app, tx, { actor, input: given, key: key() }));
const save = (draftId: string, version: number, given: RuleDraftInput, actor = author) =>
  transaction(db.app, actor, (tx) => saveRuleDraft(db.app, tx, { actor, draftId, version, input: given, key: key() }));
const take = (step: typeof submitRuleDraft, draftId: string, version: number, actor = author) =>
  transaction(db.app, actor, (tx) => step(db.app, tx, { actor, draftId, version, key: key() }));
const sendBack = (draftId: string, version: number, why: string, actor = other) =>
  transaction(db.app, actor, (tx) => sendBackRuleDraft(db.app, tx, { actor, draftId, version, why, key: key() }));
const refused = (outcome: DraftOutcome) =>
  outcome.ok ? [] : outcome.refusal.reasons.map(({ code, field }) => `${code} ${field}`);
const idOf = (outcome: DraftOutcome): string => {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
  return outcome.draftId;
};
const read = async (id: string, actor = author) => {
  const [draft] = await transaction(db.app, actor, (tx) => loadRuleDrafts(tx, [id], { actor, language: 'en' }));
  return draft;
};
const ownRules = () => transaction(db.app, author, listOwnRules);

test('a draft is written by one supervisor and approved by another, and its rules come into force at midnight', async () => {
  const id = idOf(await create(input(add())));
  expect(await read(id)).toMatchObject({
    ...{ version: 1, state: 'OPEN', changesCount: 1, firstDay: '2026-12-10', isShortNotice: true },
    ...{ provinces: ['320000'], mayChange: true, mayDecide: false, decidedBy: null },
  });
  expect(refused(await take(approveRuleDraft, id, 1, other))).toEqual(['RULE_STEP_NOT_NOW id']);
  idOf(await take(submitRuleDraft, id, 1));
  expect(refused(await take(approveRuleDraft, id, 1))).toEqual(['RULE_WRITTEN_BY_CALLER id']);
  expect(await read(id, other)).toMatchObject({ state: 'SUBMITTED', mayDecide: true, mayChange: false });
  idOf(await sendBack(id, 1, 'The day is the 11th'));
  expect(await read(id)).toMatchObject({ state: 'OPEN', version: 1, sentBackWhy: 'The day is the 11th' });
  idOf(await save(id, 1, input(add({ from: '2026-12-11' }))));
  idOf(await take(submitRuleDraft, id, 2));
  idOf(await take(approveRuleDraft, id, 2, other));
  expect(await read(id)).toMatchObject({ state: 'APPROVED', decidedBy: '霜降', sentBackWhy: null });
  expect(await ownRules()).toMatchObject([
    { draftId: id, rule: { from: '2026-12-11', source: `own:${id} 2026-12-01 关于承诺书的通知` } },
  ]);
  const audit = await db.query(`select action, outcome from app.audit where target = $1 order by id`, [id]);
  expect(audit.map(({ action, outcome }: { action?: unknown; outcome?: unknown }) => `${action} ${outcome}`)).toEqual([
    ...['createRuleDraft done', 'approveRuleDraft refused', 'submitRuleDraft done', 'approveRuleDraft refused'],
    ...['sendBackRuleDraft done', 'saveRuleDraft done', 'submitRuleDraft done', 'approveRuleDraft done'],
  ]);

  const edition = () => transaction(db.app, author, async (tx) => (await rulesNow(tx)).edition);
  await db.travel('2026-12-10T15:59:59Z');
  expect(await edition()).toBe('2018-06');
  await db.travel('2026-12-10T16:00:00Z');
  expect(await edition()).toMatchObject({
    edition: '2018-06+2026-12-11',
    own: [{ key: expect.stringMatching(/^own\./) }],
  });
  await db.travel('2026-12-04T02:00:00Z');
});

test('of two supervisors who edit at once the later one is refused and told the version', async () => {
  const id = idOf(await create(input(add())));
  const both = await Promise.all([save(id, 1, input(add())), save(id, 1, input(add(), add()), other)]);
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  expect(both.flatMap(refused)).toEqual(['STALE version']);
  expect(await read(id)).toMatchObject({ version: 2 });
});

test('who changed a draft of somebody else cannot approve it', async () => {
  const id = idOf(await create(input(add())));
  idOf(await save(id, 1, input(add()), other));
  idOf(await take(submitRuleDraft, id, 2));
  expect(refused(await take(approveRuleDraft, id, 2, other))).toEqual(['RULE_WRITTEN_BY_CALLER id']);
  idOf(await take(approveRuleDraft, id, 2, await supervisor('dahan', '大寒')));
});

test.each([
  ['a day that has come', [add({ from: '2026-12-04' })], 'RULE_DAY_PAST changes[0].rule.from'],
  ['an end before the beginning', [add(), add({ until: '2026-12-09' })], 'RULE_ENDS_TOO_EARLY changes[1].rule.until'],
  ['no day', [add({ from: '2026-02-30' })], 'WRONG_SHAPE changes[0].rule.from'],
  ['an unknown row to end', [{ does: 'end', rule: 'rule_x', until: '2026-12-10' }], 'RULE_NOT_FOUND changes[0].rule'],
  ['an unknown row to replace', [add({ replaces: 'none.such' })], 'RULE_NOT_FOUND changes[0].rule.replaces'],
  ['one id twice', [add({ id: 'twice' }), add({ id: 'twice' })], 'RULE_ID_TAKEN changes[0].rule.id'],
  ['an effect that is none', [add({ effects: [{ to: 'forbid' }] })], 'WRONG_SHAPE changes[0].rule.effects[0].to'],
])('%s is refused at its place', async (_, changes, wanted) => {
  expect(refused(await create(input(...changes)))).toContain(wanted);
});

test('a source is needed, as a text or as a scan that was uploaded', async () => {
  const notice = { title: '通知', date: '2026-12-01' };
  expect(refused(await create({ ...input(add()), notice }))).toEqual(['WRONG_SHAPE notice.text']);
  const fileId = `evidence_${'0'.repeat(32)}`;
  expect(refused(await create({ ...input(add()), notice: { ...notice, fileId } }))).toEqual([
    'RULE_FILE_NOT_FOUND notice.fileId',
  ]);
  const hash = 'a'.repeat(64);
  await db.query(
    `insert into app.evidence (id, staff_id, hash, file, bytes, width, height) values ($1, $2, $3, 'file', 1, 1, 1)`,
    [fileId, author.id, hash],
  );
  const id = idOf(await create({ ...input(add()), notice: { ...notice, fileId } }));
  expect(await read(id)).toMatchObject({ notice: { fileId, fileHash: hash, text: null } });
  expect(refused(await create({ ...input(), changes: '{' }))).toEqual(['WRONG_SHAPE changes']);
});

test('a draft without changes can be kept, not submitted; one whose day has come meanwhile is not approved', async () => {
  const empty = idOf(await create(input()));
  expect(refused(await take(submitRuleDraft, empty, 1))).toEqual(['RULE_DRAFT_EMPTY changes']);
  idOf(await take(withdrawRuleDraft, empty, 1));
  expect(refused(await save(empty, 1, input(add())))).toEqual(['RULE_STEP_NOT_NOW id']);

  const late = idOf(await create(input(add({ from: '2026-12-05' }))));
  idOf(await take(submitRuleDraft, late, 1));
  await db.travel('2026-12-04T15:56:00Z');
  expect(refused(await take(approveRuleDraft, late, 1, other))).toEqual(['RULE_DAY_PAST changes[0].rule.from']);
  await db.travel('2026-12-04T02:00:00Z');
});

test('an end row ends an own rule from its day on, and a reviewer writes nothing', async () => {
  const id = idOf(await create(input(add({ from: '2026-12-12' }))));
  idOf(await take(submitRuleDraft, id, 1));
  idOf(await take(approveRuleDraft, id, 1, other));
  const added = (await ownRules()).find(({ draftId }) => draftId === id);
  const end = (until: string) => input({ does: 'end', rule: added?.id ?? '', until });
  expect(refused(await create(end('2026-12-11')))).toEqual(['RULE_ENDS_TOO_EARLY changes[0].until']);
  const undo = idOf(await create(end('2026-12-20')));
  idOf(await take(submitRuleDraft, undo, 1));
  idOf(await take(approveRuleDraft, undo, 1, other));
  expect((await ownRules()).find(({ draftId }) => draftId === id)?.rule.until).toBe('2026-12-20');
  const [reviewer] = people.reviewers;
  expect(refused(await create(input(add()), reviewer.actor))).toEqual(['NOT_POSSIBLE undefined']);
  expect(refused(await create(input(add()), people.partner.actor))).toEqual(['NOT_POSSIBLE undefined']);
});

test('the conflicts of a draft name other drafts and their days, and no rule that the draft itself ends', async () => {
  const photo = (method: string, more: object = {}) => ({
    effects: [{ to: 'photo', method }],
    in: ['640000'],
    ...more,
  });
  const first = idOf(await create(input(add(photo('FACE_CHECK', { from: '2026-12-15' })))));
  idOf(await take(submitRuleDraft, first, 1));
  idOf(await take(approveRuleDraft, first, 1, other));
  const [own] = (await ownRules()).filter(({ draftId }) => draftId === first);
  const later = { ...input(add(photo('BUREAU_APP', { from: '2026-12-20' }))), title: 'The app' };
  idOf(await create(later));
  const draft = (...changes: object[]) => ({ id: 'draft_new', changes: changes as RuleChange[] });
  const told = async (asked: ReturnType<typeof draft>) =>
    (await transaction(db.app, author, (tx) => loadConflicts(tx, asked, 'en'))).map(
      ({ kind, text }) => `${kind} ${text}`,
    );
  const says = add(photo('CURTAIN', { from: '2026-12-12' }));
  expect(await told(draft(says))).toEqual([
    expect.stringMatching(/^CONTRADICTORY .+ \(from 2026-12-20 on\): .+ of the draft “The app”$/),
    expect.stringMatching(/^OVERLAPPING .+: “Before our curtain”$/),
    expect.stringMatching(/^CONTRADICTORY .+the one added last decides \(from 2026-12-15 on\): /),
  ]);
  const ends = { does: 'end', rule: own?.id ?? '', until: '2026-12-16' };
  const after = add(photo('CURTAIN', { from: '2026-12-16' }));
  expect(await told(draft(ends, after))).toEqual([
    expect.stringContaining('“The app”'),
    expect.stringMatching(/^OVERLAPPING/),
  ]);
});

test('a rule that has not begun is cancelled on its first day: it applies on none, its row stays, and nothing revives it', async () => {
  const before = await transaction(db.app, author, async (tx) => (await rulesNow(tx)).edition);
  const given = add({ id: 'cancelled-once', from: '2026-12-14', in: ['330000'] });
  const id = idOf(await create(input(given)));
  idOf(await take(submitRuleDraft, id, 1));
  idOf(await take(approveRuleDraft, id, 1, other));
  expect(refused(await create(input(given)))).toEqual(['RULE_ID_TAKEN changes[0].rule.id']);
  const row = async () => (await ownRules()).find(({ draftId }) => draftId === id);
  const rules = async (state: 'COMING' | 'CANCELLED') =>
    (await transaction(db.app, author, (tx) => listOwnRuleIds(tx, { first: 50, state }))).ids;
  const ruleId = (await row())?.id ?? '';
  expect(await rules('COMING')).toContain(ruleId);
  const end = (until: string) => input({ does: 'end', rule: ruleId, until });
  const undo = idOf(await create(end('2026-12-14')));
  idOf(await take(submitRuleDraft, undo, 1));
  expect(refused(await take(approveRuleDraft, undo, 1))).toEqual(['RULE_WRITTEN_BY_CALLER id']);
  idOf(await take(approveRuleDraft, undo, 1, other));

  expect(await row()).toMatchObject({ rule: { from: '2026-12-14', until: '2026-12-14' } });
  const [view] = await transaction(db.app, author, (tx) => loadOwnRules(tx, [ruleId], 'en'));
  expect(view).toMatchObject({ state: 'CANCELLED', draftId: id, endedByDraftId: undo });
  expect([await rules('COMING'), await rules('CANCELLED')]).toEqual([
    expect.not.arrayContaining([ruleId]),
    expect.arrayContaining([ruleId]),
  ]);
  expect(refused(await create(end('2026-12-20')))).toEqual(['RULE_NOT_FOUND changes[0].rule']);
  expect((await told()).at(-1)?.rules).toMatchObject({
    firstDay: '2026-12-14',
    changes: [{ kind: 'CANCELLED', provinces: ['330000'], day: '2026-12-14' }],
  });
  // Its id is free again.
  idOf(await create(input(given)));
  await db.travel('2026-12-14T02:00:00Z');
  const { edition } = await transaction(db.app, author, (tx) => rulesNow(tx, '330000'));
  expect(edition).toBe(typeof before === 'string' ? before : '2018-06');
  await db.travel('2026-12-04T02:00:00Z');
});

/** What the log of the partner holds of rules. */
const told = () =>
  db.query<{ kind: string; rules: { firstDay: string; changes: object[] } }>(
    `select kind, rules from app.partner_events where partner_id = $1 and kind = 'rules.changed' order by tx, id`,
    [people.partner.actor.id],
  );

test('partners are told of a change once, when it is approved, with its days, both languages and the notice', async () => {
  const count = (await told()).length;
  const [notice, address] = [input().notice, 'https://example.org/notice/12'];
  const id = idOf(
    await create({ ...input(add({ from: '2026-12-15', until: '2027-03-01' })), notice: { ...notice, address } }),
  );
  idOf(await take(submitRuleDraft, id, 1));
  expect(await told()).toHaveLength(count);
  const step = { actor: other, draftId: id, version: 1, key: key() };
  for (const again of [1, 2]) {
    const outcome = await transaction(db.app, other, (tx) => approveRuleDraft(db.app, tx, step));
    expect(outcome.ok, `call ${again}`).toBe(true);
  }
  const events = await told();
  expect(events).toHaveLength(count + 1);
  expect(events.at(-1)?.rules).toEqual({
    firstDay: '2026-12-15',
    changes: [
      {
        ...{ kind: 'ADDED', key: expect.stringMatching(/^own\./), provinces: ['320000'] },
        ...{ day: '2026-12-15', until: '2027-03-01', text: { zh: '须提供承诺书', en: 'The commitment is needed' } },
        source: { title: '关于承诺书的通知', date: '2026-12-01', address },
      },
    ],
  });
  const open = await db.query(
    `select count(*)::int as n, (select count(*)::int from app.partner_events where kind = 'rules.changed' and at = (select max(at)
       from app.partner_events where kind = 'rules.changed')) as told from app.partners where closed_at is null`,
  );
  expect(open).toEqual([{ n: expect.any(Number), told: (open[0] as { n: number }).n }]);
});

test('the SMS of a text must fit with the signature that the installation has today', async () => {
  const texts = { subject: { zh: '请改订单：{order}', en: 'Change the order: {order}' } };
  const body = { zh: '订单 {order} 请改。', en: 'Order {order}: change it.' };
  const sms = (zh: string) => ({ zh: `订单{order}请改${zh}。`, en: 'Order {order}: change it.' });
  const save = (zh: string) =>
    create(
      input({
        does: 'noticeText',
        text: { id: `text-${++keys}`, why: 'w', from: '2026-12-10', notice: 'returned', ...texts, body, sms: sms(zh) },
      }),
    );
  const long = '，请尽快办理'.repeat(7);
  expect(await save(long)).toMatchObject({ ok: true });
  await db.query(`update app.settings set value = '"样例云计算科技备案服务"' where name = 'smsSignature'`);
  expect(await save(long)).toMatchObject({
    refusal: {
      code: 'INVALID_INPUT',
      reasons: [{ field: 'changes[0].text.sms.zh', message: { en: expect.stringContaining('too long') } }],
    },
  });
  await db.query(`update app.settings set value = '"备案审核台"' where name = 'smsSignature'`);
});
