import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { json } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { streamLimits } from '../limits.ts';
import { type ApiUnderTest, apiUnderTest } from '../testing/api.ts';

let api: ApiUnderTest;
let url: string;
beforeAll(async () => {
  api = await apiUnderTest();
  url = await api.app.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(() => api.close());

/** Reads a stream until it contains `text` or ends. */
async function readUntil(reader: ReadableStreamDefaultReader<Uint8Array>, text: string): Promise<string> {
  let heard = '';
  while (!heard.includes(text)) {
    const { done, value } = await reader.read();
    if (done) return `${heard}<end>`;
    heard += Buffer.from(value).toString();
  }
  return heard;
}

test('staff receive the changed orders, one line per order, and signing out ends the stream', async () => {
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

test('a session has at most 8 streams and a person 24, and others can still connect', async () => {
  const open: IncomingMessage[] = [];
  const connect = async (headers: { cookie: string }) => {
    const [answer] = (await once(get(`${url}/events`, { headers, agent: false }), 'response')) as [IncomingMessage];
    if (answer.statusCode === 200) {
      open.push(answer);
      return [200];
    }
    const { code } = (await json(answer)) as { code: string };
    return [answer.statusCode, answer.headers['retry-after'], code];
  };
  const fill = async (session: { cookie: string }) => {
    for (let at = 0; at < streamLimits.streamsOfSession; at += 1) expect(await connect(session)).toEqual([200]);
  };
  const [first, second, third, fourth] = await Promise.all([1, 2, 3, 4].map(() => api.signIn(api.people.reviewers[0])));
  if (!first || !second || !third || !fourth) throw new Error('no session');
  const refused = [429, '2', 'TOO_MANY_AT_ONCE'];
  await fill(first);
  expect(await connect(first)).toEqual(refused);
  await fill(second);
  await fill(third);
  expect(await connect(fourth)).toEqual(refused);
  expect(await connect(await api.signIn(api.people.reviewers[1]))).toEqual([200]);
  // A closed stream frees its slot.
  open[0]?.destroy();
  await expect.poll(() => connect(first)).toEqual([200]);
  for (const stream of open) stream.destroy();
});

test('anonymous callers and partners get no stream', async () => {
  expect((await fetch(`${url}/events`)).status).toBe(401);
  const partner = await fetch(`${url}/events`, { headers: { authorization: `Bearer ${api.people.partner.key}` } });
  expect(partner.status).toBe(403);
});
