import pg from 'pg';

export interface Listening {
  close(): Promise<void>;
}

const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 5_000;

/**
 * Hears the notifications of `channels` on a connection of its own. Rejects where the first connection fails; a
 * connection that drops later is made again, with growing pauses. After that `onMessage` is called once per channel with
 * an empty payload, since what was said meanwhile is lost: a listener looks at the rows and takes the payload for a hint.
 * `onMessage` must not throw.
 */
export async function listen(
  url: string,
  channels: readonly string[],
  onMessage: (channel: string, payload: string) => void,
): Promise<Listening> {
  let closed = false;
  let client: pg.Client | undefined;
  let timer: NodeJS.Timeout | undefined;
  let pause = FIRST_PAUSE_MS;

  const connect = async (): Promise<void> => {
    const next = new pg.Client({ connectionString: url, keepAlive: true, connectionTimeoutMillis: 10_000 });
    next.on('error', () => undefined);
    next.on('notification', ({ channel, payload }) => onMessage(channel, payload ?? ''));
    try {
      await next.connect();
      for (const channel of channels) await next.query(`listen ${next.escapeIdentifier(channel)}`);
    } catch (error) {
      await next.end().catch(() => undefined);
      throw error;
    }
    if (closed) return next.end();
    client = next;
    pause = FIRST_PAUSE_MS;
    next.once('end', again);
  };
  const again = (): void => {
    client = undefined;
    if (closed) return;
    timer = setTimeout(() => {
      connect().then(() => {
        if (!closed) for (const channel of channels) onMessage(channel, '');
      }, again);
    }, pause);
    pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
  };

  await connect();
  return {
    async close() {
      closed = true;
      clearTimeout(timer);
      await client?.end();
    },
  };
}
