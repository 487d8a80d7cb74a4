import { system, transaction } from '@beian/database/transaction';
import type { FilingRecord } from '@beian/domain/filing';
import { type TestDatabase, testDatabase, withClient } from '@beian/testing/database';
import { ISP_ID, type People, type SeededRecord, seedPeople, seedRecords } from '@beian/testing/fixtures';
import { orderInState, publishFirstFiling, storePaperReadings } from '@beian/testing/orders';
import { seedConnection } from '@beian/testing/setup';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { domainAnswerAad } from '../lookups/domain-answers.ts';
import { readNotice } from '../notices/index.ts';
import { countFollowUps } from './counts.ts';
import { answerFollowUp, findFollowUp, readFollowUpData } from './links.ts';
import { sendFollowUps } from './send-follow-ups.ts';

let db: TestDatabase;
let people: People;
let seeded: readonly SeededRecord[];
beforeAll(async () => {
  // 10:00 in Shanghai.
  db = await testDatabase({ at: '2026-12-01T02:00:00Z' });
  seeded = await seedRecords(db);
  people = await seedPeople(db);
  const account = { province: '320000', ispId: ISP_ID, userName: 'test', password: 'test' };
  await seedConnection(db.worker, { ...account, wsdl: 'http://127.0.0.1:1/?wsdl' });
});
afterAll(() => db?.close());

const DAY = 86_400_000;
const send = async () => {
  while (await sendFollowUps(db.worker));
};
const recordOf = (at: number) => seeded[at]?.id ?? '';
const sentOf = (at: number) =>
  db.query<{ id: string; kind: string; about: string; period: string; answer: string | null }>(
    'select id, kind, about, period, answer from app.follow_ups where record_id = $1 order by created_at, kind, about',
    [recordOf(at)],
  );
const noticesOf = (id: string) =>
  db.query<{ id: string; name: string; recipient: string; channel: string }>(
    'select id, name, recipient, channel from app.notices where follow_up_id = $1 order by recipient, channel',
    [id],
  );
const letterOf = async (id: string, recipient: string, channel = 'mail') => {
  const found = (await noticesOf(id)).find((one) => one.recipient === recipient && one.channel === channel);
  const notice = await transaction(db.worker, system('clock'), (tx) =>
    readNotice(db.worker, tx, found?.id ?? '', 'https://desk.example'),
  );
  if (notice?.content.letter === undefined) throw new Error('no letter');
  return { ...notice.content.letter, address: notice.address };
};
const tokenIn = (text: string | null) => /follow-up#([\w-]{43})/.exec(text ?? '')?.[1] ?? '';

test('the police filing is asked about once, 25 days after a first filing was approved, and not again once it is done', async () => {
  const orderId = await orderInState(db, people, seeded[0] as SeededRecord, 'APPROVED');
  // As if the order had filed the website anew.
  await db.query(`update app.orders set kind = 'NEW_ACCESS' where id = $1`, [orderId]);
  await send();
  await db.travel(24 * DAY);
  await send();
  expect(await sentOf(0)).toEqual([]);
  await db.travel(DAY);
  // Two workers at once, and each of them again.
  await Promise.all([send(), send()]);
  await send();
  const sent = await sentOf(0);
  expect(sent).toMatchObject([{ kind: 'POLICE_FILING', period: orderId, answer: null }]);
  const id = sent[0]?.id ?? '';
  expect(await noticesOf(id)).toMatchObject([
    { recipient: 'partner', channel: 'mail', name: 'policeFilingAsked' },
    { recipient: 'websitePrincipal', channel: 'mail' },
    { recipient: 'websitePrincipal', channel: 'sms' },
  ]);
  const mail = await letterOf(id, 'websitePrincipal');
  expect(mail.happened).toContain('不晚于 2026年12月31日');
  expect((await letterOf(id, 'partner')).link).toBeNull();
  const { sms } = await letterOf(id, 'websitePrincipal', 'sms');
  const token = tokenIn(sms);
  expect(tokenIn(mail.link)).toBe(token);
  // Reading the link, as a scanner of mails does, answers nothing.
  expect(await findFollowUp(db.app, token)).toMatchObject({ kind: 'POLICE_FILING', answer: null });
  expect((await sentOf(0))[0]?.answer).toBeNull();
  expect(await answerFollowUp(db.app, token, 'changed')).toBe(false);
  expect(await answerFollowUp(db.app, token, 'confirmed')).toBe(true);
  expect(await answerFollowUp(db.app, token, 'confirmed')).toBe(true);
  expect(await findFollowUp(db.app, token)).toMatchObject({ answer: 'confirmed' });
  await db.query(`delete from app.follow_ups where id <> $1`, [id]);
  // Another order of the website does not bring the question back.
  const other = await orderInState(db, people, seeded[0] as SeededRecord, 'APPROVED');
  await db.query(`update app.orders set kind = 'NEW_ACCESS' where id = $1`, [other]);
  await db.travel(26 * DAY);
  await send();
  expect(await sentOf(0)).toHaveLength(1);
  const counts = await transaction(db.app, people.partner.actor, (tx) => countFollowUps(tx, people.partner.actor.id));
  expect(counts[0]).toEqual({ kind: 'POLICE_FILING', sent: 1, confirmed: 1, changed: 0 });
  // The link is bounded.
  await db.travel(10 * DAY);
  expect(await findFollowUp(db.app, token)).toBeNull();
  expect(await answerFollowUp(db.app, token, 'confirmed')).toBe(false);
});

test('a year after the last look at the data one mail shows it masked, and it is confirmed or said to have changed', async () => {
  await db.travel('2027-12-10T02:00:00Z');
  await send();
  const [sent] = await sentOf(1);
  expect(sent).toMatchObject({ kind: 'DATA_CHECK', period: '2027' });
  const id = sent?.id ?? '';
  expect((await noticesOf(id)).map(({ recipient, channel }) => `${recipient} ${channel}`)).toEqual([
    'partner mail',
    'subjectPrincipal mail',
  ]);
  const letter = await letterOf(id, 'subjectPrincipal');
  const { address: _, ...shown } = letter;
  const text = JSON.stringify(shown);
  for (const value of await personalValues(1)) expect(text).not.toContain(value);
  expect(letter.about.length).toBeGreaterThan(10);
  const token = tokenIn(letter.link);
  const link = await findFollowUp(db.app, token);
  if (link === null) throw new Error('no link');
  expect(JSON.stringify(await readFollowUpData(db.app, link, 'en'))).toContain('*');
  expect(await answerFollowUp(db.app, token, 'changed')).toBe(true);
  expect(await findFollowUp(db.app, token)).toMatchObject({ answer: 'changed' });
  // Audited without the secret.
  const [row] = await db.query<{ details: unknown }>(
    `select details from app.audit where action = 'answerFollowUp' and target = $1`,
    [id],
  );
  expect(row?.details).toEqual({ kind: 'DATA_CHECK', answer: 'changed' });
  await db.travel('2028-12-10T02:00:00Z');
  await send();
  expect((await sentOf(1)).map(({ period }) => period)).toEqual(['2027', '2028']);
});

async function personalValues(at: number): Promise<string[]> {
  const [row] = await db.query<{ id: string; personal: Buffer }>('select id, personal from app.records where id = $1', [
    recordOf(at),
  ]);
  const { principal } = db.worker.keys.unsealJson<FilingRecord['subject']>(
    `records.personal:${row?.id}`,
    row?.personal as Buffer,
  );
  return [principal.idNumber, principal.mobile, principal.email, principal.name].filter((one) => one !== undefined);
}

test('the ends of a domain, a licence and an ID are each told once, 30 days before, to whose they are', async () => {
  await db.travel('2029-03-01T02:00:00Z');
  const orderId = await orderInState(db, people, seeded[2] as SeededRecord, 'APPROVED', 'FIRST_FILING');
  await publishFirstFiling(db, orderId, { subject: '苏ICP备00000099号', website: '苏ICP备00000099号-1' });
  const [site] = await db.query<{ domain: string }>(
    `select w.plain -> 'domains' -> 0 ->> 'name' as domain from app.orders o join app.websites w on w.id = o.website_id where o.id = $1`,
    [orderId],
  );
  const domain = site?.domain ?? '';
  const answer = { tldApproved: true, registration: { expiresAt: '2029-05-01T00:00:00Z' } };
  await db.query(
    `insert into app.domain_checks (order_id, domain, state, answered_at, answer) values ($1, $2, 'done', app.now(), $3)
     on conflict (order_id, domain) do update set state = 'done', answered_at = app.now(), answer = excluded.answer`,
    [orderId, domain, db.worker.keys.sealJson(domainAnswerAad(orderId, domain), answer)],
  );
  // What a machine read on the licence, and the validity that the website's principal gave.
  await storePaperReadings(db, orderId, { LICENCE: [{ field: 'licence.validUntil', value: '2029年5月1日' }] });
  const [held] = await db.query<{ id: string; personal: Buffer }>(
    'select w.id, w.personal from app.orders o join app.websites w on w.id = o.website_id where o.id = $1',
    [orderId],
  );
  const aad = `websites.personal:${held?.id}`;
  const personal = db.worker.keys.unsealJson<object>(aad, held?.personal as Buffer);
  await db.query('update app.websites set personal = $2 where id = $1', [
    held?.id,
    db.worker.keys.sealJson(aad, { ...personal, idValidUntil: '2029-05-01' }),
  ]);
  const ends = () =>
    db.query<{ id: string; about: string; period: string }>(
      `select f.id, f.about, f.period from app.follow_ups f join app.orders o on o.record_id = f.record_id
       where o.id = $1 and f.kind = 'PAPER_ENDS' order by f.about`,
      [orderId],
    );
  await db.travel('2029-03-31T02:00:00Z');
  await send();
  expect(await ends()).toEqual([]);
  await db.travel('2029-04-01T02:00:00Z');
  await send();
  for (let day = 0; day < 3; day += 1) {
    await db.travel(DAY);
    await send();
  }
  expect(await ends()).toMatchObject([
    { about: `DOMAIN ${domain}`, period: '2029-04-01' },
    { about: 'LICENCE', period: '2029-04-01' },
    { about: 'WEBSITE_ID', period: '2029-04-01' },
  ]);
  const told = await Promise.all((await ends()).map(({ id }) => noticesOf(id)));
  expect(told.map((some) => some.map(({ recipient }) => recipient).filter((one) => one !== 'partner')[0])).toEqual([
    'websitePrincipal',
    'subjectPrincipal',
    'websitePrincipal',
  ]);
  const { happened, subject } = await letterOf((await ends())[0]?.id ?? '', 'websitePrincipal');
  expect(subject).toContain(`域名 ${domain} 即将到期`);
  expect(happened).toContain('2029年5月1日 到期，还有 30 天');
});

test('nothing is sent at night, nor for a partner that wants none', async () => {
  await db.query('delete from app.notices where follow_up_id is not null');
  await db.query('delete from app.follow_ups');
  await db.query('update app.partners set follow_ups = false');
  await db.travel('2030-12-10T02:00:00Z');
  await send();
  expect(await db.query('select from app.follow_ups')).toEqual([]);
  await db.query('update app.partners set follow_ups = true');
  await db.travel('2030-12-11T12:00:00Z');
  await send();
  expect(await db.query('select from app.follow_ups')).toEqual([]);
  await db.travel('2030-12-12T02:00:00Z');
  await send();
  expect((await db.query('select from app.follow_ups')).length).toBeGreaterThan(0);
});

test('a partner that wants none is told of a server that ends, and its applicant is not', async () => {
  await db.query('delete from app.notices where follow_up_id is not null');
  await db.query('delete from app.follow_ups');
  await db.query('update app.partners set follow_ups = false');
  const [order] = await db.query<{ id: string }>(
    `insert into app.service_codes (order_id, code, standing, settled, answered_at, paid_until)
     select id, 'sc-1', 'FILED', true, app.now(), '2031-06-30T16:00:00Z' from app.orders where state = 'APPROVED' order by id limit 1
     returning order_id as id`,
  );
  const told = async () => {
    await send();
    const rows = await db.query<{ id: string; about: string }>('select id, about from app.follow_ups order by about');
    return Promise.all(
      rows.map(async ({ id, about }) => [about, ...(await noticesOf(id)).map(({ recipient }) => recipient)]),
    );
  };
  await db.travel('2031-05-20T02:00:00Z');
  expect(await told()).toEqual([]);
  await db.travel('2031-06-10T02:00:00Z');
  expect(await told()).toEqual([['SERVER', 'partner']]);
  await db.travel('2031-07-10T02:00:00Z');
  expect(await told()).toEqual([
    ['SERVER', 'partner'],
    ['SERVER_ENDED', 'partner'],
  ]);
  await db.query('delete from app.service_codes where order_id = $1', [order?.id]);
  await db.query('update app.partners set follow_ups = true');
});

test('a worker that is killed amid the records leaves whole follow-ups, and the next goes on without repeating one', async () => {
  await db.query('delete from app.notices where follow_up_id is not null');
  await db.query('delete from app.follow_ups');
  await db.travel('2031-12-12T02:00:00Z');
  // Another transaction keeps the table of notices, so that the worker is found amid its own.
  await withClient(db.url, async (other) => {
    await other.query('begin');
    await other.query('lock table app.notices in exclusive mode');
    const killed = expect(sendFollowUps(db.worker)).rejects.toThrow();
    let ended = 0;
    while (ended === 0) {
      const { rows } = await other.query(
        `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
      );
      ended = rows.length;
    }
    await killed;
    await other.query('rollback');
  });
  expect(await db.query('select from app.follow_ups')).toEqual([]);
  await send();
  const sent = await db.query<{ id: string }>('select id from app.follow_ups');
  const notices = await db.query('select from app.notices n join app.follow_ups f on f.id = n.follow_up_id');
  const jobs = await db.query(
    `select from app.outbox x join app.notices n on x.payload ->> 'noticeId' = n.id where n.follow_up_id is not null`,
  );
  expect(sent.length).toBeGreaterThan(0);
  expect(jobs).toHaveLength(notices.length);
});
