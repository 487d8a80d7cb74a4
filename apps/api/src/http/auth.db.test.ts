import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiUnderTest, apiUnderTest } from '../testing/api.ts';

let api: ApiUnderTest;
beforeAll(async () => {
  api = await apiUnderTest();
});
afterAll(() => api.close());

const signIn = (payload: object, headers: Record<string, string> = {}) =>
  api.app.inject({ method: 'POST', url: '/auth/sign-in', payload, headers });
const viewer = 'query { viewer { kind name roles staff { id login } partner { id } now } }';

test('the session cookie is HttpOnly and SameSite, and ends with sign-out', async () => {
  const { login, password, actor } = api.people.reviewers[0];
  const answer = await signIn({ login, password });
  expect(answer.statusCode).toBe(200);
  expect(answer.json()).toEqual({ staff: { id: actor.id, login, name: actor.name, roles: ['reviewer'] } });
  const [header = ''] = answer.headers['set-cookie'] as string[];
  expect(header).toMatch(/^beian_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
  const as = { cookie: header.split(';')[0] ?? '' };

  const seen = await api.graphql(as, viewer);
  expect(seen.data.viewer).toMatchObject({ kind: 'staff', name: actor.name, roles: ['reviewer'], partner: null });
  expect(seen.data.viewer.now).toMatch(/^2026-11-24T02:\d\d:\d\d\.\d{3}Z$/);

  const left = await api.app.inject({ method: 'POST', url: '/auth/sign-out', headers: as });
  expect(left.statusCode).toBe(204);
  expect(String(left.headers['set-cookie'])).toMatch(/^beian_session=; .*(Max-Age=0|Expires=Thu, 01 Jan 1970)/);
  expect((await api.graphql(as, viewer)).data.viewer).toBeNull();
});

test('the browser that held an ended session is told why, and nobody else; background calls are no use of a session', async () => {
  const person = api.people.supervisor;
  const mine = await api.signIn(person);
  const other = await api.signIn(person);
  const end = async (headers: Record<string, string>) =>
    (await api.app.inject({ url: '/auth/session-end', headers })).json();
  const seen = async () =>
    (await api.db.query(`select max(seen_at) as at from app.sessions where needs is null`))[0]?.at;
  const before = await seen();
  await api.db.travel(120_000);
  await api.graphql(mine, viewer, {}, { 'beian-background': '1' });
  expect(await seen()).toEqual(before);
  await api.graphql(mine, viewer);
  expect(await seen()).not.toEqual(before);
  expect([await end(mine), await end({}), await end({ cookie: 'beian_session=x' })]).toEqual([
    { reason: null },
    { reason: null },
    { reason: null },
  ]);
  const input = { current: person.password, next: 'four green bicycles' };
  const changed = await api.app.inject({ method: 'POST', url: '/auth/password', payload: input, headers: mine });
  expect(changed.statusCode).toBe(204);
  expect(await end(other)).toEqual({ reason: 'PASSWORD_CHANGED' });
  expect((await api.graphql(other, viewer)).data.viewer).toBeNull();
});

test("signing in again ends the browser's previous session, and over TLS the cookie is Secure", async () => {
  const [person] = api.people.reviewers;
  const first = await api.signIn(person);
  const second = await signIn({ login: person.login, password: person.password }, first);
  expect(second.statusCode).toBe(200);
  expect((await api.graphql(first, viewer)).data.viewer).toBeNull();
  const overTls = await api.serve({ secureCookies: true });
  const answer = await overTls.inject({
    method: 'POST',
    url: '/auth/sign-in',
    payload: { login: person.login, password: person.password },
  });
  expect(String(answer.headers['set-cookie'])).toContain('; Secure;');
  expect(answer.headers['strict-transport-security']).toBe('max-age=63072000; includeSubDomains');
});

test("an unknown login and a wrong password get the same answer, in the caller's language", async () => {
  const wrong = await signIn({ login: api.people.supervisor.login, password: 'not it' }, { 'accept-language': 'en' });
  const unknown = await signIn({ login: 'nobody', password: 'not it' }, { 'accept-language': 'en' });
  expect([wrong.statusCode, unknown.statusCode]).toEqual([401, 401]);
  expect(unknown.json()).toEqual({ ...wrong.json(), requestId: unknown.headers['x-request-id'] });
  expect(wrong.json()).toMatchObject({
    code: 'WRONG_CREDENTIALS',
    reasons: [{ message: 'The login or the password is wrong' }],
  });
  expect((await signIn({ login: 'nobody', password: 'x' })).json().reasons[0].message).toBe('用户名或密码不正确');
});

test('ten failures block one login from one address only, also for the right password', async () => {
  const { login, password } = api.people.administrator;
  for (let at = 0; at < 10; at += 1) expect((await signIn({ login, password: 'not it' })).statusCode).toBe(401);
  const closed = await signIn({ login, password });
  expect(closed.statusCode).toBe(429);
  expect(Number(closed.headers['retry-after'])).toBeGreaterThan(890);
  expect(closed.json().code).toBe('TOO_MANY_ATTEMPTS');
  await api.signIn(api.people.reviewers[1]);
});

test('only JSON of the exact shape is accepted', async () => {
  const form = await api.app.inject({
    method: 'POST',
    url: '/auth/sign-in',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: 'login=a&password=b',
  });
  expect([form.statusCode, form.json().code]).toEqual([415, 'WRONG_TYPE']);
  const more = await signIn({ login: 'a', password: 'b', admin: true });
  expect([more.statusCode, more.json().code]).toEqual([400, 'WRONG_SHAPE']);
  const less = await signIn({ login: 'a' });
  expect(less.json()).toMatchObject({ code: 'WRONG_SHAPE', reasons: [{ field: 'password' }] });
  const broken = await api.app.inject({
    method: 'POST',
    url: '/auth/sign-in',
    headers: { 'content-type': 'application/json' },
    payload: '{"login":',
  });
  expect([broken.statusCode, broken.json().code]).toEqual([400, 'NOT_JSON']);
  const large = await signIn({ login: 'a', password: 'b'.repeat(5000) });
  expect([large.statusCode, large.json().code]).toEqual([413, 'TOO_LARGE']);
});

test('neither passwords nor cookies are logged', () => {
  const { password } = api.people.reviewers[0];
  expect(api.log()).toContain('/auth/sign-in');
  expect(api.log()).not.toContain(password);
  expect(api.log()).not.toContain('beian_session');
});
