import { safePath, startPath } from '@beian/domain/staff';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiUnderTest, apiUnderTest } from '../testing/api.ts';
import {
  type ProviderUser,
  providerSettings,
  startFakeProvider,
  startRealProvider,
} from '../testing/identity-provider.ts';
import { Visitor } from '../testing/visitor.ts';

let api: ApiUnderTest;
let real: Awaited<ReturnType<typeof startRealProvider>>;
let liar: Awaited<ReturnType<typeof startFakeProvider>>;
/** A server with the real provider, and one with the provider that gives false answers. */
let url: string;
let lied: string;
const callback = '/auth/provider/callback';
/** The registered redirect URL; the test sends the callback to the server's real address. */
const redirectUrl = `http://127.0.0.1:1${callback}`;

beforeAll(async () => {
  [api, real, liar] = await Promise.all([apiUnderTest(), startRealProvider([redirectUrl]), startFakeProvider()]);
  const serve = async (issuer: string) =>
    (await api.serve({ provider: providerSettings(issuer, redirectUrl) })).listen({ host: '127.0.0.1', port: 0 });
  [url, lied] = await Promise.all([serve(real.issuer), serve(liar.issuer)]);
});
afterAll(async () => {
  await Promise.all([api?.close(), real?.stop(), liar?.stop()]);
});

const begin = async (who: Visitor, body: object = {}): Promise<URL> => {
  const said = await who.post('/auth/provider', body);
  if (said.status !== 200) throw new Error(JSON.stringify(said.body));
  return new URL(said.body.url);
};
/** The page to which the callback redirects the browser. */
const comeBack = async (who: Visitor, to: string): Promise<string> => {
  const said = await who.fetch(callback + new URL(to).search);
  expect(said.status).toBe(303);
  return said.headers.get('location') ?? '';
};
const signIn = async (somebody: ProviderUser, who = new Visitor(url), body: object = {}) => {
  real.signInAs(somebody);
  const at = await comeBack(who, await real.followRedirects((await begin(who, body)).href));
  return { who, at };
};
const bai: ProviderUser = {
  sub: 'u-1',
  name: '白云',
  preferred_username: 'chushu',
  groups: ['desk-reviewers', 'other'],
};
const rowsOf = (sub: string) =>
  api.db.query(`select id, login, name, roles, issuer, password_hash from app.staff where subject = $1`, [sub]);

test('the button is shown if a provider is configured', async () => {
  const ways = async (at: string) => (await (await new Visitor(at).fetch('/auth/ways')).json()) as object;
  expect(await ways(url)).toEqual({ provider: 'Haus-ID' });
  const without = await api.app.listen({ host: '127.0.0.1', port: 0 });
  expect(await ways(without)).toEqual({ provider: null });
  expect((await new Visitor(without).post('/auth/provider')).body.code).toBe('NO_PROVIDER');
});

test('sign-in uses PKCE, state and nonce, and updates roles each time (ASVS 10.1.1, 10.5.2, 6.8.1, 7.6.2)', async () => {
  const asked = await begin(new Visitor(url), { to: '/board' });
  const sent = Object.fromEntries(asked.searchParams);
  expect(sent).toMatchObject({ response_type: 'code', code_challenge_method: 'S256', redirect_uri: redirectUrl });
  for (const name of ['state', 'nonce', 'code_challenge']) expect(sent[name]).toMatch(/^[\w-]{43}$/);

  const { who, at } = await signIn(bai, new Visitor(url), { to: '/board?province=320000#late' });
  expect(at).toBe('/board?province=320000#late');
  expect(await who.signedInName()).toBe('白云');
  // No token of the provider reaches the browser.
  expect([...who.jar.keys()]).toEqual(['beian_session', 'beian_device']);
  const [row] = await rowsOf('u-1');
  // The provider's login name equals another person's login here; it must not identify this account.
  expect(row).toMatchObject({ roles: ['reviewer'], issuer: real.issuer, password_hash: null });
  expect(row?.login).toMatch(/^sso-[0-9a-f]{12}$/);

  await signIn({ ...bai, name: '白雲', groups: 'desk-leads' });
  expect(await rowsOf('u-1')).toMatchObject([{ id: row?.id, name: '白雲', roles: ['supervisor'] }]);
  expect((await who.graphql('{ viewer { roles } }')).data.viewer.roles).toEqual(['supervisor']);
  const audited = await api.db.query(
    `select details - '{covers,coversAt}'::text[] as details from app.audit where action = 'changeStaffRoles' and target = $1`,
    [row?.id],
  );
  expect(audited).toEqual([{ details: { by: 'provider', from: ['reviewer'], to: ['supervisor'] } }]);
});

test('a person without a role is refused and open sessions end, and a closed account stays closed', async () => {
  const { who } = await signIn({ ...bai, sub: 'u-2' });
  expect(await who.signedInName()).toBe('白云');
  expect((await signIn({ ...bai, sub: 'u-2', groups: ['other'] })).at).toBe('/sign-in?refused=NO_ROLE');
  expect(await who.signedInName()).toBeNull();
  for (const groups of [[], undefined, ['desk-reviewer'], ['DESK-REVIEWERS'], ['desk-reviewers,desk-admins']])
    expect((await signIn({ sub: 'u-3', name: 'x', ...(groups && { groups }) })).at).toBe('/sign-in?refused=NO_ROLE');
  expect(await rowsOf('u-3')).toEqual([]);
  await api.db.query(`update app.staff set active = false where subject = 'u-2'`);
  expect((await signIn({ ...bai, sub: 'u-2' })).at).toBe('/sign-in?refused=ACCOUNT_CLOSED');
});

test('the setting for a second factor does not apply to provider sign-ins, and neither do local passwords', async () => {
  await api.db.query(`update app.settings set value = '"everyone"' where name = 'secondFactor'`);
  const { who } = await signIn({ ...bai, sub: 'u-4' });
  await api.db.query(`update app.settings set value = '"off"' where name = 'secondFactor'`);
  expect(await who.signedInName()).toBe('白云');
  for (const [path, body] of [
    ['/auth/second-factor', {}],
    ['/auth/proof', { password: 'x' }],
    ['/auth/password', { current: 'x', next: 'a long one of many words' }],
  ] as const)
    expect((await who.post(path, body)).body.code).toBe('OF_PROVIDER');
  const [row] = await rowsOf('u-4');
  expect((await new Visitor(url).signIn({ login: row?.login, password: 'x' })).body.code).toBe('WRONG_CREDENTIALS');
  // To prove an identity again, the person signs in at the provider again.
  const again = await begin(who, { again: true });
  expect([again.searchParams.get('prompt'), again.searchParams.get('max_age')]).toEqual(['login', '300']);
  expect((await signIn({ ...bai, sub: 'u-4' }, who, { again: true, to: '/account' })).at).toBe('/account');
});

test('attack: a return path to another site', async () => {
  const elsewhere = [
    ...[
      'https://evil.example',
      '//evil.example',
      '/\\evil.example',
      '\\\\evil.example',
      'javascript:alert(1)',
      '/\t/evil.example',
    ],
    ...[
      '/ /evil.example',
      '/\n/evil.example',
      'evil.example',
      '',
      '/%0d%0aLocation:https://evil.example\r\n',
      '///evil.example',
    ],
    ...[
      '/.//evil.example',
      '/..//evil.example',
      '/auth/provider/callback?code=1',
      '/auth/sign-out',
      `/${'a'.repeat(600)}`,
    ],
  ];
  for (const to of elsewhere) expect([to, safePath(to)]).toEqual([to, startPath]);
  expect(safePath('/orders/order_1?x=//evil.example')).toBe('/orders/order_1?x=//evil.example');
  const { at } = await signIn(bai, new Visitor(url), { to: '//evil.example/queue' });
  expect(at).toBe(startPath);
});

test('attack: a callback with the state, verifier or cookie of another sign-in or browser (ASVS 10.1.2, 10.2.1)', async () => {
  const [victim, thief] = [new Visitor(url), new Visitor(url)];
  real.signInAs({ sub: 'mallory', name: 'm', groups: ['desk-admins'] });
  const [theirs, mine] = [await begin(victim), await begin(thief)];
  const answer = new URL(await real.followRedirects(mine.href));
  // The thief's code in the victim's browser: accepted, the victim would work in the thief's account.
  expect(await comeBack(victim, answer.href)).toBe('/sign-in?refused=NOT_VERIFIED');
  expect(await victim.signedInName()).toBeNull();
  expect(await comeBack(new Visitor(url), answer.href)).toBe('/sign-in?refused=WAY_OVER');
  // With the state of the victim's sign-in, the victim's verifier does not match the code.
  await begin(victim);
  const forged = new URL(answer);
  forged.searchParams.set('state', theirs.searchParams.get('state') ?? '');
  expect(await comeBack(victim, forged.href)).toBe('/sign-in?refused=NOT_VERIFIED');
  const next = await begin(victim);
  forged.searchParams.set('state', next.searchParams.get('state') ?? '');
  expect(await comeBack(victim, forged.href)).toBe('/sign-in?refused=NOT_VERIFIED');
  for (const held of ['x', 'A'.repeat(300), [...thief.jar][0]?.[1].slice(0, -4) ?? ''])
    expect(await comeBack(new Visitor(url, {}, [['beian_provider', held]]), answer.href)).toBe(
      '/sign-in?refused=WAY_OVER',
    );
  expect(await rowsOf('mallory')).toEqual([]);
});

test('attack: a used code with the cookie of its sign-in', async () => {
  real.signInAs({ ...bai, sub: 'u-5' });
  const who = new Visitor(url);
  const asked = await begin(who);
  const thief = who.copyWithCookies();
  const answer = await real.followRedirects(asked.href);
  expect(await comeBack(who, answer)).toBe(startPath);
  expect(await comeBack(thief, answer)).toBe('/sign-in?refused=NOT_VERIFIED');
  expect(await thief.signedInName()).toBeNull();
  expect(await comeBack(who, answer)).toBe('/sign-in?refused=WAY_OVER');
  expect(await comeBack(thief.copyWithCookies(), `${redirectUrl}?error=access_denied&state=x`)).toBe(
    '/sign-in?refused=WAY_OVER',
  );
});

test('attack: forged, unsigned, expired or misused ID tokens (ASVS 10.2.2, 10.5.1, 10.5.4, 6.8.2, 6.8.4, 7.6.1)', async () => {
  const answered = async (say: (nonce: string) => void, more: Record<string, string> = {}, body: object = {}) => {
    const who = new Visitor(lied);
    const asked = await begin(who, body);
    say(asked.searchParams.get('nonce') ?? '');
    const back = new URL(redirectUrl);
    back.search = new URLSearchParams({
      code: 'c',
      state: asked.searchParams.get('state') ?? '',
      iss: liar.issuer,
      ...more,
    }).toString();
    return [await comeBack(who, back.href), await who.signedInName()];
  };
  const out = ['/sign-in?refused=NOT_VERIFIED', null];
  const past = Math.floor(Date.now() / 1000) - 3600;
  expect(await answered(() => liar.issue({ nonce: 'another' }))).toEqual(out);
  expect(await answered(() => liar.issue({}))).toEqual(out);
  expect(await answered((nonce) => liar.issue({ nonce, aud: 'another-client' }))).toEqual(out);
  expect(await answered((nonce) => liar.issue({ nonce, aud: ['beian-desk', 'another'], azp: 'another' }))).toEqual(out);
  expect(await answered((nonce) => liar.issue({ nonce, iss: 'https://login.example' }))).toEqual(out);
  expect(await answered((nonce) => liar.issue({ nonce, iat: past - 60, exp: past }))).toEqual(out);
  expect(await answered((nonce) => liar.issueUnsigned({ nonce }))).toEqual(out);
  expect(await answered((nonce) => liar.issueWithForeignKey({ nonce }))).toEqual(out);
  expect(await answered((nonce) => liar.issue({ nonce }), { iss: 'https://login.example' })).toEqual(out);
  expect(await answered((nonce) => liar.issue({ nonce }), { iss: '' })).toEqual(out);
  // A new proof needs a recent sign-in at the provider.
  const again = { again: true };
  expect(await answered((nonce) => liar.issue({ nonce, auth_time: past }), {}, again)).toEqual(out);
  expect(await answered((nonce) => liar.issue({ nonce }), {}, again)).toEqual(out);
  // A correct token is accepted, so each refusal above has its own cause.
  expect(await answered((nonce) => liar.issue({ nonce, name: '马洛里' }))).toEqual([startPath, '马洛里']);
  const now = Math.floor(Date.now() / 1000);
  expect(await answered((nonce) => liar.issue({ nonce, auth_time: now }), {}, again)).toEqual([
    startPath,
    expect.anything(),
  ]);
});

test('attack: metadata with another issuer; and a provider that is away (ASVS 10.5.3)', async () => {
  liar.describe({ issuer: real.issuer });
  const fresh = await (await api.serve({ provider: providerSettings(liar.issuer, redirectUrl) })).listen({
    host: '127.0.0.1',
    port: 0,
  });
  expect((await new Visitor(fresh).post('/auth/provider')).body.code).toBe('PROVIDER_AWAY');
  // The metadata are fetched again once they are correct.
  liar.describe({});
  expect((await new Visitor(fresh).post('/auth/provider')).status).toBe(200);
  expect(api.log()).not.toContain('beian_provider');
  expect(api.log()).not.toMatch(/code=|state=|nonce/);
});
