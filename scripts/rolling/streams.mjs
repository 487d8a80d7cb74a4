// Streams through the balancer that are opened again when they end: events of a partner (WebSocket), changes for staff (Server-Sent Events).
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';

const subscription = 'subscription ($after: String) { orderEvents(after: $after) { cursor event { id } } }';
/** Time between the end of a stream and its next beginning, ms: as a browser's EventSource, but shorter. */
const AGAIN_MS = 200;

/**
 * @typedef {object} Streams
 * @property {readonly string[]} events ids of the partner's events, as they came
 * @property {{ socket: number, sse: number }} opened how often each stream was opened
 * @property {string[]} failed sentences about a stream that could not be opened
 * @property {(id: string) => Promise<void>} waitFor waits until the event came
 * @property {() => Promise<void>} stop
 */

/**
 * @param {{ url: string, partnerKey: string, signIn: { login: string, password: string } }} of
 * @returns {Promise<Streams>} once both are open
 */
export async function openStreams({ url, partnerKey, signIn }) {
  /** @type {string[]} */
  const events = [];
  /** @type {string[]} */
  const failed = [];
  const opened = { socket: 0, sse: 0 };
  const ending = new AbortController();
  /** @type {{ id: string, resolve: () => void }[]} */
  const waiting = [];
  /** @type {string | undefined} */
  let after;
  /** @type {(() => void)[]} */
  const firstOpened = [];
  const bothOpen = Promise.all([0, 1].map(() => new Promise((resolve) => firstOpened.push(() => resolve(undefined)))));

  async function follow() {
    opened.socket += 1;
    const client = createClient({
      url: `${url.replace(/^http/, 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      retryAttempts: 0,
      connectionParams: { authorization: `Bearer ${partnerKey}` },
    });
    const end = () => void client.dispose();
    ending.signal.addEventListener('abort', end, { once: true });
    try {
      for await (const { data, errors } of client.iterate({ query: subscription, variables: { after } })) {
        if (errors) throw new Error(errors.map(({ message }) => message).join(' · '));
        const { cursor, event } = /** @type {any} */ (data).orderEvents;
        after = cursor;
        firstOpened[0]?.();
        if (event === null) continue;
        events.push(event.id);
        for (const one of waiting) if (one.id === event.id) one.resolve();
      }
    } finally {
      ending.signal.removeEventListener('abort', end);
      await client.dispose();
    }
  }

  async function readChanges() {
    opened.sse += 1;
    const answer = await fetch(`${url}/events`, { headers: { cookie }, signal: ending.signal });
    if (answer.status !== 200) throw new Error(`/events answers ${answer.status}`);
    firstOpened[1]?.();
    const reader = answer.body?.getReader();
    while (reader && !(await reader.read()).done);
  }

  /** @param {string} name @param {() => Promise<void>} open */
  async function keepOpen(name, open) {
    while (!ending.signal.aborted) {
      await open().catch((error) => {
        // 1001: the process goes away, and says so.
        if (!ending.signal.aborted && error?.code !== 1001)
          failed.push(`${name}: ${error?.message ?? error?.reason} ${error?.code ?? ''}`);
      });
      if (!ending.signal.aborted) await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
    }
  }

  const signedIn = await fetch(`${url}/auth/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(signIn),
  });
  const cookie = signedIn.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  const all = Promise.all([keepOpen('subscription', follow), keepOpen('/events', readChanges)]);
  await bothOpen;
  return {
    events,
    opened,
    failed,
    waitFor: (id) => new Promise((resolve) => (events.includes(id) ? resolve() : waiting.push({ id, resolve }))),
    stop: async () => {
      ending.abort();
      await all;
    },
  };
}
