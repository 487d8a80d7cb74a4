import { beginFactor, confirmFactor, systemActor } from '@beian/accounts/sign-in';
import { skipAuditCheck } from '@beian/database/audit';
import { newId } from '@beian/database/ids';
import { changeSetting } from '@beian/database/settings';
import { transaction } from '@beian/database/transaction';
import {
  type Actor,
  LOOK_MINUTES,
  OPENINGS_PER_HOUR,
  partnerLooks,
  type RevealPurpose,
  revealQuotas,
} from '@beian/domain/staff';
import { listRevealAlarms, mayGuess, recordOpening, seeRevealAlarm } from '@beian/orders/openings';
import { searchAll } from '@beian/orders/order-list';
import { perform } from '@beian/orders/perform';
import { type TestDatabase, testDatabase } from '@beian/testing/database';
import {
  authenticatorCode,
  fictitiousRecords,
  type People,
  type Person,
  type SeededRecord,
  seedPeople,
  seedRecords,
} from '@beian/testing/fixtures';
import { orderInState } from '@beian/testing/orders';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { lookUpPerson } from '../persons/look-up.ts';
import { liftRevealQuota } from './lift.ts';

import { reveal } from './reveal.ts';

const { reviewer: quota, supervisor: wider } = revealQuotas.usual;
const HOUR = 3_600_000;

let db: TestDatabase;
let people: People;
let orderId: string;
let draftId: string;
let newSiteId: string;
beforeAll(async () => {
  db = await testDatabase();
  const [record, other, third] = (await seedRecords(db, fictitiousRecords.slice(0, 3))) as [
    ...[SeededRecord, SeededRecord, SeededRecord],
  ];
  people = await seedPeople(db);
  orderId = await orderInState(db, people, record, 'INITIAL_REVIEW');
  draftId = await orderInState(db, people, other, 'DRAFT');
  newSiteId = await orderInState(db, people, third, 'DRAFT', 'NEW_WEBSITE');
});
afterAll(() => db?.close());
/** Each test has its own days, so that earlier reveals do not count. */
beforeEach(() => db.travel(49 * HOUR));

const look = (actor: Actor, purpose: RevealPurpose = 'CALL_APPLICANT', key: string = newId('event')) =>
  transaction(db.app, actor, (tx) =>
    reveal(db.app, tx, {
      ...{ actor, purpose, key, words: '', language: 'zh' },
      ...{ target: { orderId }, field: 'website.principal.mobile' },
    }),
  );
/** Reveals so many values in sequence; returns how many succeeded and the code of the last refusal. */
async function looks(actor: Actor, count: number) {
  let shown = 0;
  let code: string | undefined;
  for (let nth = 0; nth < count; nth += 1) {
    const outcome = await look(actor);
    if (outcome.ok) shown += 1;
    else code = outcome.refusal.reasons[0]?.code;
  }
  return { shown, code };
}
const alarms = (actor: Actor) =>
  db.query<{ kind: string; times: number }>(
    `select kind, times from app.reveal_alarms where staff_id = $1 and at > app.now() - interval '1 day' order by at`,
    [actor.id],
  );
/** Sets up a second factor; returns a function that gives its present code. */
async function factorOf({ actor, login }: Person): Promise<() => Promise<string>> {
  const { key } = await transaction(db.app, systemActor, (tx) => beginFactor(db.app, tx, { id: actor.id, login }));
  const now = async () => authenticatorCode(key, await db.now());
  const code = await now();
  await transaction(db.app, systemActor, (tx) => confirmFactor(db.app, tx, actor.id, code));
  return now;
}
const lift = ({ actor, login }: Person, code: string) =>
  liftRevealQuota(
    db.app,
    {
      actor,
      staff: { id: actor.id, login, name: actor.name, roles: actor.roles as never },
      session: { id: 'session_x', fresh: false },
    },
    { code, client: undefined, device: undefined },
  );

test('50 concurrent calls reveal no more than the hourly quota, and raise one alarm', async () => {
  const { actor } = people.reviewers[0];
  const outcomes = await Promise.all(Array.from({ length: 50 }, () => look(actor)));
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(quota.hour);
  const [refused] = outcomes.filter((one) => !one.ok);
  expect(refused).toMatchObject({
    refusal: {
      code: 'NOT_POSSIBLE',
      reasons: [
        {
          code: 'REVEAL_QUOTA',
          message: { zh: expect.stringContaining(`每小时最多查看 ${quota.hour} 项`) },
          suggestion: { en: expect.stringMatching(/^Come back after .+ or give a code/) },
        },
      ],
    },
  });
  expect(await alarms(actor)).toEqual([{ kind: 'HOUR', times: 50 - quota.hour }]);
  expect(await db.query('select 1 from app.reveals where staff_id = $1', [actor.id])).toHaveLength(quota.hour);
});

test('an hour later more can be revealed until the daily quota is used up; the next day starts at 0', async () => {
  const { actor } = people.reviewers[1];
  // Starts at a Shanghai midnight, so that the hours are on one day.
  const now = Date.parse(await db.now());
  await db.travel(24 * HOUR - ((now + 8 * HOUR) % (24 * HOUR)));
  expect(await looks(actor, quota.hour + 1)).toEqual({ shown: quota.hour, code: 'REVEAL_QUOTA' });
  await db.travel(HOUR);
  expect(await looks(actor, quota.hour)).toMatchObject({ shown: quota.hour });
  await db.travel(HOUR);
  expect(await looks(actor, quota.hour + 5)).toEqual({ shown: quota.day - 2 * quota.hour, code: 'REVEAL_QUOTA' });
  await db.travel(HOUR);
  expect(await looks(actor, 1)).toEqual({ shown: 0, code: 'REVEAL_QUOTA' });
  expect((await alarms(actor)).map(({ kind }) => kind)).toEqual(['HOUR', 'DAY', 'DAY']);
  await db.travel(22 * HOUR);
  expect(await looks(actor, 1)).toMatchObject({ shown: 1 });
});

test('a supervisor has a quota of their own, and an administrator changes both', async () => {
  const { actor } = people.supervisor;
  expect(await looks(actor, wider.hour + 1)).toEqual({ shown: wider.hour, code: 'REVEAL_QUOTA' });
  const set = (by: Actor, value: string, from: string) =>
    transaction(db.app, by, (tx) =>
      changeSetting(db.app, tx, { actor: by, name: 'revealQuota', value, from, key: value + from }),
    );
  expect(await set(actor, 'high', 'usual')).toMatchObject({ ok: false });
  expect(await set(people.administrator.actor, 'high', 'usual')).toEqual({ ok: true });
  expect(await looks(actor, 1)).toMatchObject({ shown: 1 });
  expect(await set(people.administrator.actor, 'usual', 'high')).toEqual({ ok: true });
  expect(await looks(actor, 1)).toMatchObject({ shown: 0 });
});

test('a code of the second factor grants one more hourly quota for 15 minutes; the refused call can be repeated', async () => {
  const [person] = people.reviewers;
  const { actor } = person;
  await looks(actor, quota.hour);
  expect(await look(actor, 'CALL_APPLICANT', 'again')).toMatchObject({ ok: false });
  expect(await lift(person, '000000')).toEqual({ ok: false, code: 'NO_FACTOR' });
  const phone = await factorOf(person);
  await db.travel(60_000);
  expect(await lift(person, '000000')).toEqual({ ok: false, code: 'WRONG' });
  const code = await phone();
  expect(await lift(person, code)).toMatchObject({ ok: true });
  // A code is accepted only once.
  expect(await lift(person, code)).toEqual({ ok: false, code: 'WRONG' });
  expect(await look(actor, 'CALL_APPLICANT', 'again')).toMatchObject({ ok: true });
  expect(await looks(actor, quota.hour)).toEqual({ shown: quota.hour - 1, code: 'REVEAL_QUOTA' });
  expect((await alarms(actor)).map(({ kind }) => kind).sort()).toEqual(['HOUR', 'LIFT']);
  await db.travel(30_000);
  expect(await lift(person, await phone())).toMatchObject({ ok: true });
  expect(await looks(actor, 1)).toMatchObject({ shown: 1 });
  await db.travel(15 * 60_000 + 1000);
  expect(await looks(actor, 1)).toEqual({ shown: 0, code: 'REVEAL_QUOTA' });
  const audited = await db.query(
    `select outcome, count(*)::int as n from app.audit where action = 'liftRevealQuota' and actor_id = $1 group by 1 order by 1`,
    [actor.id],
  );
  expect(audited[0]).toEqual({ outcome: 'done', n: 2 });
});

test('opening orders under a lease is no reveal; unusually many in an hour raise an alarm', async () => {
  const { actor } = people.reviewers[1];
  const open = (nth: number) =>
    transaction(db.app, actor, (tx) => recordOpening(tx, actor, orderId, `${900_000 + nth}`));
  for (let nth = 0; nth < OPENINGS_PER_HOUR; nth += 1) {
    if (nth % quota.looks === 0) await db.travel(LOOK_MINUTES * 60_000);
    expect(await open(nth)).toBe(true);
  }
  expect(await alarms(actor)).toEqual([]);
  await db.travel(LOOK_MINUTES * 60_000);
  await open(OPENINGS_PER_HOUR);
  await open(OPENINGS_PER_HOUR);
  expect(await alarms(actor)).toEqual([{ kind: 'OPENINGS', times: 1 }]);
  expect(await looks(actor, 1)).toMatchObject({ shown: 1 });
});

test('reveals, openings and searches for ID numbers have one budget within ten minutes; beyond it nothing is shown, and one alarm is raised', async () => {
  const { actor } = people.reviewers[1];
  const open = (nth: number) =>
    transaction(db.app, actor, (tx) => recordOpening(tx, actor, orderId, `${800_000 + nth}`));
  const search = () => searchAll(db.app, { actor, text: '320000197503109722', language: 'zh' });
  expect(await looks(actor, 2)).toEqual({ shown: 2, code: undefined });
  await search();
  for (let nth = 3; nth < quota.looks; nth += 1) expect(await open(nth)).toBe(true);
  expect(await open(quota.looks)).toBe(false);
  // What was opened before stays open.
  expect(await open(3)).toBe(true);
  expect(await looks(actor, 1)).toEqual({ shown: 0, code: 'REVEAL_QUOTA' });
  expect(await search()).toEqual({ groups: [], says: expect.stringContaining('10 分钟内搜索证件号码的次数已达限额') });
  expect(await alarms(actor)).toEqual([{ kind: 'LOOKS', times: 1 }]);
  // Searches for a data subject are of the same budget, that of an administrator.
  const administrator = people.administrator.actor;
  const find = () =>
    transaction(db.app, administrator, (tx) =>
      lookUpPerson(db.app, tx, { actor: administrator, by: 'mobile', value: '13900000001' }),
    );
  for (let nth = 0; nth < quota.looks; nth += 1) expect(await find()).toMatchObject({ ok: true });
  expect(await find()).toMatchObject({ ok: false, refusal: { reasons: [{ code: 'REVEAL_QUOTA' }] } });
  await db.travel(LOOK_MINUTES * 60_000);
  expect(await open(quota.looks)).toBe(true);
  expect(await looks(actor, 1)).toMatchObject({ shown: 1 });
});

test('a partner may replace so many masked values of an order; beyond it a draft is refused, and the supervisors are told', async () => {
  const { actor } = people.partner;
  const save = (nth: number) =>
    transaction(db.app, actor, (tx) =>
      perform(db.app, tx, {
        ...{ event: 'saveDraft', actor, orderId: draftId },
        input: { fields: [{ field: 'website.principal.mobile', value: `1390000000${nth}` }] },
      }),
    );
  expect(await save(1)).toMatchObject({ ok: true });
  // The same value again is no further guess.
  expect(await save(1)).toMatchObject({ ok: true });
  await transaction(db.app, actor, async (tx) => {
    skipAuditCheck(tx);
    expect(await mayGuess(tx, actor.id, partnerLooks.ofOrder - 2, draftId)).toBe(true);
  });
  expect(await save(2)).toMatchObject({ ok: true });
  expect(await save(3)).toMatchObject({ ok: false, refusal: { reasons: [{ code: 'REVEAL_QUOTA' }] } });
  const listed = () => transaction(db.app, people.supervisor.actor, (tx) => listRevealAlarms(tx, 'zh'));
  const [alarm] = (await listed()).filter(({ kind }) => kind === 'GUESSES');
  expect(alarm).toMatchObject({ staffId: actor.id, staffName: actor.name, times: 1, seenAt: null });
  const seen = await transaction(db.app, people.supervisor.actor, (tx) =>
    seeRevealAlarm(db.app, tx, {
      ...{ actor: people.supervisor.actor, alarmId: alarm?.id ?? '', key: newId('event'), language: 'zh' },
    }),
  );
  expect(seen).toMatchObject({ ok: true, alarm: { seenName: people.supervisor.actor.name } });
  expect((await listed()).filter(({ kind }) => kind === 'GUESSES')).toEqual([]);
  await db.travel(LOOK_MINUTES * 60_000);
  expect(await save(3)).toMatchObject({ ok: true });
});

test('a number that is compared with the other principal’s masked one counts, too: the ID that is asked for would tell it', async () => {
  const { actor } = people.partner;
  const save = (nth: number) =>
    transaction(db.app, actor, (tx) =>
      perform(db.app, tx, {
        ...{ event: 'saveDraft', actor, orderId: newSiteId },
        input: { fields: [{ field: 'website.principal.idNumber', value: `32010119900101000${nth}` }] },
      }),
    );
  await transaction(db.app, actor, async (tx) => {
    skipAuditCheck(tx);
    expect(await mayGuess(tx, actor.id, partnerLooks.ofOrder - 2, newSiteId)).toBe(true);
  });
  expect(await save(1)).toMatchObject({ ok: true });
  expect(await save(2)).toMatchObject({ ok: true });
  expect(await save(3)).toMatchObject({ ok: false, refusal: { reasons: [{ code: 'REVEAL_QUOTA' }] } });
});

test('supervisors see an alarm until one has marked it as seen; the person whom it is about does not see it', async () => {
  const { actor } = people.supervisor;
  await looks(actor, wider.hour + 1);
  const listed = () => transaction(db.app, actor, (tx) => listRevealAlarms(tx, 'zh'));
  const alarm = (await listed()).find(({ staffId, kind }) => staffId === actor.id && kind === 'HOUR');
  expect(alarm).toMatchObject({ staffName: actor.name, kindLabel: '一小时内查看明文达到限额', times: 1, seenAt: null });
  const see = (by: Actor) =>
    transaction(db.app, by, (tx) =>
      seeRevealAlarm(db.app, tx, { actor: by, alarmId: alarm?.id ?? '', key: newId('event'), language: 'zh' }),
    );
  expect(await see(actor)).toMatchObject({ ok: false, refusal: { code: 'NOT_FOUND' } });
  expect(await see(people.reviewers[0].actor)).toMatchObject({ ok: false, refusal: { code: 'NOT_POSSIBLE' } });
  expect(await see(people.administrator.actor)).toMatchObject({
    ok: true,
    alarm: { seenName: people.administrator.actor.name },
  });
  expect((await listed()).map(({ id }) => id)).not.toContain(alarm?.id);
  await looks(actor, 1);
  expect((await listed()).map(({ id }) => id)).toContain(alarm?.id);
});
