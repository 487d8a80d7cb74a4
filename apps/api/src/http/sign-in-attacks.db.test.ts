import { authenticatorCode } from '@beian/testing/fixtures';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiUnderTest, apiUnderTest } from '../testing/api.ts';
import { enrolSecondFactor, Visitor } from '../testing/visitor.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const chosen = 'seven grey herons at dusk';
let api: ApiUnderTest;
let url: string;
/** A server that trusts X-Forwarded-For from this machine, as behind a load balancer. */
let behind: string;
let overTls: string;
let administrator: Visitor;
let count = 0;

beforeAll(async () => {
  api = await apiUnderTest();
  const listen = async (settings: Parameters<ApiUnderTest['serve']>[0]) =>
    (await api.serve(settings)).listen({ host: '127.0.0.1', port: 0 });
  [url, behind, overTls] = await Promise.all([
    api.app.listen({ host: '127.0.0.1', port: 0 }),
    listen({ trustedProxies: ['127.0.0.1'] }),
    listen({ secureCookies: true }),
  ]);
  administrator = new Visitor(url);
  await administrator.signIn(api.people.administrator);
});
afterAll(() => api.close());

const from = (network: number) => ({ 'x-forwarded-for': `203.0.113.${network}` });
const account = 'account { id login state roles secondFactor sessions { id current } } invitation';
const manage = async (name: string, args: string, by = administrator, key = `m${++count}`) => {
  const { body } = await by.post('/graphql', {
    query: `mutation { ${name}(${args}, key: "${key}") { __typename ... on StaffAccountChanged { ${account} } ... on ActionRefused { reasons { code } } } }`,
  });
  return body.data?.[name] ?? body;
};
/** A new person for one attack: invited, and signed in with a password. */
async function person(roles = 'REVIEWER', at = url) {
  await administrator.post('/auth/proof', { password: api.people.administrator.password });
  const login = `person-${++count}`;
  const made = await manage('inviteStaff', `input: { login: "${login}", name: "立冬", roles: [${roles}] }`);
  const who = new Visitor(at);
  const set = await who.post('/auth/invitation/password', { token: made.invitation, password: chosen });
  if (set.status !== 200) throw new Error(JSON.stringify([made, set.body]));
  return { who, id: made.account.id as string, login, password: chosen, invitation: made.invitation as string };
}
/** The same with a second factor, signed out. */
async function twoFactors() {
  const one = await person();
  const factor = await enrolSecondFactor(api.db, one.who);
  await one.who.post('/auth/sign-out');
  const code = async (steps = 0) =>
    authenticatorCode(factor.key, new Date(Date.parse(await api.db.now()) + steps * 30_000).toISOString());
  // The code used at enrolment cannot be used again.
  await api.db.travel(90_000);
  return { ...one, ...factor, code };
}
const wrong = { password: 'not this one at all' };
const codesOf = (answers: { body: { code?: string } }[]) => [...new Set(answers.map(({ body }) => body?.code))];

/** Each attack tries to get access and returns what it got; null if it was refused. */
const attacks: Readonly<Record<string, () => Promise<unknown>>> = {
  'a session that the attacker fixed before the sign-in (ASVS 7.2.4)': async () => {
    const fixed = 'A'.repeat(43);
    const victim = new Visitor(url, {}, [['beian_session', fixed]]);
    await victim.signIn(api.people.reviewers[0]);
    expect(victim.session).not.toBe(fixed);
    return new Visitor(url, {}, [['beian_session', fixed]]).signedInName();
  },
  'the cookie of before, after signing in once more': async () => {
    const victim = new Visitor(url);
    await victim.signIn(api.people.reviewers[0]);
    const thief = victim.copyWithCookies();
    expect(await thief.signedInName()).toBe('白露');
    await victim.signIn(api.people.reviewers[0]);
    return thief.signedInName();
  },
  'a stolen cookie after signing out (ASVS 7.4.1)': async () => {
    const victim = new Visitor(url);
    await victim.signIn(api.people.reviewers[0]);
    const thief = victim.copyWithCookies();
    await victim.post('/auth/sign-out');
    return thief.signedInName();
  },
  'a session in the address, or as a key (ASVS 7.2.1)': async () => {
    const victim = new Visitor(url);
    await victim.signIn(api.people.reviewers[0]);
    const token = victim.session ?? '';
    const nobody = new Visitor(url, { authorization: `Bearer ${token}` });
    const { status, body } = await nobody.post(`/graphql?beian_session=${token}&session=${token}`, {
      query: '{ viewer { name } }',
    });
    expect([status, body.errors[0].extensions.code]).toEqual([401, 'UNAUTHENTICATED']);
    return body.data ?? null;
  },
  'the hash in the table as a session, and guesses (ASVS 7.2.2, 7.2.3)': async () => {
    const rows = await api.db.query<{ hash: string; id: string }>('select hash, id from app.sessions');
    const guesses = rows.flatMap(({ hash, id }) => [hash, id]).concat('', 'null', '0'.repeat(43));
    const got = await Promise.all(
      guesses.map((guess) => new Visitor(url, {}, [['beian_session', guess]]).signedInName()),
    );
    return got.find((name) => name !== null) ?? null;
  },
  'a cookie that a script reads, another site sends, or plain HTTP carries': async () => {
    const { headers } = await new Visitor(overTls).signIn(api.people.reviewers[0]);
    const flags = headers.getSetCookie().map((one) => one.replace(/=[^;]*/, ''));
    expect(flags).toEqual([
      '__Host-beian_session; Path=/; HttpOnly; Secure; SameSite=Strict',
      '__Secure-beian_device; Max-Age=15552000; Path=/auth; HttpOnly; Secure; SameSite=Strict',
    ]);
    // A cookie without the prefix, planted by a neighbouring host, is ignored.
    const victim = new Visitor(url);
    await victim.signIn(api.people.reviewers[0]);
    return victim.copyWithCookies().url === url ? new Visitor(overTls, {}, victim.jar).signedInName() : 'no victim';
  },
  'a partner’s key as a session, and a session at another partner’s orders': async () => {
    const { key } = api.people.partner;
    const asSession = await new Visitor(url, {}, [['beian_session', key]]).signedInName();
    const stranger = new Visitor(url, { authorization: `Bearer ${api.stranger.key}` }, administrator.jar);
    // If both are sent, the key counts and the session adds nothing.
    const { data } = await stranger.graphql('{ viewer { kind } records(first: 5) { totalCount } }');
    expect(data.viewer.kind).toBe('partner');
    return asSession ?? (data.records.totalCount === 0 ? null : 'records');
  },
  'the password alone, where a code is asked for': async () => {
    const victim = await twoFactors();
    const thief = new Visitor(url);
    expect((await thief.signIn(victim)).body).toEqual({ needs: 'code' });
    const tries = await Promise.all([
      thief.fetch('/events'),
      thief.fetch('/downloads/staff', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{"filter":{}}',
      }),
      thief.post('/auth/proof', { password: chosen }),
      thief.post('/auth/second-factor'),
      thief.post('/auth/enrolment'),
    ]);
    expect(tries.map(({ status }) => status)).toEqual([401, 401, 401, 401, 401]);
    return thief.signedInName();
  },
  'the cookie of before the code, after it': async () => {
    const victim = await twoFactors();
    const there = new Visitor(url);
    await there.signIn(victim);
    const thief = there.copyWithCookies();
    expect((await there.post('/auth/code', { code: await victim.code() })).status).toBe(200);
    expect(await there.signedInName()).toBe('立冬');
    return [await thief.signedInName(), (await thief.post('/auth/code', { code: await victim.code(1) })).body.code];
  },
  'a code that was used (ASVS 6.5.1)': async () => {
    const victim = await twoFactors();
    const code = await victim.code();
    const [there, thief] = [new Visitor(url), new Visitor(url)];
    await there.signIn(victim);
    await thief.signIn(victim);
    expect((await there.post('/auth/code', { code })).status).toBe(200);
    return (await thief.post('/auth/code', { code })).body.code;
  },
  'a code of another time': async () => {
    const victim = await twoFactors();
    const thief = new Visitor(url);
    await thief.signIn(victim);
    const said = [];
    for (const steps of [-20, -2, 2, 20]) said.push(await thief.post('/auth/code', { code: await victim.code(steps) }));
    expect((await thief.post('/auth/code', { code: await victim.code(1) })).status).toBe(200);
    return codesOf(said);
  },
  'codes tried one after the other (ASVS 6.3.1)': async () => {
    const victim = await twoFactors();
    const said = [];
    for (let round = 0; round < 3; round += 1) {
      const thief = new Visitor(url);
      said.push((await thief.signIn(victim)).body.code ?? 'asked');
      for (let at = 0; at < 5; at += 1) said.push((await thief.post('/auth/code', { code: `00000${at}` })).body.code);
    }
    // Five attempts per password and ten per account; then it is blocked, also for the right password.
    expect(said.filter((code) => code === 'WRONG_CODE' || code === 'asked').length).toBeLessThan(12);
    expect(said.slice(0, 6)).toEqual(['asked', ...Array(4).fill('WRONG_CODE'), 'SIGN_IN_AGAIN']);
    return said.at(-6);
  },
  'a recovery code that was used (ASVS 6.5.2)': async () => {
    const victim = await twoFactors();
    const [code = ''] = victim.recoveryCodes;
    expect(await api.db.query('select 1 from app.recovery_codes where hash = $1', [code])).toEqual([]);
    const [there, thief] = [new Visitor(url), new Visitor(url)];
    await there.signIn(victim);
    expect((await there.post('/auth/code', { code: code.toUpperCase().replaceAll('-', ' ') })).status).toBe(200);
    await thief.signIn(victim);
    return (await thief.post('/auth/code', { code })).body.code;
  },
  'accounts and passwords that every installation would have (ASVS 6.3.2)': async () => {
    const names = ['root', 'admin', 'sa', 'beian', api.people.administrator.login];
    const got = [];
    for (const login of names)
      for (const password of [login, 'password'])
        got.push((await new Visitor(behind, from(30)).signIn({ login, password })).status);
    return new Set(got).size === 1 && got[0] === 401 ? null : got;
  },
  'to learn from an answer who has an account': async () => {
    const closed = await person();
    await manage('closeStaff', `staffId: "${closed.id}"`);
    const invited = (
      await manage('inviteStaff', `input: { login: "invited-${++count}", name: "x", roles: [REVIEWER] }`)
    ).account;
    const said = [];
    for (const login of [api.people.reviewers[1].login, 'nobody', closed.login, invited.login]) {
      const { status, body, headers } = await new Visitor(url).signIn({ login, ...wrong });
      const { requestId: _, ...answer } = body;
      said.push(JSON.stringify([status, answer, [...headers.keys()].filter((name) => name !== 'date')]));
    }
    return new Set(said).size === 1 ? null : said;
  },
  'one login in other letters, with other spaces and signs': async () => {
    const { login } = await person('REVIEWER', behind);
    const forms = [
      login,
      login.toUpperCase(),
      ` ${login}`,
      `${login}\t`,
      login.replaceAll('p', 'ｐ'),
      `Person-${login.slice(7)}`,
    ];
    const said = [];
    for (let at = 0; at < 10; at += 1)
      said.push(await new Visitor(behind, from(at)).signIn({ login: forms[at % forms.length] ?? '', ...wrong }));
    expect(codesOf(said)).toEqual(['WRONG_CREDENTIALS']);
    const closed = await Promise.all(
      forms.map((form) => new Visitor(behind, from(50)).signIn({ login: form, password: chosen })),
    );
    return codesOf(closed);
  },
  'many addresses, and many at once': async () => {
    const { login } = await person('REVIEWER', behind);
    const said = await Promise.all(
      Array.from({ length: 16 }, (_, at) => new Visitor(behind, from(at)).signIn({ login, ...wrong })),
    );
    expect(said.filter(({ status }) => status === 401).length).toBeLessThanOrEqual(10);
    await Promise.all(Array.from({ length: 8 }, (_, at) => new Visitor(behind, from(at)).signIn({ login, ...wrong })));
    return (await new Visitor(behind, from(99)).signIn({ login, password: chosen })).body.code;
  },
  'many names from one address': async () => {
    const logins = [api.people.reviewers[1].login, api.people.supervisor.login];
    const at = from(7);
    // Attempts on a blocked account count for the address too.
    for (let round = 0; round < 13; round += 1)
      await Promise.all(
        Array.from({ length: 8 }, (_, one) =>
          new Visitor(behind, at).signIn({ login: logins[one % 2] ?? '', ...wrong }),
        ),
      );
    const { login, password } = await person();
    expect((await new Visitor(behind, from(8)).signIn({ login, password })).status).toBe(200);
    return (await new Visitor(behind, at).signIn({ login, password })).body.code;
  },
  'to lock a whole office out, from its own address': async () => {
    const office = from(70);
    const victim = await person('REVIEWER', behind);
    Object.assign(victim.who.more, office);
    for (let round = 0; round < 13; round += 1)
      await Promise.all(
        Array.from({ length: 8 }, (_, at) =>
          new Visitor(behind, office).signIn({ login: `nobody-${round}-${at}`, ...wrong }),
        ),
      );
    expect((await new Visitor(behind, office).signIn(victim)).body.code).toBe('TOO_MANY_ATTEMPTS');
    // A device on which the person signed in before is not blocked; it has its own attempts.
    expect((await victim.who.signIn(victim)).status).toBe(200);
    for (let at = 0; at < 10; at += 1) await victim.who.signIn({ login: victim.login, ...wrong });
    return (await victim.who.signIn(victim)).body.code;
  },
  'to take all turns from an address that is closed': async () => {
    const victim = await person('REVIEWER', behind);
    const login = `closed-${++count}`;
    for (let at = 0; at < 11; at += 1) await new Visitor(behind, from(71)).signIn({ login, ...wrong });
    const name = api.db.app.keys.searchHash('sign-in account', login);
    const release = await api.db.hold(`select 1 from app.sign_in_tries where name = '${name}' for update`);
    const closed = Array.from({ length: 8 }, () => new Visitor(behind, from(71)).signIn({ login, ...wrong }));
    try {
      const waiting = `select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
      // Strangers of one network have one place.
      await expect.poll(async () => (await api.db.query(waiting))[0]?.n).toBe(1);
      expect((await victim.who.signIn(victim)).status).toBe(200);
    } finally {
      await release();
    }
    return codesOf(await Promise.all(closed));
  },
  'to lock somebody out for ever': async () => {
    const victim = await person('REVIEWER', behind);
    const elsewhere = new Visitor(behind, from(60));
    for (let days = 0; days < 2; days += 1) {
      for (let at = 0; at < 12; at += 1) await new Visitor(behind, from(at)).signIn({ login: victim.login, ...wrong });
      // Blocked for strangers, but not for the device on which the person signed in before.
      expect((await elsewhere.signIn(victim)).body.code).toBe('TOO_MANY_ATTEMPTS');
      expect((await victim.who.signIn(victim)).status).toBe(200);
      await api.db.travel(24 * HOUR + MINUTE);
      await administrator.signIn(api.people.administrator);
    }
    return (await elsewhere.signIn(victim)).status === 200 ? null : 'locked out';
  },
  'a device of one’s own at another’s account': async () => {
    const [mine, victim] = [await person('REVIEWER', behind), await person('REVIEWER', behind)];
    for (let at = 0; at < 10; at += 1) await new Visitor(behind, from(at)).signIn({ login: victim.login, ...wrong });
    return (await mine.who.signIn(victim)).body.code;
  },
  'an invitation that was used (ASVS 6.4.1)': async () => {
    const { invitation } = await person();
    const thief = new Visitor(url);
    return [
      (await thief.post('/auth/invitation', { token: invitation })).body.code,
      (await thief.post('/auth/invitation/password', { token: invitation, password: chosen })).body.code,
    ];
  },
  'an invitation that is over, or has a newer one after it': async () => {
    const victim = await person();
    const first = await manage('resetStaff', `staffId: "${victim.id}"`);
    const second = await manage('resetStaff', `staffId: "${victim.id}"`);
    const accept = (token: string) => new Visitor(url).post('/auth/invitation/password', { token, password: chosen });
    const older = (await accept(first.invitation)).body.code;
    expect((await new Visitor(url).post('/auth/invitation', { token: second.invitation })).body.login).toBe(
      victim.login,
    );
    await api.db.travel(72 * HOUR + MINUTE);
    await administrator.signIn(api.people.administrator);
    return [older, (await accept(second.invitation)).body.code];
  },
  'an invitation of another, guessed from one’s own': async () => {
    const { invitation } = await person();
    const guesses = [
      invitation.slice(0, -1),
      `${invitation}A`,
      invitation.toLowerCase(),
      (await api.db.query('select hash from app.invitations'))[0]?.hash,
    ];
    return codesOf(await Promise.all(guesses.map((token) => new Visitor(url).post('/auth/invitation', { token }))));
  },
  'a new password by a link, round the second factor (ASVS 6.4.3)': async () => {
    const victim = await twoFactors();
    const { invitation } = await manage('resetStaff', `staffId: "${victim.id}"`);
    const thief = new Visitor(url);
    const set = await thief.post('/auth/invitation/password', { token: invitation, password: `${chosen} again` });
    expect(set.body).toEqual({ needs: 'code' });
    return thief.signedInName();
  },
  'to know, or to choose, somebody’s password as an administrator': async () => {
    const victim = await person();
    const { invitation, account: made } = await manage('resetStaff', `staffId: "${victim.id}"`);
    expect([made.state, await victim.who.signedInName()]).toEqual(['INVITED', null]);
    expect(invitation).toMatch(/^[\w-]{43}$/);
    return (await new Visitor(url).signIn(victim)).body.code;
  },
};

/** Expected answers of the attacks that get one. */
const answers: Readonly<Record<string, unknown>> = {
  'the cookie of before the code, after it': [null, 'SIGN_IN_AGAIN'],
  'a code that was used (ASVS 6.5.1)': 'WRONG_CODE',
  'a code of another time': ['WRONG_CODE'],
  'codes tried one after the other (ASVS 6.3.1)': 'TOO_MANY_ATTEMPTS',
  'a recovery code that was used (ASVS 6.5.2)': 'WRONG_CODE',
  'one login in other letters, with other spaces and signs': ['TOO_MANY_ATTEMPTS'],
  'many addresses, and many at once': 'TOO_MANY_ATTEMPTS',
  'many names from one address': 'TOO_MANY_ATTEMPTS',
  'to lock a whole office out, from its own address': 'TOO_MANY_ATTEMPTS',
  'to take all turns from an address that is closed': ['TOO_MANY_ATTEMPTS'],
  'a device of one’s own at another’s account': 'TOO_MANY_ATTEMPTS',
  'an invitation that was used (ASVS 6.4.1)': ['NO_INVITATION', 'NO_INVITATION'],
  'an invitation that is over, or has a newer one after it': ['NO_INVITATION', 'NO_INVITATION'],
  'an invitation of another, guessed from one’s own': ['NO_INVITATION'],
  'to know, or to choose, somebody’s password as an administrator': 'WRONG_CREDENTIALS',
};

for (const [name, attack] of Object.entries(attacks))
  test(`attack: ${name}`, async () => {
    expect(await attack()).toEqual(answers[name] ?? null);
  });
