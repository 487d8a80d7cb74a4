import { transaction } from '@beian/database/transaction';
import { type Digest, digestFigures } from '@beian/domain/notices';
import { loadBoard, rollUpBoard } from '@beian/reporting/board';
import { changeDigest, findDigestPreference, writeDigests } from '@beian/reporting/digest';
import { type TestDatabase, testDatabase } from '@beian/testing/database';
import { type People, seedPeople, seedRecords } from '@beian/testing/fixtures';
import { type Gateways, headerOf, openGateways, partsOf } from '@beian/testing/message-gateways';
import { fireTimer, orderInState, timersDue } from '@beian/testing/orders';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { deliverNotice } from './jobs/deliver-notice.ts';
import { testWorkerContext } from './testing/worker-context.ts';

const EMAIL = 'xiaoman@desk.example';
let db: TestDatabase;
let gateways: Gateways;
let people: People;
let keys = 0;

beforeAll(async () => {
  [db, gateways] = await Promise.all([testDatabase(), openGateways()]);
  const records = await seedRecords(db);
  people = await seedPeople(db);
  const states = ['INITIAL_REVIEW', 'INITIAL_REVIEW', 'VERIFICATION_PENDING'] as const;
  for (const [nth, state] of states.entries()) {
    const record = records[nth];
    if (record === undefined) throw new Error('too few records');
    await orderInState(db, people, record, state);
  }
});
afterAll(async () => {
  await gateways?.close();
  await db?.close();
});

const wish = (change: Partial<Parameters<typeof changeDigest>[2]> = {}, { actor } = people.supervisor) =>
  transaction(db.app, actor, (tx) =>
    changeDigest(db.app, tx, {
      actor,
      wanted: true,
      at: '08:30',
      language: 'zh',
      email: EMAIL,
      key: `digest-${++keys}`,
      ...change,
    }),
  );
const written = () =>
  db.query<{ id: string; day: string; language: string }>(
    `select id, day::text, language from app.notices where staff_id is not null order by day, id`,
  );
/** Delivers the notices in the outbox that are not done. */
async function deliver(): Promise<void> {
  const work = testWorkerContext(db, { ...gateways.settings, CONSOLE_URL: 'https://desk.example/' });
  for (const { id, notice } of await db.query<{ id: string; notice: string }>(
    `select o.id, o.payload->>'noticeId' as notice from app.outbox o join app.notices n on n.id = o.payload->>'noticeId'
     where o.done_at is null and n.staff_id is not null order by n.day`,
  ))
    await deliverNotice(work, { noticeId: notice }, id);
}

test('the default is 08:30, invalid input is refused, and only supervisors have a digest', async () => {
  const { actor } = people.supervisor;
  const find = (who = actor) => transaction(db.app, who, (tx) => findDigestPreference(db.app, tx, who));
  expect(await find()).toEqual({ wanted: true, at: '08:30', language: 'zh', email: null });
  for (const [change, field] of [
    [{ at: '08:10' }, 'at'],
    [{ email: 'nobody' }, 'email'],
    [{ email: 'a@b.example;c@d.example' }, 'email'],
  ] as const)
    expect(await wish(change)).toMatchObject({ ok: false, refusal: { reasons: [{ field }] } });
  expect(await wish({}, people.reviewers[0])).toMatchObject({ ok: false, refusal: { code: 'NOT_POSSIBLE' } });
  expect(await find(people.reviewers[0].actor)).toBeNull();
  expect(await wish()).toEqual({ ok: true });
  expect(await find()).toEqual({ wanted: true, at: '08:30', language: 'zh', email: EMAIL });
  const [kept] = await db.query<{ address: Buffer }>('select address from app.staff_digests');
  expect(kept?.address.includes(EMAIL)).toBe(false);
  const audit = await db.query(`select details::text from app.audit where action = 'changeDigest'`);
  expect(audit.length).toBe(5);
  expect(JSON.stringify(audit)).not.toContain('@');
  // Row-level security hides the rows of others from staff.
  const others = await transaction(db.app, people.administrator.actor, (tx) =>
    tx.client.query('select 1 from app.staff_digests'),
  );
  expect(others.rowCount).toBe(0);
});

test("one mail per business day after its hour, with the board's figures", async () => {
  await db.travel('2026-11-26T08:29:00+08:00');
  expect(await writeDigests(db.worker)).toBe(0);
  // Fire the timers that are due meanwhile.
  for (const id of await timersDue(db.worker, 0)) await fireTimer(db.worker, id);
  await db.travel('2026-11-26T08:30:01+08:00');
  await rollUpBoard(db.worker);
  // Three workers in parallel.
  const all = await Promise.all([1, 2, 3].map(() => writeDigests(db.worker)));
  expect(all.reduce((sum, n) => sum + n)).toBe(1);
  expect(await writeDigests(db.worker)).toBe(0);
  await deliver();
  await deliver();
  expect(gateways.mails.map(({ to }) => to)).toEqual([EMAIL]);
  const [mail] = gateways.mails;
  const [row] = await written();
  if (mail === undefined || row === undefined) throw new Error('no mail');
  expect(headerOf(mail, 'Message-ID')).toBe(`<${row.id}@beian-desk.example>`);
  const parts = partsOf(mail);
  const { actor } = people.supervisor;
  const board = await transaction(db.app, actor, (tx) => loadBoard(db.app, tx, 'zh'));
  const figures = board.figures.find(({ dimension }) => dimension === 'ALL');
  expect(figures?.open).toBe(3);
  expect((figures?.overdue ?? 0) + (figures?.atRisk ?? 0)).toBeGreaterThan(0);
  for (const name of ['open', 'dueToday', 'atRisk', 'overdue'] as const)
    expect(parts['text/plain']).toContain(
      `${digestFigures[name].label.zh}：${figures?.[name]}  https://desk.example${digestFigures[name].path}`,
    );
  const risky = await db.query<{ number: string; subject_name: string }>(
    'select number, subject_name from app.orders where locked and due_level >= 75',
  );
  expect(risky.length).toBeGreaterThan(0);
  for (const part of Object.values(parts)) {
    for (const { number, subject_name } of risky) {
      expect(part).toContain(number);
      // Order numbers only.
      expect(part).not.toContain(subject_name);
    }
    expect(part).toContain('2026-11-26');
  }
});

test('a worker that ends between row and mail loses and repeats no digest, nor does a clock that is set back', async () => {
  await db.travel('2026-11-27T08:31:00+08:00');
  expect(await writeDigests(db.worker)).toBe(1);
  const before = gateways.mails.length;
  // The mail was sent, but its answer was lost.
  gateways.loseNextAnswer();
  await expect(deliver()).rejects.toThrow();
  await db.travel('2026-11-27T08:30:30+08:00');
  expect(await writeDigests(db.worker)).toBe(0);
  await deliver();
  const again = gateways.mails.slice(before);
  expect(again.length).toBe(2);
  expect(new Set(again.map((one) => headerOf(one, 'Message-ID'))).size).toBe(1);
  await db.travel('2026-11-26T09:00:00+08:00');
  expect(await writeDigests(db.worker)).toBe(0);
  expect((await written()).map(({ day }) => day)).toEqual(['2026-11-26', '2026-11-27']);
});

test('none on a day off, one on a make-up day, and up to three hours late after an outage', async () => {
  // 2026-11-28 is a Saturday; 2026-10-10 is a make-up day.
  for (const [at, count] of [
    ['2026-11-28T08:40:00+08:00', 0],
    ['2026-10-01T08:40:00+08:00', 0],
    ['2026-10-10T08:40:00+08:00', 1],
    ['2026-11-30T11:30:01+08:00', 0],
    ['2026-11-30T11:29:00+08:00', 1],
  ] as const) {
    await db.travel(at);
    expect(await writeDigests(db.worker), at).toBe(count);
  }
});

test('the digest follows language, hour and whether it is wanted', async () => {
  await wish({ language: 'en', at: '10:00' });
  await db.travel('2026-12-01T09:59:00+08:00');
  expect(await writeDigests(db.worker)).toBe(0);
  await db.travel('2026-12-01T10:00:30+08:00');
  expect(await writeDigests(db.worker)).toBe(1);
  await deliver();
  const parts = partsOf(gateways.mails.at(-1) ?? { to: '', raw: '' });
  expect(parts['text/plain']).toMatch(/^Daily digest 2026-12-01\n/);
  expect(parts['text/plain']).not.toMatch(/\p{Script=Han}{2}/u);
  await db.travel('2026-12-02T10:00:30+08:00');
  await wish({ wanted: false });
  expect(await writeDigests(db.worker)).toBe(0);
  await wish({ email: null });
  expect(await writeDigests(db.worker)).toBe(0);
  const [kept] = await db.query<{ id: string; items: Buffer }>(
    'select id, items from app.notices where staff_id is not null order by id desc limit 1',
  );
  const digest = db.worker.keys.unsealJson<Digest>(`notices.items:${kept?.id}`, kept?.items ?? Buffer.alloc(0));
  expect(Object.keys(digest.figures).sort()).toEqual(Object.keys(digestFigures).sort());
});
