import { reportAad } from '@beian/database/schema';
import { transaction } from '@beian/database/transaction';
import type { Actor } from '@beian/domain/staff';
import { type OrderAtBureau, orderAtBureau } from '@beian/testing/orders';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readSubmissionFile, requestSubmissionFile } from './submission-file.ts';
import { listSubmissionIds, loadSubmissions } from './submission-list.ts';
import { loadSubmissionDetails, readSentReport } from './submission-pages.ts';

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
  at.db.query(
    `select actor_id, target, outcome, details - '{covers,coversAt}'::text[] as details from app.audit where action = $1 order by at, id`,
    [action],
  );

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
  expect(opened?.events.map((event) => event.label)).toEqual(['Prepare', 'Send', 'Outcome open', 'Find accepted']);
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

test('the files of all bureaus are found by state, day of numbering, order number and file name', async () => {
  const [order] = await at.db.query('select number from app.orders where id = $1', [at.orderId]);
  const numbersOf = (filter: Parameters<typeof listSubmissionIds>[1], actor = reviewer) =>
    transaction(at.db.app, actor, async (tx) => {
      const { ids } = await listSubmissionIds(tx, { ...filter, first: 20 });
      return (await loadSubmissions(tx, ids, 'zh')).map((one) => one.sequence);
    });
  await at.db.query(
    `insert into app.submissions (id, bureau_id, sequence, state, file_name, file, file_hash, created_at)
     values ('submission_0', $1, 7, 'REFUSED', 'old_100%.xml', '\\x01', 'h', '2020-02-29T16:00:00Z')`,
    [at.bureauId],
  );
  expect(await numbersOf({})).toHaveLength(7);
  expect(await numbersOf({ state: 'REFUSED' })).toEqual(['7']);
  // 16:00 UTC is midnight in Shanghai.
  expect(await numbersOf({ from: '2020-03-01', until: '2020-03-01' })).toEqual(['7']);
  expect(await numbersOf({ until: '2020-02-29' })).toEqual([]);
  expect(await numbersOf({ search: ` ${String(order?.number).toLowerCase()} ` })).toEqual(['1']);
  expect(await numbersOf({ search: '100%' })).toEqual(['7']);
  expect(await numbersOf({ search: '%' })).toEqual(['7']);
  expect(await numbersOf({ state: 'ACCEPTED', search: '100%' })).toEqual([]);
  expect(await numbersOf({}, at.people.partner.actor)).toEqual([]);
});

test('a file in the list names its bureau, the kinds of its orders and how many are answered', async () => {
  const [row] = await transaction(at.db.app, reviewer, (tx) => loadSubmissions(tx, [file], 'en'));
  expect(row).toMatchObject({
    bureauName: expect.stringMatching(/^\p{L}/u),
    kindLabels: [expect.stringMatching(/./)],
    firstOrder: { id: at.orderId },
    orders: 1,
    answered: 1,
    answeredAt: expect.stringMatching(/Z$/),
  });
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
