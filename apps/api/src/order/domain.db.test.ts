import { listen } from '@beian/database/connection';
import { system, transaction } from '@beian/database/transaction';
import {
  claimDueFilingChecks,
  findOpenDomainChecks,
  recordFilingLookupFailure,
  recordRegistryFailure,
} from '@beian/orders/lookups';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiUnderTest, apiUnderTest } from '../testing/api.ts';

let api: ApiUnderTest;
beforeAll(async () => {
  api = await apiUnderTest();
});
afterAll(() => api?.close());

const asPartner = () => ({ key: api.people.partner.key });
const verify = (id: string, key: string) =>
  api.graphql(
    asPartner(),
    `mutation ($id: ID!, $key: String!) { verifyDomains(id: $id, key: $key) {
      __typename ... on Order { domainChecks { domain state checks { check } checkedAt validUntil } }
      ... on ActionRefused { code reasons { code } } } }`,
    { id, key },
  );

async function openOrder(record: number, domains: readonly string[]): Promise<string> {
  const opened = await api.graphql(
    asPartner(),
    `mutation ($record: ID!, $website: ID) { openOrder(recordId: $record, websiteId: $website, kind: CHANGE_WEBSITE,
      key: "open ${record}") { ... on Order { id version } } }`,
    { record: api.records[record]?.id, website: api.records[record]?.websiteIds[0] },
  );
  const { id, version } = opened.data.openOrder;
  const saved = await api.graphql(
    asPartner(),
    `mutation ($id: ID!, $version: Int!, $fields: [FieldInput!]!) {
      saveDraft(id: $id, version: $version, fields: $fields, key: "save ${record}") { __typename } }`,
    { id, version, fields: [{ field: 'website.domains', values: domains }] },
  );
  expect(saved.data.saveDraft.__typename).toBe('Order');
  return id;
}

test('verifyDomains waits for the worker and answers with its result', async () => {
  const id = await openOrder(0, ['new.example']);
  // Acts as the worker: neither registry nor bureau answers.
  const worker = await listen(api.db.workerUrl, ['orders'], (_, orderId) => {
    if (orderId !== id) return;
    void transaction(api.db.worker, system('clock'), async (tx) => {
      const { due } = await findOpenDomainChecks(api.db.worker, tx, id);
      for (const check of due) await recordRegistryFailure(tx, id, check, 'late');
      for (const check of await claimDueFilingChecks(api.db.worker, 10))
        await recordFilingLookupFailure(tx, check, 'away');
    });
  });
  const answer = await verify(id, 'verify 0');
  await worker.close();
  expect(answer.data.verifyDomains).toEqual({
    __typename: 'Order',
    domainChecks: [{ domain: 'new.example', state: 'UNAVAILABLE', checks: [], checkedAt: null, validUntil: null }],
  });
});

/** An order whose domain check is pending. */
let pendingId = '';
test('without an answer the check is reported as pending after 5 s', async () => {
  const id = await openOrder(1, ['other.example']);
  pendingId = id;
  const begun = performance.now();
  const answer = await verify(id, 'verify 1');
  expect(answer.data.verifyDomains.domainChecks).toMatchObject([{ domain: 'other.example', state: 'PENDING' }]);
  expect(performance.now() - begun).toBeGreaterThan(4900);
}, 15_000);

test("a dry run returns all problems and open questions at once, in the caller's language", async () => {
  const id = pendingId;
  const query = `query ($id: ID!) { changeOrderDryRun(id: $id) { ... on DryRun { passes version edition returned { code }
    refused { code field message suggestion ruleId } answers { source about use answeredAt } } } }`;
  const run = (await api.graphql(asPartner(), query, { id })).data.changeOrderDryRun;
  expect(run).toMatchObject({ passes: false, version: 2, edition: '2018-06', returned: [] });
  const said = new Map(run.refused.map((one: { code: string }) => [one.code, one]));
  // The home page is under the domain that is removed.
  const all = ['CHECK_FAILED', 'DOMAIN_CHECK_PENDING', 'MATERIAL_MISSING', 'OLD_DOMAIN_STOPS'];
  expect([...said.keys()].sort()).toEqual(all);
  expect(said.get('DOMAIN_CHECK_PENDING')).toEqual({
    code: 'DOMAIN_CHECK_PENDING',
    field: 'website.domains',
    message: 'The check of the domain other.example is running',
    suggestion: 'Submit in a moment',
    ruleId: 'R-7',
  });
  const pending = { about: 'other.example', use: 'BEING_ASKED', answeredAt: null };
  expect(run.answers).toEqual([
    { source: 'REGISTRY', ...pending },
    { source: 'BUREAU', ...pending },
  ]);
  const accepted = query.replace('id: $id)', 'id: $id, acknowledged: ["OLD_DOMAIN_STOPS"])');
  const zh = (await api.graphql(asPartner(), accepted, { id }, { 'accept-language': 'zh' })).data.changeOrderDryRun;
  expect(zh.refused.map(({ code }: { code: string }) => code)).not.toContain('OLD_DOMAIN_STOPS');
  expect(zh.refused.map(({ message }: { message: string }) => message)).toContain('域名 other.example 正在核验');
});

test('without added domains there is nothing to verify, and another partner may not verify', async () => {
  const id = await openOrder(2, [(await filedDomain()) ?? '']);
  expect((await verify(id, 'verify 2')).data.verifyDomains).toMatchObject({ code: 'NOT_POSSIBLE' });
  const other = await api.graphql(
    { key: api.stranger.key },
    `mutation { verifyDomains(id: "${id}", key: "x") { ... on ActionRefused { code } } }`,
  );
  expect(other.data.verifyDomains.code).toBe('NOT_FOUND');
});

async function filedDomain(): Promise<string | undefined> {
  const [row] = await api.db.query<{ name: string }>(
    `select w.plain->'domains'->0->>'name' as name from app.websites w where w.id = $1`,
    [api.records[2]?.websiteIds[0]],
  );
  return row?.name;
}
