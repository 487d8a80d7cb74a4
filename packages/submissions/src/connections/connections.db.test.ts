import { system, transaction } from '@beian/database/transaction';
import type { Actor } from '@beian/domain/staff';
import { forbiddenAddresses, misleadingAddresses } from '@beian/domain/testing';
import { type OrderAtBureau, orderAtBureau } from '@beian/testing/orders';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ordersToSubmit } from '../submissions/submissions.ts';
import { bureauToTest, findConnectionTest, storeBureauTest, testBureau, testConnection } from './connection-test.ts';
import { addBureau, changeBureau } from './connections.ts';
import { loadGateway } from './gateway.ts';
import { seedConnection } from './seed-connection.ts';

let at: OrderAtBureau;
let administrator: Actor;
let keys = 0;
let beijing: string;
beforeAll(async () => {
  at = await orderAtBureau();
  administrator = at.people.administrator.actor;
});
afterAll(() => at.db.close());

const account = {
  province: '110000',
  provinces: ['110000'],
  ispId: '110000000999',
  userName: 'tester',
  password: '样例密码Aa1',
  wsdl: 'http://bureau.example/ISPWebService/upDownLoad?wsdl',
  encrypts: true,
  aesKey: '0123456789abcdef',
  aesVector: '0102030405060708',
  untestedReason: '管局联调环境尚未开通',
};
const { password: _, aesKey: __, aesVector: ___, ...known } = account;
const key = () => `key-${++keys}`;
const add = (input: unknown, actor = administrator, with_ = key()) =>
  transaction(at.db.app, actor, (tx) => addBureau(at.db.app, tx, { actor, key: with_, input }));
const change = (bureauId: string, input: unknown, actor = administrator) =>
  transaction(at.db.app, actor, (tx) => changeBureau(at.db.app, tx, { actor, key: key(), bureauId, input }));
const board = (actor: Actor) =>
  transaction(at.db.app, actor, (tx) => loadGateway(at.db.app, tx, { actor, language: 'en' }));
const secretOf = async (id: string) => {
  const [row] = await at.db.query('select secret from app.bureaus where id = $1', [id]);
  return at.db.worker.keys.unsealJson(`bureaus.secret:${id}`, row?.secret);
};
const codes = (outcome: Awaited<ReturnType<typeof add>>) =>
  outcome.ok ? [] : outcome.refusal.reasons.map((one) => [one.code, one.field]);

test('an administrator adds an account; its secrets are sealed, stored nowhere else and never returned', async () => {
  const added = await add(account, administrator, 'once');
  if (!added.ok) throw new Error(JSON.stringify(added));
  beijing = added.bureauId;
  expect(await add(account, administrator, 'once')).toEqual(added);
  expect(await secretOf(beijing)).toEqual({
    password: account.password,
    encryption: { key: account.aesKey, iv: account.aesVector },
  });
  const row = (await board(administrator)).find((one) => one.id === beijing);
  expect(row?.account).toEqual({
    ispId: account.ispId,
    userName: 'tester',
    wsdl: account.wsdl,
    statusWsdl: null,
    passwordWsdl: null,
    passwordForm: 'MD5',
    opens: true,
    encrypts: true,
  });
  const everywhere = JSON.stringify([
    row,
    await at.db.query('select * from app.audit'),
    await at.db.query('select caller, key, body_hash from app.idempotency_keys'),
    await at.db.query('select * from app.outbox'),
  ]);
  for (const secret of [account.password, account.aesKey]) expect(everywhere).not.toContain(secret);
  expect(
    await at.db.query(
      `select actor_id, target, details - '{covers,coversAt}'::text[] as details from app.audit where action = 'addBureau' and outcome = 'done'`,
    ),
  ).toEqual([
    {
      actor_id: administrator.id,
      target: beijing,
      details: { untested: true, province: '110000', gained: ['110000'], lost: [] },
    },
  ]);
});

test('nobody else adds, changes or sees the account; the refusals are audited', async () => {
  for (const actor of [at.people.supervisor.actor, at.people.reviewers[0].actor, at.people.partner.actor]) {
    expect(await add(account, actor)).toMatchObject({ ok: false, refusal: { code: 'NOT_POSSIBLE' } });
    expect((await change(beijing, known, actor)).ok).toBe(false);
    for (const row of await board(actor)) {
      expect(row.account).toBeNull();
      expect(row.actions.map((one) => one.event)).not.toContain('changeBureau');
    }
  }
  const refused = await at.db.query(`select 1 from app.audit where outcome = 'refused' and action ~ 'Bureau$'`);
  expect(refused).toHaveLength(6);
});

test.each<[string, Record<string, unknown>, string]>([
  ['an address that is none', { wsdl: 'ftp://x/' }, 'wsdl'],
  ['a province that is none', { provinces: ['999999'] }, 'provinces.0'],
  ['hours that end when they begin', { opensAt: '17:00', closesAt: '17:00' }, 'closesAt'],
  ['half of the hours', { opensAt: '09:00' }, 'closesAt'],
  ['a key that is short', { aesKey: 'short' }, 'aesKey'],
  ['no password', { password: undefined }, 'password'],
  ['encryption without a key', { aesKey: undefined, aesVector: undefined }, 'aesKey'],
])('%s is refused and names its field', async (_, over, field) => {
  expect(codes(await add({ ...account, ...over })).map(([, name]) => name)).toEqual([field]);
});

test('no address inside a network or of a misleading form is saved or tested, in any field, unless operators name its host', async () => {
  const outside = { ...at.db.app, bureauHosts: new Set<string>() };
  const call = (input: unknown) => ({ actor: administrator, key: key(), input });
  const entrances = {
    addBureau: (input: unknown) => transaction(outside, administrator, (tx) => addBureau(outside, tx, call(input))),
    changeBureau: (input: unknown) =>
      transaction(outside, administrator, (tx) => changeBureau(outside, tx, { ...call(input), bureauId: beijing })),
    testConnection: (input: unknown) =>
      transaction(outside, administrator, (tx) => testConnection(outside, tx, { ...call(input), bureauId: undefined })),
  };
  const before = await at.db.query('select id, wsdl, status_wsdl, password_wsdl from app.bureaus order by id');
  const taken: unknown[] = [];
  for (const [place, url] of [...forbiddenAddresses, ...misleadingAddresses].entries())
    for (const [name, enter] of Object.entries(entrances)) {
      const field = ['wsdl', 'statusWsdl', 'passwordWsdl'][place % 3] ?? '';
      const outcome = await enter({ ...account, [field]: place % 2 === 0 ? url : url.replace('https:', 'http:') });
      const reasons = outcome.ok ? [] : outcome.refusal.reasons.map((one) => one.field);
      if (reasons.join() !== field) taken.push([name, url, reasons]);
    }
  expect(taken).toEqual([]);
  expect(await at.db.query('select id, wsdl, status_wsdl, password_wsdl from app.bureaus order by id')).toEqual(before);
  const leased = {
    ...account,
    province: '610000',
    provinces: [],
    ispId: '610000000999',
    wsdl: 'http://10.1.2.3:8080/?wsdl',
  };
  expect(codes(await add(leased))).toEqual([['WRONG_SHAPE', 'wsdl']]);
  const named = { ...outside, bureauHosts: new Set(['10.1.2.3']) };
  expect(await transaction(named, administrator, (tx) => addBureau(named, tx, call(leased)))).toMatchObject({
    ok: true,
  });
});

test('a change keeps omitted secrets and replaces the others', async () => {
  expect(await change(beijing, { ...known, opensAt: '09:00', closesAt: '17:30' })).toMatchObject({ ok: true });
  expect(await secretOf(beijing)).toMatchObject({ password: account.password, encryption: { key: account.aesKey } });
  // The key stays for downloads, which a bureau may encrypt although uploads are plain.
  expect((await change(beijing, { ...known, password: '另一密码', encrypts: false })).ok).toBe(true);
  expect(await secretOf(beijing)).toEqual({
    password: '另一密码',
    encryption: { key: account.aesKey, iv: account.aesVector },
  });
  expect(codes(await change(beijing, { ...known, lastSequence: '7' }))).toEqual([['UNKNOWN_FIELD', 'lastSequence']]);
  expect((await change('bureau_none', known)).ok).toBe(false);
});

test('a second connection to one account is refused, and connections of one bureau have names', async () => {
  expect(codes(await add({ ...account, userName: 'other' }))).toEqual([['ACCOUNT_TAKEN', 'ispId']]);
  // The same server under another province.
  expect(codes(await add({ ...account, province: '120000', provinces: [] }))).toEqual([['ACCOUNT_TAKEN', 'ispId']]);
  const other = await add({
    ...account,
    ispId: '110000000998',
    provinces: [],
    name: '分公司',
    wsdl: 'http://other.example/?wsdl',
  });
  expect((await board(administrator)).find((one) => other.ok && one.id === other.bureauId)).toMatchObject({
    name: '分公司',
    provinceName: 'Beijing · 分公司',
  });
  expect(codes(await change(beijing, { ...known, ispId: '110000000998' }))).toEqual([['ACCOUNT_TAKEN', 'ispId']]);
  // Two that exist from before: what is no part of the account can still be changed.
  await at.db.query(`update app.bureaus set isp_id = '110000000998' where id = $1`, [beijing]);
  expect((await change(beijing, { ...known, ispId: '110000000998', password: account.password })).ok).toBe(true);
  await at.db.query('update app.bureaus set isp_id = $2 where id = $1', [beijing, known.ispId]);
});

test('a new account and a new address have the bureau asked for its number', async () => {
  const asked = async () =>
    (await at.db.query('select 1 from app.bureau_resyncs where bureau_id = $1', [beijing])).length;
  expect(await asked()).toBe(1);
  expect((await change(beijing, { ...known, encrypts: false, opensAt: '08:00', closesAt: '18:00' })).ok).toBe(true);
  expect(await asked()).toBe(1);
  expect((await change(beijing, { ...known, encrypts: false, wsdl: 'http://moved.example/?wsdl' })).ok).toBe(true);
  expect(await asked()).toBe(2);
  expect((await change(beijing, { ...known, encrypts: false })).ok).toBe(true);
});

test('a connection without a key may change its hours untested, although its row says that uploads are encrypted', async () => {
  const account = {
    province: '640000',
    ispId: '640000000999',
    userName: 'tester',
    wsdl: 'http://ningxia.example/?wsdl',
  };
  const { bureauId } = await seedConnection(at.db.worker, { ...account, password: '样例密码Aa1' });
  expect((await board(administrator)).find((one) => one.id === bureauId)?.account).toMatchObject({ encrypts: false });
  const hours = { opensAt: '09:00', closesAt: '17:30' };
  expect(await change(bureauId, { ...account, ...hours, provinces: ['640000'], encrypts: false })).toMatchObject({
    ok: true,
  });
});

test('a province moved to another account takes its waiting orders with it', async () => {
  const waiting = (id: string) =>
    transaction(at.db.worker, system('bureau'), async (tx) => (await ordersToSubmit(tx, id, 10)).map((one) => one.id));
  expect([await waiting(at.bureauId), await waiting(beijing)]).toEqual([[at.orderId], []]);
  expect((await change(beijing, { ...known, encrypts: false, provinces: ['110000', '320000'] })).ok).toBe(true);
  expect([await waiting(at.bureauId), await waiting(beijing)]).toEqual([[], [at.orderId]]);
  const [last] = await at.db.query(
    `select details - '{covers,coversAt}'::text[] as details from app.audit where action = 'changeBureau' and outcome = 'done' order by at desc, id desc limit 1`,
  );
  expect(last?.details).toMatchObject({ gained: ['320000'], lost: [] });
  expect((await change(beijing, { ...known, encrypts: false })).ok).toBe(true);
  // A province without a connection: nothing waits for a file, and its orders cannot be pushed.
  expect([await waiting(at.bureauId), await waiting(beijing)]).toEqual([[], []]);
});

test('once a file was numbered the account is fixed, because the number belongs to it', async () => {
  await at.db.query(`insert into app.bureau_provinces (province, bureau_id) values ('320000', $1)`, [at.bureauId]);
  await at.prepare();
  const [row] = (await board(administrator)).filter((one) => one.id === at.bureauId);
  const same = {
    province: '320000',
    provinces: ['320000'],
    ispId: row?.account?.ispId,
    userName: row?.account?.userName,
    wsdl: 'http://moved.example/?wsdl',
    encrypts: false,
    untestedReason: '管局地址明日启用',
  };
  expect((await change(at.bureauId, same)).ok).toBe(true);
  expect(codes(await change(at.bureauId, { ...same, userName: 'other' }))).toEqual([['ACCOUNT_IN_USE', 'ispId']]);
});

test('a test is a row and a job, and has one answer on the board', async () => {
  const asked = await transaction(at.db.app, administrator, (tx) =>
    testBureau(at.db.app, tx, { actor: administrator, key: key(), bureauId: beijing }),
  );
  expect(asked.ok).toBe(true);
  const jobs = await at.db.query<{ id: string }>(
    `select payload ->> 'testId' as id from app.outbox where job = 'testBureau'`,
  );
  const testId = jobs[0]?.id ?? '';
  const mine = async () => (await board(administrator)).find((one) => one.id === beijing)?.test;
  expect(await mine()).toMatchObject({ answeredAt: null, ok: null, staffName: administrator.name });
  const bureau = <T>(work: Parameters<typeof transaction<T>>[2]) => transaction(at.db.worker, system('bureau'), work);
  expect(await bureau((tx) => bureauToTest(at.db.worker, tx, testId))).toMatchObject({
    ...{ connection: { id: beijing }, lastSequence: '0', isTyped: false },
  });
  await bureau((tx) => storeBureauTest(tx, testId, true, { zh: '连接正常', en: 'It works' }));
  expect(await mine()).toMatchObject({ answeredAt: expect.stringMatching(/Z$/), ok: true, said: 'It works' });
  expect(await bureau((tx) => bureauToTest(at.db.worker, tx, testId))).toBeUndefined();
});

describe('a connection is tested before it is saved', () => {
  const typed = {
    ...account,
    province: '440000',
    provinces: ['440000'],
    ispId: '440000000999',
    untestedReason: undefined,
  };
  const bureau = <T>(work: Parameters<typeof transaction<T>>[2]) => transaction(at.db.worker, system('bureau'), work);
  /** Tests what is typed; the worker answers `ok`. */
  const tried = async (input: unknown, ok: boolean, bureauId?: string) => {
    const test = await transaction(at.db.app, administrator, (tx) =>
      testConnection(at.db.app, tx, { actor: administrator, key: key(), bureauId, input }),
    );
    if (!test.ok) throw new Error(JSON.stringify(test));
    const asked = await bureau((tx) => bureauToTest(at.db.worker, tx, test.testId));
    await bureau((tx) => storeBureauTest(tx, test.testId, ok, { zh: '已测', en: 'tested' }));
    return { testId: test.testId, asked };
  };

  test('without a passed test it is refused, and a reason lets it pass; the reason is sealed', async () => {
    expect(codes(await add(typed))).toEqual([['WORDS_NEEDED', 'untestedReason']]);
    await tried(typed, false);
    expect(codes(await add(typed))).toEqual([['WORDS_NEEDED', 'untestedReason']]);
    const added = await add({ ...typed, untestedReason: '管局下周一开通' });
    if (!added.ok) throw new Error(JSON.stringify(added));
    const [kept] = await at.db.query(
      `select id, note, staff_name from app.connection_events where bureau_id = $1 and event = 'saveUntested'`,
      [added.bureauId],
    );
    expect(kept?.staff_name).toBe(administrator.name);
    expect(at.db.worker.keys.unseal(`connection_events.note:${kept?.id}`, kept?.note).toString()).toBe(
      '管局下周一开通',
    );
  });

  test('a passed test lets what was tested be saved for an hour, and nothing else', async () => {
    const other = { ...typed, province: '450000', provinces: ['450000'], ispId: '450000000999' };
    const { testId, asked } = await tried(other, true);
    expect(asked).toMatchObject({
      connection: { id: testId, ispId: '450000000999', password: account.password },
      ...{ lastSequence: null, isTyped: true },
    });
    expect(await transaction(at.db.app, administrator, (tx) => findConnectionTest(tx, testId))).toMatchObject({
      ...{ ok: true, said: { en: 'tested' } },
    });
    // The secrets of a test end with it.
    expect(await at.db.query('select typed from app.bureau_tests where id = $1', [testId])).toEqual([{ typed: null }]);
    expect(codes(await add({ ...other, password: '另一个密码Bb2' }))).toEqual([['WORDS_NEEDED', 'untestedReason']]);
    await at.db.travel(61 * 60_000);
    expect(codes(await add(other))).toEqual([['WORDS_NEEDED', 'untestedReason']]);
    await tried(other, true);
    expect((await add(other)).ok).toBe(true);
  });

  test('a change that calls do not use needs no test; the test of a change uses the stored secrets', async () => {
    const { untestedReason: _, ...same } = { ...known, encrypts: false };
    expect((await change(beijing, { ...same, opensAt: '09:00', closesAt: '17:00' })).ok).toBe(true);
    const moved = { ...same, statusWsdl: 'http://bureau.example/status?wsdl' };
    expect(codes(await change(beijing, moved))).toEqual([['WORDS_NEEDED', 'untestedReason']]);
    const { asked } = await tried(moved, true, beijing);
    expect(asked).toMatchObject({ connection: { password: account.password }, lastSequence: '0', isTyped: true });
    expect((await change(beijing, moved)).ok).toBe(true);
  });
});
