import { authenticatorCode } from '@beian/testing/fixtures';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { type ApiUnderTest, apiUnderTest } from '../testing/api.ts';
import { enrolSecondFactor, Visitor } from '../testing/visitor.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
let api: ApiUnderTest;
let url: string;
let count = 0;
beforeAll(async () => {
  api = await apiUnderTest();
  url = await api.app.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(() => api.close());

type Who = { login: string; password: string };
async function inAs(one: Who, at = url): Promise<Visitor> {
  const who = new Visitor(at);
  const said = await who.signIn(one);
  if (said.status !== 200) throw new Error(JSON.stringify(said.body));
  return who;
}
const manage = async (by: Visitor, name: string, args: string): Promise<string> => {
  const said = await by.graphql(
    `mutation { ${name}(${args}, key: "k${++count}") { __typename ... on ActionRefused { reasons { code } } } }`,
  );
  const { __typename: type, reasons } = said.data[name];
  return type === 'ActionRefused' ? reasons[0].code : 'done';
};
const idOf = ({ actor }: { actor: { id: string } }) => actor.id;
/** Reads a stream to its end. */
async function untilEnd(answer: Response): Promise<string> {
  const reader = answer.body?.getReader();
  for (;;) {
    const read = await reader?.read().catch(() => ({ done: true }));
    if (read?.done !== false) return 'ended';
  }
}
const download = (by: Visitor, list = 'staff') =>
  by.fetch(`/downloads/${list}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"filter":{}}',
  });

test('attack: signing somebody in or out from a page of another site', async () => {
  const victim = await inAs(api.people.reviewers[0]);
  const elsewhere: Record<string, string>[] = [
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: `${url}.evil.example` },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
  ];
  for (const foreign of elsewhere)
    for (const [path, body] of [
      ['/auth/sign-in', api.people.supervisor],
      ['/auth/sign-out', {}],
      ['/auth/password', { current: 'a', next: 'b' }],
      ['/auth/provider', {}],
    ] as const)
      expect((await victim.post(path, body, foreign)).body?.code).toBe('WRONG_ORIGIN');
  // Types that a form of another site can send without preflight.
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data']) {
    const { login, password } = api.people.supervisor;
    const said = await victim.fetch('/auth/sign-in', {
      method: 'POST',
      headers: { 'content-type': type },
      body: JSON.stringify({ login, password }),
    });
    expect(said.status).toBe(415);
  }
  const link = await victim.fetch('/auth/sign-out');
  expect(link.status).toBe(404);
  expect(await victim.signedInName()).toBe('白露');
});

test('attack: a session unused for eight hours, and one that is a day old (ASVS 7.3.1, 7.3.2)', async () => {
  const victim = await inAs(api.people.reviewers[1]);
  await api.db.travel(7.9 * HOUR);
  expect(await victim.signedInName()).not.toBeNull();
  await api.db.travel(8.1 * HOUR);
  expect(await victim.signedInName()).toBeNull();
  const busy = await inAs(api.people.reviewers[1]);
  for (let hours = 0; hours < 21; hours += 7) {
    await api.db.travel(7 * HOUR);
    expect(await busy.signedInName()).not.toBeNull();
  }
  await api.db.travel(3.1 * HOUR);
  expect(await busy.signedInName()).toBeNull();
});

test('attack: a removed role, on the next request, the next download and an open stream', async () => {
  const administrator = await inAs(api.people.administrator);
  const victim = await inAs(api.people.supervisor);
  expect((await victim.graphql('{ board { now } }')).data).not.toBeNull();
  const stream = await victim.fetch('/events');
  expect(stream.status).toBe(200);
  expect((await download(victim)).status).toBe(200);
  const staffId = idOf(api.people.supervisor);
  expect(await manage(administrator, 'changeStaffRoles', `staffId: "${staffId}", roles: [REVIEWER]`)).toBe('done');
  const begun = performance.now();
  expect((await victim.graphql('{ board { now } }')).errors[0].extensions.code).toBe('FORBIDDEN');
  expect((await download(victim)).status).toBe(403);
  expect(await untilEnd(stream)).toBe('ended');
  expect(performance.now() - begun).toBeLessThan(20_000);
  // The person is still signed in with the remaining roles; a cookie cannot open a WebSocket.
  expect(await victim.signedInName()).toBe('小满');
  const closed = new Promise((resolve) => {
    const cookie = [...victim.jar].map((pair) => pair.join('=')).join('; ');
    const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', {
      headers: { cookie },
    });
    socket.once('open', () => socket.send(JSON.stringify({ type: 'connection_init' })));
    socket.once('close', (code) => resolve(code));
  });
  expect(await closed).toBe(4403);
  expect(await manage(administrator, 'changeStaffRoles', `staffId: "${staffId}", roles: [SUPERVISOR]`)).toBe('done');
});

test('attack: sessions, streams and links of a closed account, also if a notification is lost (ASVS 7.4.2)', async () => {
  const administrator = await inAs(api.people.administrator);
  const victim = await inAs(api.people.reviewers[1]);
  const elsewhere = await inAs(api.people.reviewers[1]);
  const streams = await Promise.all([victim.fetch('/events'), elsewhere.fetch('/events')]);
  const staffId = idOf(api.people.reviewers[1]);
  expect(await manage(administrator, 'closeStaff', `staffId: "${staffId}"`)).toBe('done');
  expect(await Promise.all(streams.map(untilEnd))).toEqual(['ended', 'ended']);
  expect(await Promise.all([victim.signedInName(), elsewhere.signedInName()])).toEqual([null, null]);
  expect((await new Visitor(url).signIn(api.people.reviewers[1])).body.code).toBe('WRONG_CREDENTIALS');
  expect(await manage(administrator, 'resetStaff', `staffId: "${staffId}"`)).toBe('ACCOUNT_CLOSED');
  expect(await manage(administrator, 'openStaff', `staffId: "${staffId}"`)).toBe('done');

  // A server that checks by itself, because the database sends no notification.
  const deaf = await (await api.serve({ sessionCheckMs: 50 })).listen({ host: '127.0.0.1', port: 0 });
  const listener = await inAs(api.people.reviewers[1], deaf);
  const stream = await listener.fetch('/events');
  await api.db.query(`alter table app.staff disable trigger tell_staff`);
  await api.db.query(`update app.staff set active = false where id = $1`, [staffId]);
  expect(await untilEnd(stream)).toBe('ended');
  await api.db.query(`update app.staff set active = true where id = $1`, [staffId]);
  await api.db.query(`alter table app.staff enable trigger tell_staff`);
});

test("attack: ending another person's session without being an administrator (ASVS 7.4.5, 7.5.2)", async () => {
  const victim = await inAs(api.people.reviewers[0]);
  const second = await inAs(api.people.reviewers[0]);
  const own = async (who: Visitor) =>
    (await who.graphql('{ ownAccount { sessions { id current browser place } } }')).data.ownAccount.sessions;
  const [mine] = (await own(victim)).filter((one: { current: boolean }) => one.current);
  const thief = await inAs(api.people.supervisor);
  expect(await manage(thief, 'endSession', `id: "${mine.id}"`)).toBe('SESSION_NOT_FOUND');
  expect(await victim.signedInName()).toBe('白露');
  // The data shown of a session cannot be used to sign in, and show only the network of its address.
  expect(mine).toEqual({ id: mine.id, current: true, browser: null, place: '127.0.0.*' });
  expect(await manage(second, 'endOtherSessions', '')).toBe('done');
  expect([await victim.signedInName(), await second.signedInName()]).toEqual([null, '白露']);
  const administrator = await inAs(api.people.administrator);
  const [left] = await own(second);
  expect(await manage(administrator, 'endSession', `id: "${left.id}"`)).toBe('done');
  expect(await second.signedInName()).toBeNull();
});

test('attack: granting oneself roles or invitations, and two administrators who end each other', async () => {
  const reviewer = await inAs(api.people.reviewers[0]);
  const invite = 'input: { login: "mole", name: "x", roles: [ADMINISTRATOR] }';
  expect(await manage(reviewer, 'inviteStaff', invite)).toBe('NOT_POSSIBLE');
  expect(
    await manage(reviewer, 'changeStaffRoles', `staffId: "${idOf(api.people.reviewers[0])}", roles: [ADMINISTRATOR]`),
  ).toBe('NOT_POSSIBLE');
  const administrator = await inAs(api.people.administrator);
  const self = idOf(api.people.administrator);
  for (const [name, more] of [
    ['changeStaffRoles', ', roles: [REVIEWER]'],
    ['closeStaff', ''],
    ['resetStaff', ''],
    ['resetSecondFactor', ''],
  ])
    expect(await manage(administrator, name ?? '', `staffId: "${self}"${more}`)).toBe('OWN_ACCOUNT');
  const other = idOf(api.people.supervisor);
  expect(await manage(administrator, 'changeStaffRoles', `staffId: "${other}", roles: [ADMINISTRATOR]`)).toBe('done');
  const second = await inAs(api.people.supervisor);
  const both = await Promise.all([
    manage(administrator, 'changeStaffRoles', `staffId: "${other}", roles: [REVIEWER]`),
    manage(second, 'changeStaffRoles', `staffId: "${self}", roles: [REVIEWER]`),
  ]);
  const left = await api.db.query(`select 1 from app.staff where active and 'administrator' = any(roles)`);
  expect([left.length, both.filter((one) => one === 'done').length]).toEqual([1, 1]);
  await api.db.query(
    `update app.staff set roles = case login when $1 then '{administrator}'::text[] else '{supervisor}' end where login in ($1, $2)`,
    [api.people.administrator.login, api.people.supervisor.login],
  );
});

test('attack: using an open session to change password or factors (ASVS 7.5.1, 6.2.3, 7.4.3)', async () => {
  const { login, password } = api.people.reviewers[0];
  const victim = await inAs({ login, password });
  const elsewhere = await inAs({ login, password });
  await api.db.travel(16 * MINUTE);
  expect((await victim.post('/auth/second-factor')).body.code).toBe('PROVE_AGAIN');
  expect(await manage(victim, 'endOtherSessions', '')).toBe('PROVE_AGAIN');
  const administrator = await inAs(api.people.administrator);
  await api.db.travel(16 * MINUTE);
  expect(await manage(administrator, 'closeStaff', `staffId: "${idOf(api.people.reviewers[0])}"`)).toBe('PROVE_AGAIN');
  expect(
    (await victim.post('/auth/password', { current: 'not it', next: 'quite another one of mine' })).body.code,
  ).toBe('WRONG_PASSWORD');
  expect((await victim.post('/auth/password', { next: 'quite another one of mine' })).body.code).toBe('WRONG_SHAPE');
  const before = victim.copyWithCookies();
  expect((await victim.post('/auth/password', { current: password, next: 'quite another one of mine' })).status).toBe(
    204,
  );
  expect([await victim.signedInName(), await before.signedInName(), await elsewhere.signedInName()]).toEqual([
    '白露',
    null,
    null,
  ]);
  expect((await new Visitor(url).signIn({ login, password })).body.code).toBe('WRONG_CREDENTIALS');
  expect((await victim.post('/auth/password', { current: 'quite another one of mine', next: password })).status).toBe(
    204,
  );
});

test('attack: an easy password (ASVS 6.2.1, 6.2.4, 6.2.11)', async () => {
  const { login, password } = api.people.reviewers[0];
  const victim = await inAs({ login, password });
  const change = async (next: string) => (await victim.post('/auth/password', { current: password, next })).body?.code;
  for (const [next, code] of [
    ['fourteen signs', 'TOO_SHORT'],
    ['password12345678', 'COMMON'],
    ['passwordpassword', 'COMMON'],
    ['PASSWORDPASSWORD', 'COMMON'],
    ['ａａａａａａａａａａａａａａａ', 'COMMON'],
    ['abcabcabcabcabcabc', 'COMMON'],
    ['abcdefghijklmnop', 'COMMON'],
    [`${login}-${login}-2026!`, 'GUESSABLE'],
    ['Beian-Desk 审核台 2026!!', 'GUESSABLE'],
    ['白露白露备案审核管理员密码2026', 'GUESSABLE'],
    ['x'.repeat(257), 'TOO_LONG'],
  ])
    expect([next, await change(next ?? '')]).toEqual([next, code]);
});

test('a password may be any characters, up to 256, and each counts (ASVS 6.2.2, 6.2.5, 6.2.8, 6.2.9, 6.2.10)', async () => {
  const { login, password } = api.people.reviewers[1];
  const victim = await inAs({ login, password });
  let current = password;
  for (const next of [
    '只用汉字写成的一句很长很长的话',
    'nothing but small letters',
    `  ${'0f3 '.repeat(24)}end  `,
    `${'🦉'.repeat(7)}🦆🦢🐍🐢🐞🦋🐙🐟`,
  ]) {
    expect((await victim.post('/auth/password', { current, next })).status).toBe(204);
    expect((await new Visitor(url).signIn({ login, password: `${next}x` })).status).toBe(401);
    expect((await new Visitor(url).signIn({ login, password: next.slice(0, -2) })).status).toBe(401);
    expect((await new Visitor(url).signIn({ login, password: next })).status).toBe(200);
    current = next;
  }
  // Composed and decomposed Unicode forms are the same password.
  const words = 'crème brûlée à la carte';
  expect((await victim.post('/auth/password', { current, next: words.normalize('NFD') })).status).toBe(204);
  await api.db.travel(20 * 365 * 24 * HOUR);
  expect((await new Visitor(url).signIn({ login, password: words.normalize('NFC') })).status).toBe(200);
});

test('the setting requires a second factor at the next sign-in, and from then on always (ASVS 6.3.3, 6.4.4, 6.5.3, 6.5.4)', async () => {
  const administrator = await inAs(api.people.administrator);
  const change = (value: string, from: string) =>
    manage(administrator, 'changeSetting', `name: secondFactor, value: "${value}", from: "${from}"`);
  expect(await change('everyone', 'off')).toBe('done');
  const { login, password } = api.people.supervisor;
  const who = new Visitor(url);
  expect((await who.signIn({ login, password })).body).toEqual({ needs: 'enrol' });
  expect(await who.signedInName()).toBeNull();
  const { body: begun } = await who.post('/auth/enrolment');
  expect(begun.key).toMatch(/^[A-Z2-7]{32}$/);
  expect(begun.uri).toContain(`secret=${begun.key}`);
  expect((await who.post('/auth/enrolment/code', { code: '000000' })).body.code).toBe('WRONG_CODE');
  const code = authenticatorCode(begun.key, await api.db.now());
  const done = await who.post('/auth/enrolment/code', { code });
  expect(done.body.recoveryCodes).toHaveLength(10);
  expect(done.body.recoveryCodes[0]).toMatch(/^([0-9a-hjkmnp-tv-z]{4}-){5}[0-9a-hjkmnp-tv-z]{4}$/);
  expect(await who.signedInName()).toBe('小满');
  expect((await who.post('/auth/second-factor/removal')).body.code).toBe('MUST_HAVE');
  expect(await change('off', 'everyone')).toBe('done');
  // With a second factor 8 characters are enough, so it cannot be removed with such a password.
  expect((await who.post('/auth/password', { current: password, next: 'heron7Qx' })).status).toBe(204);
  expect((await who.post('/auth/second-factor/removal')).body.code).toBe('PASSWORD_SHORT');
  const renewed = await who.post('/auth/recovery-codes');
  expect(renewed.body.recoveryCodes).not.toEqual(done.body.recoveryCodes);
  const again = new Visitor(url);
  await again.signIn({ login, password: 'heron7Qx' });
  expect((await again.post('/auth/code', { code: done.body.recoveryCodes[0] })).body.code).toBe('WRONG_CODE');
  expect((await again.post('/auth/code', { code: renewed.body.recoveryCodes[0] })).status).toBe(200);
  // A lost phone: an administrator removes the factor, and the short password requires a new one.
  const factor = await enrolSecondFactor(api.db, again);
  expect(await manage(administrator, 'resetSecondFactor', `staffId: "${idOf(api.people.supervisor)}"`)).toBe('done');
  expect(await again.signedInName()).toBeNull();
  expect((await again.signIn({ login, password: 'heron7Qx' })).body).toEqual({ needs: 'enrol' });
  expect((await again.post('/auth/code', { code: factor.recoveryCodes[0] })).body.code).toBe('SIGN_IN_AGAIN');
});

test('everything is audited in its transaction, and no input is stored or logged', async () => {
  const rows = await api.db.query<{ action: string; outcome: string; details: object }>(
    `select action, outcome, details - '{covers,coversAt}'::text[] as details from app.audit order by id`,
  );
  const seen = new Set(rows.map(({ action, outcome }) => `${action} ${outcome}`));
  for (const one of [
    ...['signIn done', 'signIn refused', 'changePassword done', 'changePassword refused', 'beginSecondFactor done'],
    ...[
      'enrolSecondFactor done',
      'giveCode done',
      'giveCode refused',
      'removeSecondFactor refused',
      'makeRecoveryCodes done',
    ],
    ...[
      'changeStaffRoles done',
      'changeStaffRoles refused',
      'closeStaff done',
      'openStaff done',
      'inviteStaff refused',
    ],
    ...[
      'endSession done',
      'endSession refused',
      'endOtherSessions done',
      'resetSecondFactor done',
      'resetStaff refused',
    ],
  ])
    expect([...seen]).toContain(one);
  const said = JSON.stringify(rows);
  for (const typed of ['heron7Qx', 'not it', 'quite another one of mine', api.people.reviewers[0].password, 'mole'])
    for (const place of [said, api.log()]) expect(place).not.toContain(typed);
  for (const table of [
    'sessions',
    'second_factors',
    'recovery_codes',
    'invitations',
    'sign_in_tries',
    'idempotency_keys',
  ]) {
    const [{ all = '' } = {}] = await api.db.query<{ all: string }>(
      `select coalesce(string_agg(t::text, ' '), '') as all from app.${table} t`,
    );
    for (const typed of ['heron7Qx', api.people.reviewers[0].login]) expect(all).not.toContain(typed);
  }
});
