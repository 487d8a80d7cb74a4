import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiUnderTest, apiUnderTest } from '../testing/api.ts';

let api: ApiUnderTest;
beforeAll(async () => {
  api = await apiUnderTest();
});
afterAll(() => api.close());

const ask = (edition: string | null) =>
  api.graphql(
    { key: api.people.partner.key },
    `query ($edition: String) { province(code: "440000", edition: $edition) {
      edition smsChecked smsHours photoMethod addsDomains rules { key from until } } }`,
    { edition },
  );
const commitment = { key: 'notes.commitment', from: '2021-06-21', until: null };

test('a bureau is described under the edition in force, a named edition or a day', async () => {
  const founding = { edition: '2018-06', smsChecked: false, smsHours: 48, photoMethod: 'curtain', addsDomains: true };
  expect((await ask(null)).data.province).toMatchObject(founding);
  expect((await ask('2018-06-15')).data.province).toMatchObject(founding);
  const named = (await ask('2020-08')).data.province;
  expect(named).toMatchObject({ edition: '2020-08', smsChecked: true, smsHours: 24, addsDomains: false });
  expect(named.rules).not.toContainEqual(commitment);
  expect(named.rules).toContainEqual({ key: 'notes.financeCommitment', from: '2018-06', until: '2021-06-21' });
});

test('on a day its rules are those in force on it, and the edition is the day since which they are the same', async () => {
  expect((await ask('2021-06-20')).data.province).toEqual((await ask('2021-06-01')).data.province);
  const { edition, rules } = (await ask('2026-11-24')).data.province;
  expect(edition).toBe('2025-12-31');
  expect(rules).toContainEqual(commitment);
});

test('what is neither an edition nor a day is refused', async () => {
  for (const name of ['2018-07', '2027-02-29', 'current'])
    expect((await ask(name)).errors?.[0]?.extensions.code, name).toBe('BAD_USER_INPUT');
});
