import { createPartnerKey } from '@beian/accounts/partners';
import { partnerConnections } from '@beian/database/connection';
import { system, transaction } from '@beian/database/transaction';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiUnderTest, apiUnderTest, type Credentials } from '../testing/api.ts';
import { OVERLOAD_RETRY_S } from '../texts.ts';

let api: ApiUnderTest;
let partner: Credentials;
let otherKey: Credentials;
let stranger: Credentials;
beforeAll(async () => {
  api = await apiUnderTest();
  partner = { key: api.people.partner.key };
  stranger = { key: api.stranger.key };
  otherKey = await transaction(api.db.worker, system('clock'), (tx) =>
    createPartnerKey(tx, system('clock'), api.people.partner.actor.id, { scopes: ['records:read'] }),
  );
});
afterAll(() => api?.close());

const records = '{ records(first: 1) { totalCount } }';
/** A request over HTTP; returns body, status and Retry-After. */
async function ask(as: Credentials, query: string, language = 'en') {
  const answer = await api.app.inject({
    ...{ method: 'POST', url: '/graphql', payload: { query } },
    headers: { 'accept-language': language, ...api.headersOf(as) },
  });
  const { data, errors = [] } = answer.json();
  const [{ message = null, extensions = {} } = {}] = errors;
  return { status: answer.statusCode, retry: answer.headers['retry-after'], data, message, code: extensions.code };
}
/** Number of statements that wait for the lock of a test. */
const waiting = async (): Promise<number> =>
  (
    await api.db.query<{ n: number }>(
      `select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    )
  )[0]?.n ?? 0;

test("a partner's read is ended after 2 s as TOO_SLOW", async () => {
  const release = await api.db.hold('lock table app.records in access exclusive mode');
  try {
    const slow = { retry: String(OVERLOAD_RETRY_S), code: 'TOO_SLOW' };
    const message = 'This took too long and was stopped: Try again later, or narrow what you ask for.';
    expect(await ask(partner, records)).toMatchObject({ ...slow, status: 503, data: null, message });
    // With the data that could be read, and in the caller's language.
    expect(await ask(partner, '{ record(id: "x") { id } orders(first: 1) { totalCount } }', 'zh')).toMatchObject({
      ...{ ...slow, status: 200, data: { record: null, orders: { totalCount: 0 } } },
      message: expect.stringMatching(/^处理时间过长/),
    });
  } finally {
    await release();
  }
  expect(api.log()).not.toContain('"fault"');
  expect(await ask(partner, records)).toMatchObject({ status: 200, code: undefined });
});

test('a partner has two transactions at a time, a call that waits too long is refused, and others are answered', async () => {
  const release = await api.db.hold('lock table app.records in access exclusive mode');
  const asked = [partner, otherKey, partner, otherKey, partner, otherKey, partner].map((as) => ask(as, records));
  try {
    await expect.poll(waiting).toBe(partnerConnections.atOnce);
    expect(await ask(stranger, '{ orders(first: 1) { totalCount } }')).toMatchObject({ status: 200 });
    expect(await waiting()).toBe(partnerConnections.atOnce);
    // The calls time out in pairs; the last one has waited too long before its turn.
    const codes = (await Promise.all(asked)).map(({ code, status }) => `${status} ${code}`);
    expect(codes.sort()).toEqual(['429 TOO_MANY_AT_ONCE', ...Array(6).fill('503 TOO_SLOW')]);
  } finally {
    await release();
  }
  expect(await ask(otherKey, records)).toMatchObject({ status: 200 });
});

test('a flood of expensive queries of one partner does not block another partner', async () => {
  const query = `{ ${Array.from({ length: 5 }, (_, at) => `a${at}: records(search: "${'样'.repeat(200)}") { totalCount }`).join(' ')} }`;
  const flood = Array.from({ length: 30 }, () => ask(partner, query));
  for (let at = 0; at < 10; at += 1)
    expect(await ask(stranger, '{ orders(first: 1) { totalCount } }')).toMatchObject({ status: 200 });
  // 150 searches cost more than the bucket holds, so some are refused.
  const codes = new Set((await Promise.all(flood)).map(({ code }) => code));
  expect([...codes].sort()).toEqual(['RATE_LIMITED', undefined]);
});
