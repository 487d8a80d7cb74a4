import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';

/** The default subscription of a test. */
export const followDocument =
  'subscription Follow($after: String, $orderId: ID, $kinds: [PartnerEventKind!]) { orderEvents(after: $after, orderId: $orderId, kinds: $kinds) { cursor event { id kind order { id } } order { id version } } }';

export interface FollowAnswer {
  readonly cursor: string;
  readonly event: { readonly id: string; readonly kind: string; readonly order: { readonly id: string } } | null;
  readonly order: { readonly id: string; readonly version: number } | null;
}

export interface Follower {
  /** The next answer; throws the server's refusal. */
  next(): Promise<FollowAnswer>;
  /** The next `count` answers. */
  take(count: number): Promise<FollowAnswer[]>;
  /** Code and reason of the close. */
  readonly closed: Promise<{ readonly code: number; readonly reason: string }>;
  /** Terminates the connection without a close frame. */
  drop(): void;
  stop(): Promise<void>;
}

/** Subscribes with graphql-ws, as a partner's program does. Connects on the first `next()`. `url`: http://… of a server. */
export function follower(
  url: string,
  key: string,
  variables: Record<string, unknown> = {},
  query = followDocument,
  field = 'orderEvents',
): Follower {
  const sockets: WebSocket[] = [];
  class TrackedWebSocket extends WebSocket {
    constructor(...[at, protocols]: ConstructorParameters<typeof WebSocket>) {
      super(at, protocols);
      sockets.push(this);
    }
  }
  let close: (event: { code: number; reason: string }) => void = () => undefined;
  const closed = new Promise<{ code: number; reason: string }>((resolve) => {
    close = resolve;
  });
  const client = createClient({
    url: `${url.replace(/^http/, 'ws')}/graphql`,
    webSocketImpl: TrackedWebSocket,
    retryAttempts: 0,
    connectionParams: { authorization: `Bearer ${key}`, 'accept-language': 'en' },
    on: { closed: (event) => close(event as { code: number; reason: string }) },
  });
  const answers = client.iterate<Record<string, FollowAnswer>>({ query, variables });
  const next = async (): Promise<FollowAnswer> => {
    const { value, done } = await answers.next();
    if (done || value === undefined) throw new Error('the subscription has ended');
    if (value.errors !== undefined) throw value.errors;
    return value.data?.[field] as FollowAnswer;
  };
  return {
    next,
    closed,
    async take(count) {
      const received: FollowAnswer[] = [];
      while (received.length < count) received.push(await next());
      return received;
    },
    drop: () => {
      for (const socket of sockets) socket.terminate();
    },
    async stop() {
      await answers.return?.();
      await client.dispose();
    },
  };
}
