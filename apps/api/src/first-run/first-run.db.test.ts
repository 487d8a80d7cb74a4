import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiUnderTest, apiUnderTest } from '../testing/api.ts';

let api: ApiUnderTest;
beforeAll(async () => {
  api = await apiUnderTest();
  await api.db.query('delete from app.first_run_confirmations');
  await api.db.query('update app.clock set demonstration = false, offset_ms = 0');
});
afterAll(() => api.close());

const list = `{ firstRun { over blocksPush mayConfirm rows { item label done blocksPush mayConfirm mayTest test { ok } } } }`;

test('supervisors and administrators read the first-run list; nobody else does', async () => {
  const { data } = await api.graphql(await api.signIn(api.people.supervisor), list, {}, { 'accept-language': 'zh' });
  expect(data.firstRun).toMatchObject({ over: false, blocksPush: true, mayConfirm: false });
  expect(data.firstRun.rows).toContainEqual({
    ...{
      item: 'hotline',
      label: '服务热线',
      done: false,
      blocksPush: true,
      mayConfirm: false,
      mayTest: null,
      test: null,
    },
  });
  for (const as of [await api.signIn(api.people.reviewers[0]), await api.signInOfPartner()])
    expect((await api.graphql(as, list)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
});

test('an administrator confirms an item and asks for a test, and sees both in the list', async () => {
  const administrator = await api.signIn(api.people.administrator);
  const act = async (mutation: string) => {
    const { data } = await api.graphql(
      administrator,
      `mutation { answer: ${mutation} { __typename ... on FirstRunList { rows { item done confirmedBy mayTest test { answeredAt } } } ... on ActionRefused { code } } }`,
    );
    return data.answer;
  };
  const confirmed = await act('confirmFirstRun(item: retention, key: "a")');
  expect(confirmed.rows.find(({ item }: { item: string }) => item === 'retention')).toMatchObject({
    ...{ done: true, confirmedBy: api.people.administrator.actor.name },
  });
  const asked = await act('testChannel(channel: mail, address: "me@provider.cn", key: "b")');
  expect(asked.rows.find(({ item }: { item: string }) => item === 'testMail')).toMatchObject({
    ...{ done: false, mayTest: 'mail', test: { answeredAt: null } },
  });
  expect(await act('confirmFirstRun(key: "c")')).toMatchObject({ __typename: 'ActionRefused', code: 'GUARD_FAILED' });
});

test('/readyz?verbose names what is open, and /readyz does not', async () => {
  const { firstRun } = (await api.app.inject('/readyz?verbose')).json();
  expect(firstRun).toMatchObject({ confirmed: false, demonstration: false });
  expect(firstRun.items).toContainEqual({
    ...{ item: 'hotline', done: false, blocksPush: true, confirmedBy: null },
    todo: { zh: '在设置页填写', en: 'Write it under Settings' },
  });
  expect((await api.app.inject('/readyz')).json()).not.toHaveProperty('firstRun');
});
