import { seedConnection } from '@beian/submissions/connections';
import { executedFiles } from '@beian/testing/executed-files';
import { ISP_ID } from '@beian/testing/fixtures';
import { judgeItems, orderInState } from '@beian/testing/orders';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiUnderTest, apiUnderTest } from '../testing/api.ts';

let api: ApiUnderTest;
beforeAll(async () => {
  api = await apiUnderTest();
});
afterAll(() => api.close());

const outcome = '{ __typename ... on Order { state version } ... on ActionRefused { reasons { message } } }';

test('an approval runs the code of few files, from the body of its request to the answer', async () => {
  const { db, people, records } = api;
  // Whether a decision is drawn for a spot check depends on its order's number.
  await db.query(
    `update app.settings set value = jsonb_set(value, '{classes}', (
       select jsonb_agg(c || '{"approvals": 0, "grouped": 0}') from jsonb_array_elements(value->'classes') c))
     where name = 'secondLooks'`,
  );
  const account = { province: '320000', ispId: ISP_ID, userName: 'test', password: 'test' };
  await seedConnection(db.worker, { ...account, wsdl: 'http://127.0.0.1:1/?wsdl' });
  const [record] = records;
  if (record === undefined) throw new Error('no record');
  const id = await orderInState(db, people, record, 'INITIAL_REVIEW');
  const token = await judgeItems(db, people, id, []);
  const reviewer = await api.signIn(people.reviewers[0]);
  const called = `mutation ($id: ID!) { done: logCall(id: $id, outcome: REACHED, key: "call") ${outcome} }`;
  expect((await api.graphql(reviewer, called, { id })).data.done.state).toBe('INITIAL_REVIEW');
  const [order] = await db.query<{ version: number }>('select version from app.orders where id = $1', [id]);
  const approve = `mutation ($id: ID!, $version: Int!, $token: String!) {
    done: approveInitialReview(id: $id, version: $version, token: $token, key: "approve") ${outcome} }`;
  const files = await executedFiles(async () => {
    const { data } = await api.graphql(reviewer, approve, { id, version: order?.version, token });
    expect(data.done.state).toBe('VERIFICATION_PENDING');
  });
  expect(files).toContain('packages/orders/src/perform/perform.ts');
  expect(files.length, files.join('\n')).toBeLessThanOrEqual(32);
});
