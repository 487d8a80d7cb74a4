import { system, transaction } from '@beian/database/transaction';
import { seedConnection } from '@beian/submissions/connections';
import { recordIncident } from '@beian/submissions/incidents';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiUnderTest, apiUnderTest, type Credentials } from '../testing/api.ts';

let api: ApiUnderTest;
let supervisor: Credentials;
let reviewer: Credentials;
let bureauId: string;
beforeAll(async () => {
  api = await apiUnderTest();
  supervisor = await api.signIn(api.people.supervisor);
  reviewer = await api.signIn(api.people.reviewers[0]);
  const account = { province: '320000', ispId: '320000000999', userName: 'test', password: 'test' };
  ({ bureauId } = await seedConnection(api.db.worker, { ...account, wsdl: 'http://127.0.0.1:1/?wsdl' }));
});
afterAll(() => api.close());

const said = `__typename ... on ActionRefused { code reasons { code field } }`;
const pause = `mutation ($id: ID!, $why: String!, $key: String!) {
  pauseBureau(bureauId: $id, why: $why, key: $key) { ${said} ... on ChangedConnection { id paused } } }`;
const resume = pause.replaceAll('pauseBureau', 'resumeBureau');
const settle = `mutation ($id: ID!, $note: String!, $key: String!) {
  settleUnknownSubmission(submissionId: $id, accepted: true, note: $note, key: $key) {
    ${said} ... on SettledSubmission { id state stateLabel } } }`;

test('a supervisor pauses and resumes a connection, a reviewer is refused with a reason', async () => {
  const call = { id: bureauId, why: '管局机房迁移' };
  const refused = await api.graphql(reviewer, pause, { ...call, key: 'a' });
  expect(refused.data.pauseBureau).toMatchObject({ __typename: 'ActionRefused', code: 'NOT_POSSIBLE' });
  const paused = await api.graphql(supervisor, pause, { ...call, key: 'b' });
  expect(paused.data.pauseBureau).toEqual({ __typename: 'ChangedConnection', id: bureauId, paused: true });
  // The board shows the reason; in the row it is sealed.
  const board = await api.graphql(reviewer, '{ bureaus { id sentence } }', {});
  expect(board.data.bureaus).toEqual([{ id: bureauId, sentence: '管局机房迁移' }]);
  expect(await api.db.query(`select paused like 'event_%' as sealed from app.bureaus`)).toEqual([{ sealed: true }]);
  const again = await api.graphql(supervisor, pause, { ...call, key: 'c' });
  expect(again.data.pauseBureau.reasons).toEqual([{ code: 'CONNECTION_STANDS_STILL', field: 'bureauId' }]);
  const empty = await api.graphql(supervisor, resume, { ...call, why: ' ', key: 'd' });
  expect(empty.data.resumeBureau).toMatchObject({ code: 'INVALID_INPUT', reasons: [{ field: 'why' }] });
  const resumed = await api.graphql(supervisor, resume, { ...call, key: 'e' });
  expect(resumed.data.resumeBureau).toEqual({ __typename: 'ChangedConnection', id: bureauId, paused: false });
});

test('an unknown file is settled once, by a supervisor', async () => {
  const id = 'submission_00000000000000000000000000000001';
  const sealed = api.db.worker.keys.seal(`submissions.file:${id}`, Buffer.from('<x/>'));
  await transaction(api.db.worker, system('bureau'), (tx) =>
    tx.client.query(
      `insert into app.submissions (id, bureau_id, sequence, state, file_name, file, file_hash, sent_at, attempts)
       values ($1, $2, 1, 'UNKNOWN', 'filing000001.xml', $3, 'x', app.now(), 1)`,
      [id, bureauId, sealed],
    ),
  );
  const call = { id, note: '管局电话确认已收到' };
  const refused = await api.graphql(reviewer, settle, { ...call, key: 'f' });
  expect(refused.data.settleUnknownSubmission).toMatchObject({ __typename: 'ActionRefused', code: 'NOT_POSSIBLE' });
  const settled = await api.graphql(supervisor, settle, { ...call, key: 'g' });
  expect(settled.data.settleUnknownSubmission).toMatchObject({ id, state: 'ACCEPTED', stateLabel: 'Accepted' });
  const again = await api.graphql(supervisor, settle, { ...call, key: 'h' });
  expect(again.data.settleUnknownSubmission.reasons).toEqual([{ code: 'OUTCOME_IS_KNOWN', field: 'submissionId' }]);
  const nobody = await api.graphql(supervisor, settle, { ...call, id: `${id.slice(0, -1)}2`, key: 'i' });
  expect(nobody.data.settleUnknownSubmission.code).toBe('NOT_FOUND');
});

test('incidents are paged, their evidence is audited, seen ones return when repeated, and reviewers have no access', async () => {
  const record = (why: string, evidence: Buffer) =>
    transaction(api.db.worker, system('bureau'), (tx) =>
      recordIncident(api.db.worker, tx, { bureauId, call: 'download', why, evidence }),
    );
  const text = await record('the document is not well-formed XML', Buffer.from('<a>样例\u202e'));
  const bytes = await record('the file does not open (hash): x', Buffer.from([0x50, 0x4b, 3, 4, 0, 255]));
  await record('the file does not open (hash): x', Buffer.from('again'));
  const list = `query ($id: ID!, $after: String) { incidents(bureauId: $id, first: 1, after: $after) {
    totalCount pageInfo { hasNextPage endCursor } edges { node { id label callLabel advice times isNew seenName bytes } } } }`;
  const evidence = 'query ($id: ID!) { evidence(id: $id) { bytes shown text hex } }';
  const see = `mutation ($id: ID!, $key: String!) { markIncidentSeen(id: $id, key: $key) { ${said} ... on Incident { isNew seenName } } }`;
  const forbidden = await api.graphql(reviewer, list, { id: bureauId });
  expect(forbidden.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  expect((await api.graphql(reviewer, evidence, { id: text.id })).data.evidence).toBeNull();
  expect((await api.graphql(reviewer, see, { id: text.id, key: 'j' })).data.markIncidentSeen.code).toBe('NOT_POSSIBLE');

  const first = (await api.graphql(supervisor, list, { id: bureauId })).data.incidents;
  expect(first).toMatchObject({ totalCount: 2, pageInfo: { hasNextPage: true } });
  expect(first.edges[0].node).toMatchObject({
    id: bytes.id,
    label: 'The hash of the file is wrong',
    callLabel: 'Download',
    times: 2,
    isNew: true,
    bytes: 6,
  });
  const rest = (await api.graphql(supervisor, list, { id: bureauId, after: first.pageInfo.endCursor })).data.incidents;
  expect(rest.edges.map((edge: { node: { id: string } }) => edge.node.id)).toEqual([text.id]);

  expect((await api.graphql(supervisor, evidence, { id: text.id })).data.evidence).toMatchObject({
    text: '<a>样例\\u202e',
    hex: null,
  });
  expect((await api.graphql(supervisor, evidence, { id: bytes.id })).data.evidence).toEqual({
    bytes: 6,
    shown: 6,
    text: null,
    hex: `000000  ${'50 4b 03 04 00 ff'.padEnd(47)}  PK....`,
  });
  const looked = await api.db.query(
    `select target, outcome from app.audit where action = 'readEvidence' order by at, id`,
  );
  expect(looked).toEqual([
    { target: text.id, outcome: 'refused' },
    { target: text.id, outcome: 'done' },
    { target: bytes.id, outcome: 'done' },
  ]);

  const news = async () => (await api.graphql(supervisor, '{ bureaus { incidents } }', {})).data.bureaus[0].incidents;
  expect(await news()).toBe(2);
  const seen = await api.graphql(supervisor, see, { id: bytes.id, key: 'k' });
  expect(seen.data.markIncidentSeen).toMatchObject({ isNew: false, seenName: expect.any(String) });
  expect(await news()).toBe(1);
  await record('the file does not open (hash): x', Buffer.from('once more'));
  expect(await news()).toBe(2);
  expect((await api.graphql(reviewer, '{ bureaus { incidents } }', {})).data.bureaus[0].incidents).toBeNull();
});
