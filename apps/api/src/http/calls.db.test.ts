import { seedRecords } from '@beian/testing/fixtures';
import { orderInState } from '@beian/testing/orders';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiUnderTest, apiUnderTest } from '../testing/api.ts';

let api: ApiUnderTest;
beforeAll(async () => {
  api = await apiUnderTest();
});
afterAll(() => api.close());

test('the jobs of a change name its request, so that their log lines can be found by that id', async () => {
  const record = (await seedRecords(api.db)).at(-1);
  if (record === undefined) throw new Error('no record');
  const orderId = await orderInState(api.db, api.people, record, 'DRAFT');
  const [{ version } = { version: 0 }] = await api.db.query<{ version: number }>(
    'select version from app.orders where id = $1',
    [orderId],
  );
  const answer = await api.graphql(
    { key: api.people.partner.key },
    `mutation { saveDraft(id: "${orderId}", version: ${version}, key: "save",
       fields: [{ field: "website.name", value: "样例新站" }]) { __typename } }`,
    {},
    { 'x-request-id': 'request-of-the-test' },
  );
  expect(answer.data.saveDraft.__typename).toBe('Order');
  const rows = await api.db.query('select job, traceparent from app.outbox where request_id = $1', [
    'request-of-the-test',
  ]);
  expect(rows).toContainEqual({ job: 'checkContent', traceparent: null });
});
