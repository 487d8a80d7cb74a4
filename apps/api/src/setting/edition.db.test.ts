import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiUnderTest, apiUnderTest } from '../testing/api.ts';

let api: ApiUnderTest;
beforeAll(async () => {
  api = await apiUnderTest();
});
afterAll(() => api.close());

const asked = '{ editionInForce { edition label isCurrent differences { here today } } }';

test('staff, and whoever reads the readiness, learn that an old edition is in force, and in what it differs from today', async () => {
  const reviewer = await api.signIn(api.people.reviewers[0]);
  const { data } = await api.graphql(reviewer, asked, {}, { 'accept-language': 'zh' });
  expect(data.editionInForce).toMatchObject({ edition: '2018-06', label: '2018-06 版', isCurrent: false });
  expect(data.editionInForce.differences).toContainEqual({
    here: '短信核验限时 48 小时',
    today: '短信核验限时 24 小时',
  });
  const { edition } = (await api.app.inject('/readyz?verbose')).json();
  expect(edition.differences).toContainEqual({
    here: 'The SMS is to be answered within 48 hours',
    today: 'The SMS is to be answered within 24 hours',
  });
  await api.db.query(`update app.settings set value = '"current"' where name = 'edition'`);
  const now = await api.graphql(reviewer, asked);
  expect(now.data.editionInForce).toMatchObject({ isCurrent: true, differences: [] });
  const partner = await api.graphql(await api.signInOfPartner(), asked);
  expect(partner.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
});
