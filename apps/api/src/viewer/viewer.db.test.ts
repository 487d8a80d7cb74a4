import { transaction } from '@beian/database/transaction';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiUnderTest, apiUnderTest } from '../testing/api.ts';

let api: ApiUnderTest;
beforeAll(async () => {
  api = await apiUnderTest();
});
afterAll(() => api.close());

const choose = `mutation ($language: NoticeLanguage!, $key: String!) { changeNoticeLanguage(language: $language, key: $key) {
  __typename ... on Viewer { noticeLanguage name } ... on ActionRefused { code reasons { message suggestion } } } }`;
const viewer = '{ viewer { noticeLanguage } }';

test('a partner chooses the language of its own notices, staff do not', async () => {
  const partner = { key: api.people.partner.key };
  expect((await api.graphql(partner, viewer)).data.viewer).toEqual({ noticeLanguage: 'zh' });
  const chosen = await api.graphql(partner, choose, { language: 'en', key: 'one' });
  expect(chosen.data.changeNoticeLanguage).toMatchObject({ __typename: 'Viewer', noticeLanguage: 'en' });
  expect((await api.graphql(partner, viewer)).data.viewer).toEqual({ noticeLanguage: 'en' });
  expect((await api.graphql({ key: api.stranger.key }, viewer)).data.viewer).toEqual({ noticeLanguage: 'zh' });
  const reviewer = await api.signIn(api.people.reviewers[0]);
  expect((await api.graphql(reviewer, viewer)).data.viewer).toEqual({ noticeLanguage: null });
  expect((await api.graphql(reviewer, choose, { language: 'en', key: 'two' })).data.changeNoticeLanguage).toMatchObject(
    {
      code: 'NOT_POSSIBLE',
      reasons: [{ suggestion: 'Call with the key of that partner' }],
    },
  );
  const odd = await api.graphql(partner, choose, { language: 'fr', key: 'three' });
  expect(odd.errors).toHaveLength(1);
  const audited = await api.db.query(
    `select outcome from app.audit where action = 'changeNoticeLanguage' order by at, id`,
  );
  expect(audited.map(({ outcome }) => outcome).sort()).toEqual(['done', 'refused']);
});

test.each(['name', 'email', 'order_url'])('a partner cannot change %s in its own row', async (column) => {
  const { actor } = api.people.partner;
  const change = transaction(api.db.app, actor, (tx) => tx.client.query(`update app.partners set ${column} = 'x'`));
  await expect(change).rejects.toThrow(
    'only administrators change the name, the state and the order page of a partner',
  );
});

test('search needs POST and logs no search text, and another partner finds nothing', async () => {
  const search = 'mutation ($text: String!) { search(text: $text) { groups { group hits { id title } } says } }';
  const reviewer = await api.signIn(api.people.reviewers[0]);
  const { data } = await api.graphql(reviewer, search, { text: '茶业' });
  expect(data.search.groups.map(({ group }: { group: string }) => group)).toEqual(['RECORD', 'WEBSITE']);
  expect((await api.graphql({ key: api.stranger.key }, search, { text: '茶业' })).data.search.groups).toEqual([]);
  expect((await api.graphql(undefined, search, { text: '茶业' })).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  await api.graphql(reviewer, search, { text: '990000190001010024' });
  const get = await api.app.inject({
    method: 'GET',
    url: `/graphql?${new URLSearchParams({ query: search, variables: '{"text":"x"}' })}`,
    headers: { ...api.headersOf(reviewer), 'apollo-require-preflight': '1' },
  });
  expect(get.statusCode).toBe(405);
  expect(api.log()).not.toMatch(/茶业|990000190001010024/);
});

test("a record's history and today's working time; a day that does not exist is refused", async () => {
  const reviewer = await api.signIn(api.people.reviewers[0]);
  const history = `query ($id: ID!, $on: String) { recordHistory(recordId: $id, on: $on) {
    versions { causeLabel } on { websites { name } } differences { field } } }`;
  const id = api.records[0]?.id;
  const now = await api.graphql(reviewer, history, { id });
  expect(now.data.recordHistory).toEqual({
    versions: [{ causeLabel: 'Published by the bureau' }],
    on: { websites: [{ name: '测试样例茶业' }] },
    differences: null,
  });
  expect((await api.graphql(reviewer, history, { id, on: '2026-02-30' })).errors?.[0]?.extensions).toMatchObject({
    code: 'BAD_USER_INPUT',
    field: 'on',
  });
  expect((await api.graphql({ key: api.stranger.key }, history, { id })).data.recordHistory).toBeNull();
  const { data } = await api.graphql(reviewer, '{ workday { day working closesAt } }');
  expect(data.workday).toEqual({ day: '2026-11-24', working: true, closesAt: '2026-11-24T10:00:00.000Z' });
});
