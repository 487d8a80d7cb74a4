import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiUnderTest, apiUnderTest } from '../testing/api.ts';

let api: ApiUnderTest;
let url: string;
beforeAll(async () => {
  api = await apiUnderTest();
  url = await api.app.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(() => api.close());

/** What a stream says, until it holds `text` or ends. */
async function readUntil(reader: ReadableStreamDefaultReader<Uint8Array>, text: string): Promise<string> {
  let heard = '';
  while (!heard.includes(text)) {
    const { done, value } = await reader.read();
    if (done) return `${heard}<end>`;
    heard += Buffer.from(value).toString();
  }
  return heard;
}

test('staff hear which orders changed, several events of one order in one line; signing out ends the stream', async () => {
  const reviewer = await api.signIn(api.people.reviewers[0]);
  const answer = await fetch(`${url}/events`, { headers: reviewer });
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/event-stream; charset=utf-8']);
  const reader = answer.body?.getReader();
  if (reader === undefined) throw new Error('no body');
  await readUntil(reader, ': open');
  const opened = await api.graphql(
    { key: api.people.partner.key },
    `mutation ($record: ID!) { openOrder(recordId: $record, kind: CHANGE_WEBSITE, key: "o") { ...on Order { id } } }`,
    { record: api.records[0]?.id },
  );
  const { id } = opened.data.openOrder;
  for (const key of ['n1', 'n2']) {
    await api.graphql(reviewer, `mutation { addNote(id: "${id}", text: "x", key: "${key}") { __typename } }`);
  }
  const heard = await readUntil(reader, id);
  expect(heard.match(/^data: .*$/gm)).toEqual([`data: {"orderId":"${id}"}`]);
  await fetch(`${url}/auth/sign-out`, { method: 'POST', headers: reviewer });
  expect(await readUntil(reader, 'never')).toMatch(/<end>$/);
});

test('nobody else hears anything', async () => {
  expect((await fetch(`${url}/events`)).status).toBe(401);
  const partner = await fetch(`${url}/events`, { headers: { authorization: `Bearer ${api.people.partner.key}` } });
  expect(partner.status).toBe(403);
});
