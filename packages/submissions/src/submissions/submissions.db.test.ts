import { reportAad } from '@beian/database/schema';
import { transaction } from '@beian/database/transaction';
import type { Actor } from '@beian/domain/staff';
import { type OrderAtBureau, orderAtBureau } from '@beian/testing/orders';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readSubmissionFile, requestSubmissionFile } from './submission-file.ts';
import { listSubmissionIds, loadSubmissionDetails, loadSubmissions, readSentReport } from './submission-pages.ts';

let at: OrderAtBureau;
let file: string;
let reviewer: Actor;
let supervisor: Actor;
let keys = 0;
beforeAll(async () => {
  at = await orderAtBureau();
  reviewer = at.people.reviewers[0].actor;
  supervisor = at.people.supervisor.actor;
  // The end-to-end steps build no report; this is what the worker would have stored.
  const [check] = await at.db.query('select order_id, content_hash as hash from app.report_checks');
  const place = reportAad(check?.order_id, check?.hash);
  const fields = at.db.worker.keys.sealJson(place, [
    { path: 'Ztxx.Dwmc', value: '测试单位' },
    { path: 'Wzxx.Wzmc', value: '测试网站' },
  ]);
  await at.db.query('update app.report_checks set fields = $1', [fields]);
  file = await at.send('send', 'loseAnswer', 'findAccepted');
});
afterAll(() => at.db.close());

const open = (actor = reviewer) =>
  transaction(at.db.app, actor, (tx) => loadSubmissionDetails(at.db.app, tx, { actor, id: file, language: 'en' }));
const report = (actor: Actor) =>
  transaction(at.db.app, actor, (tx) =>
    readSentReport(at.db.app, tx, { actor, submissionId: file, orderId: at.orderId, language: 'en' }),
  );
const link = (actor: Actor, submissionId = file) =>
  transaction(at.db.app, actor, (tx) =>
    requestSubmissionFile(at.db.app, tx, { actor, submissionId, key: `key-${++keys}` }),
  );
const audited = (action: string) =>
  at.db.query('select actor_id, target, outcome, details from app.audit where action = $1 order by at, id', [action]);

test('a file is shown with its events, its orders and their verdicts', async () => {
  const opened = await open();
  expect(opened).toMatchObject({
    submission: {
      sequence: '1',
      state: 'ACCEPTED',
      stateLabel: 'Accepted',
      fileName: 'filing000001.xml',
      bytes: Buffer.from('<x/>').length,
      attempts: 1,
      orders: 1,
    },
    orders: [{ orderId: at.orderId, answerLabel: null }],
    mayReadFile: false,
  });
  expect(opened?.events.map((event) => event.label)).toEqual(['Prepare', 'Send', 'Lose the answer', 'Find accepted']);
  await at.apply({});
  expect((await open())?.orders).toMatchObject([{ answerLabel: 'Approved', stateLabel: expect.stringMatching(/./) }]);
  expect((await open(supervisor))?.mayReadFile).toBe(true);
  expect(await open(at.people.partner.actor)).toBeUndefined();
});

test('the list pages by key, the newest first, for one connection', async () => {
  await at.db.query(
    `insert into app.submissions (id, bureau_id, sequence, state, file_name, file, file_hash)
     select 'submission_f' || lpad(n::text, 31, '0'), $1, 1 + n, 'ACCEPTED', 'f', '\\x01', 'h' from generate_series(1, 5) n`,
    [at.bureauId],
  );
  const page = (after?: string) =>
    transaction(at.db.app, reviewer, async (tx) => {
      const ids = await listSubmissionIds(tx, { bureauId: at.bureauId, first: 2, after });
      return { ...ids, numbers: (await loadSubmissions(tx, ids.ids, 'zh')).map((one) => one.sequence) };
    });
  const first = await page();
  expect([first.numbers, first.hasNextPage, first.totalCount]).toEqual([['6', '5'], true, 6]);
  const last = await page((await page(first.cursorAt(-1))).cursorAt(-1));
  expect([last.numbers, last.hasNextPage]).toEqual([['2', '1'], false]);
});

test('what the bureau received is hidden from a reviewer without the lease, and shown to a supervisor with an audit row', async () => {
  const hidden = await report(reviewer);
  expect(hidden?.inClear).toBe(false);
  expect(hidden?.fields.map((field) => field.value)).toEqual(['•••', '•••']);
  expect(await audited('readSentReport')).toEqual([]);
  const shown = await report(supervisor);
  expect(shown?.fields).toEqual([
    { path: 'Ztxx.Dwmc', value: '测试单位' },
    { path: 'Wzxx.Wzmc', value: '测试网站' },
  ]);
  expect(await audited('readSentReport')).toEqual([
    { actor_id: supervisor.id, target: at.orderId, outcome: 'done', details: { submissionId: file } },
  ]);
});

test('it stays as it was sent when the order changes', async () => {
  const before = await report(supervisor);
  await at.db.query(`update app.order_contents set field_hashes = '{}' where order_id = $1`, [at.orderId]);
  expect(await report(supervisor)).toEqual(before);
});

test('supervisors and administrators get a link to the file, valid for a minute and only for them, with an audit row', async () => {
  expect(await link(reviewer)).toMatchObject({ ok: false, refusal: { code: 'NOT_POSSIBLE' } });
  expect(await link(supervisor, 'submission_none')).toMatchObject({ ok: false, refusal: { code: 'NOT_FOUND' } });
  const got = await link(supervisor);
  if (!got.ok) throw new Error('no link');
  expect((await readSubmissionFile(at.db.app, supervisor, got))?.bytes.toString()).toBe('<x/>');
  const { administrator } = at.people;
  expect(await readSubmissionFile(at.db.app, administrator.actor, got)).toBeNull();
  expect(await readSubmissionFile(at.db.app, supervisor, { ...got, until: '2999-01-01T00:00:00.000Z' })).toBeNull();
  await at.db.travel(61_000);
  expect(await readSubmissionFile(at.db.app, supervisor, got)).toBeNull();
  const refused = (who: Actor, code: string) => ({
    actor_id: who.id,
    target: file,
    outcome: 'refused',
    details: { code },
  });
  expect(await audited('readSubmissionFile')).toEqual([
    { actor_id: supervisor.id, target: file, outcome: 'done', details: {} },
    refused(administrator.actor, 'NOT_POSSIBLE'),
    refused(supervisor, 'NOT_POSSIBLE'),
    refused(supervisor, 'NOT_FOUND'),
  ]);
  expect((await audited('requestSubmissionFile')).map((row) => row.outcome)).toEqual(['refused', 'refused', 'done']);
});
