import { inTransaction } from '@beian/orders';
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

test('a partner chooses the language of its notices, its own alone; staff do not', async () => {
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

test('a partner writes nothing else of its row', async () => {
  const { actor } = api.people.partner;
  const rename = inTransaction(api.db.app, actor, (tx) => tx.client.query(`update app.partners set name = 'x'`));
  await expect(rename).rejects.toThrow('permission denied');
});
