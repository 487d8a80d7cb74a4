import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiUnderTest, apiUnderTest } from '../testing/api.ts';
import { enrolSecondFactor, Visitor } from '../testing/visitor.ts';

let api: ApiUnderTest;
let url: string;
beforeAll(async () => {
  api = await apiUnderTest();
  url = await api.app.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(() => api.close());

/** The same path as the router understands it: as it is, its first letter encoded, and every character encoded. */
const percent = (char: string) => `%${char.charCodeAt(0).toString(16)}`;
const encodings: readonly ((path: string) => string)[] = [
  (path) => path,
  (path) => path.replace(/[a-z]/, percent),
  (path) => path.replace(/[^/]/g, (char) => percent(char).toUpperCase()),
];

test('a request of another site is judged alike however its path is written: every route in three encodings', async () => {
  const { cookie } = await api.signIn(api.people.supervisor);
  const routes = api.app.limitedRoutes.filter(({ method }) => method !== 'HEAD' && method !== 'OPTIONS');
  expect(routes.filter(({ url: route }) => route.startsWith('/auth/')).length).toBeGreaterThan(15);
  for (const { method, url: route } of routes) {
    const path = route.replace(/:\w+/g, 'x').replace('*', 'x');
    const said = [];
    for (const written of encodings.map((encode) => encode(path))) {
      const answer = await api.app.inject({
        method: method as 'POST',
        url: written,
        headers: { cookie, origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
      });
      const isJson = String(answer.headers['content-type']).includes('json');
      const { code, errors } = isJson ? answer.json() : {};
      said.push([answer.statusCode, code ?? errors?.[0].extensions.code]);
    }
    expect([route, said[1], said[2]]).toEqual([route, said[0], said[0]]);
    // The cookie came, so nothing that changes something may run; an upload by ticket reads no cookie.
    if (method !== 'GET' && route !== '/uploads/:ticket')
      expect([method, route, ...(said[0] ?? [])]).toEqual([method, route, 403, 'WRONG_ORIGIN']);
  }
});

test('no page of another site removes a second factor, ends a session or fetches an export by another spelling', async () => {
  const victim = new Visitor(url);
  await victim.signIn(api.people.reviewers[0]);
  await enrolSecondFactor(api.db, victim);
  const factors = () => api.db.query<{ n: number }>('select count(*)::int as n from app.second_factors');
  const held = await factors();
  expect(held[0]?.n).toBeGreaterThan(0);
  for (const path of [
    '/auth/second-factor/removal',
    '/%61uth/second-factor/removal',
    '/auth/second%2Dfactor/removal',
    '/aut%68/sign-out',
    '/exports/x',
    '/evidence',
  ])
    expect((await victim.post(path, {}, { origin: 'https://evil.example' })).body?.code).toBe('WRONG_ORIGIN');
  expect(await factors()).toEqual(held);
  expect(await victim.signedInName()).toBe('白露');
});
