import { dumpTables } from '@beian/testing/database';
import { canariesIn, canaryDraft, canaryRecord, canaryWords } from '@beian/testing/fixtures';
import { orderInState } from '@beian/testing/orders';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiUnderTest, apiUnderTest, type Credentials } from './testing/api.ts';

let api: ApiUnderTest;
let partner: Credentials;
let reviewer: Credentials;
let supervisor: Credentials;
/** Answers of refused requests. */
const refused: string[] = [];
beforeAll(async () => {
  api = await apiUnderTest({ records: [canaryRecord] });
  partner = { key: api.people.partner.key };
  reviewer = await api.signIn(api.people.reviewers[0]);
  supervisor = await api.signIn(api.people.supervisor);
});
afterAll(() => api?.close());

const refusal = '... on ActionRefused { code reasons { field code message suggestion ruleId } }';
const order = `... on Order { id version lease { token } items { key hash masked now inReview } }`;
const call = async (as: Credentials, name: string, args: Record<string, [string, unknown]>) => {
  const entries = Object.entries({ ...args, key: ['String!', `canary-${name}-${Math.random()}`] as [string, unknown] });
  const query = `mutation (${entries.map(([one, [type]]) => `$${one}: ${type}`).join(', ')}) {
    ${name}(${entries.map(([one]) => `${one}: $${one}`).join(', ')}) { __typename ${order} ${refusal} } }`;
  const answer = await api.graphql(as, query, Object.fromEntries(entries.map(([one, [, value]]) => [one, value])));
  const done = answer.data?.[name];
  if (done?.__typename !== 'Order') refused.push(JSON.stringify(answer));
  return done;
};
/** Requests with personal values that fail: wrong shapes, wrong values, wrong ids. */
async function failingInputs(id: string) {
  const fields = (list: readonly unknown[]) =>
    ({ id: ['ID!', id], version: ['Int!', 1], fields: ['[FieldInput!]!', list] }) as Record<string, [string, unknown]>;
  for (const { field, value } of canaryDraft) {
    await call(partner, 'saveDraft', fields([{ field, value: `${value}\u0000` }]));
    await call(partner, 'saveDraft', fields([{ field, value: `${value}，，${value}`.repeat(99) }]));
    await call(partner, 'saveDraft', fields([{ field: value, value }]));
  }
  // An outdated version.
  await call(partner, 'saveDraft', { ...fields(canaryDraft), version: ['Int!', 999] });
  await call(reviewer, 'addNote', { id: ['ID!', id], text: ['String!', canaryWords.repeat(999)] });
  await call(reviewer, 'addNote', { id: ['ID!', canaryWords], text: ['String!', canaryWords] });
  const number = canaryDraft.find(({ field }) => field.endsWith('idNumber'))?.value ?? '';
  for (const query of [
    `{ order(id: "${number}") { id } }`,
    `{ node(id: "${canaryWords}") { id } }`,
    `{ orders(filter: { province: "${number}" }) { totalCount } }`,
    `mutation { search(text: "${number}") { groups { label } } }`,
    `query ${number} { viewer { name } }`,
    `{ ${canaryWords} }`,
  ])
    refused.push(JSON.stringify(await api.graphql(reviewer, query)));
  for (const request of [
    { method: 'POST' as const, url: '/graphql', payload: `{"query":"${canaryWords}` },
    { method: 'POST' as const, url: '/auth/sign-in', payload: { login: canaryWords, password: number } },
    { method: 'POST' as const, url: '/uploads', payload: Buffer.from(canaryWords) },
  ]) {
    const answer = await api.app.inject({ ...request, headers: { 'content-type': 'application/json' } });
    refused.push(answer.body, JSON.stringify(answer.headers));
  }
}

const clear = () => dumpTables(api.db, { clear: true });

test('no canary value is in a plain column, a job, a saved answer, a log or a refusal (ASVS 14.2.4)', async () => {
  const [record] = api.records;
  if (record === undefined) throw new Error('no record');
  const opened = await call(partner, 'openOrder', {
    recordId: ['ID!', record.id],
    kind: ['OrderKind!', 'CHANGE_WEBSITE'],
  });
  await failingInputs(opened.id);
  const saved = await call(partner, 'saveDraft', {
    id: ['ID!', opened.id],
    version: ['Int!', opened.version],
    fields: ['[FieldInput!]!', canaryDraft],
  });
  expect(saved, refused.at(-1)).toMatchObject({ __typename: 'Order' });
  await call(partner, 'abandon', { id: ['ID!', opened.id], version: ['Int!', saved.version] });
  const id = await orderInState(api.db, api.people, record, 'INITIAL_REVIEW');
  const held = await call(reviewer, 'claim', { id: ['ID!', id] });
  const token = held.lease.token;
  expect(JSON.stringify(held.items)).toContain('金丝雀丙');
  await call(reviewer, 'addNote', { id: ['ID!', id], text: ['String!', canaryWords] });
  await call(reviewer, 'logCall', {
    id: ['ID!', id],
    outcome: ['CallOutcome!', 'REACHED'],
    note: ['String', canaryWords],
  });
  await call(reviewer, 'requestAdvice', { id: ['ID!', id], question: ['String!', canaryWords] });
  const item = held.items.find(({ inReview }: { inReview: boolean }) => inReview);
  await call(reviewer, 'recordVerdict', {
    ...{ id: ['ID!', id], token: ['String!', token], item: ['String!', item.key], hash: ['String!', item.hash] },
    ...{
      verdict: ['Verdict!', 'return'],
      reasons: ['[VerdictReasonInput!]', [{ code: 'WEB-01', advice: canaryWords }]],
    },
  });
  await call(supervisor, 'revealOrderField', {
    ...{ id: ['ID!', id], field: ['String!', 'website.principal.mobile'], purpose: ['RevealPurpose!', 'OTHER'] },
    words: ['String!', canaryWords],
  });
  await call(reviewer, 'skip', {
    ...{ id: ['ID!', id], token: ['String!', token], reason: ['SkipReason!', 'OTHER'], note: ['String', canaryWords] },
  });
  expect(refused.length).toBeGreaterThan(30);
  const logged = api.log();
  expect(logged.length).toBeGreaterThan(1000);
  const found = [...(await clear()), ['log', logged], ['refusals', refused.join('\n')]] as [string, string][];
  expect(canariesIn(found)).toEqual([]);
});

test('the search finds a canary that is leaked on purpose', async () => {
  await api.db.query(
    `insert into app.published_codes (list, code, name, valid, more, bureau_id, answer_id)
    select 'CANARY', '1', $1, true, '{}', b.id, 'answer_none' from app.bureaus b limit 1`,
    ['金丝雀漏'],
  );
  await api.db.query('update app.orders set subject_name = $1', [`${canaryRecord.subject.principal.mobile}`]);
  expect(canariesIn(await clear())).toEqual(expect.arrayContaining([expect.stringMatching(/^orders: 1300975310/)]));
  expect(canariesIn([['log', `{"msg":"${Buffer.from('金丝雀乙').toString('hex')}"}`]])).not.toEqual([]);
});
