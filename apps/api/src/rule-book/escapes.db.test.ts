import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiUnderTest, apiUnderTest } from '../testing/api.ts';

let api: ApiUnderTest;
beforeAll(async () => {
  api = await apiUnderTest();
});
afterAll(() => api.close());

const asked = (weeks: number) =>
  `{ escapeFigures(weeks: ${weeks}) { weeks unjudged causes { cause escapes } withoutRule { item } rates { rule } } }`;

test('supervisors read which rules let pass what bureaus refused; reviewers and partners do not', async () => {
  const supervisor = await api.signIn(api.people.supervisor);
  expect((await api.graphql(supervisor, asked(12))).data.escapeFigures).toEqual({
    ...{ weeks: 12, unjudged: 0, withoutRule: [], rates: [] },
    causes: ['NO_RULE', 'RULE_PASSED', 'PASSED_AGAINST_HINT'].map((cause) => ({ cause, escapes: 0 })),
  });
  const wrong = await api.graphql(supervisor, asked(13));
  expect(wrong.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  for (const other of [await api.signIn(api.people.reviewers[0]), await api.signInOfPartner()])
    expect((await api.graphql(other, asked(12))).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
});
