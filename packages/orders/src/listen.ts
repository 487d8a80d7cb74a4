import pg from 'pg';
import {
  connectionSettings,
  type DatabaseLimits,
  databaseLimits,
  isTimeout,
  noteTraffic,
  streamOf,
} from './connections.ts';

export interface Listening {
  close(): Promise<void>;
}

const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 5_000;

/**
 * Hears the notifications of `channels` on a connection of its own. Rejects where the first connection fails; a
 * connection that drops later is made again, with growing pauses. After that `onMessage` is called once per channel with
 * an empty payload, since what was said meanwhile is lost: a listener looks at the rows and takes the payload for a hint.
 * One that does not answer its heartbeat counts as dropped, and so does every other connection of the program that is silent
 * meanwhile. `onMessage` must not throw.
 */
export async function listen(
  url: string,
  channels: readonly string[],
  onMessage: (channel: string, payload: string) => void,
  limits: DatabaseLimits = databaseLimits,
): Promise<Listening> {
  let closed = false;
  let client: pg.Client | undefined;
  let timer: NodeJS.Timeout | undefined;
  let beat: NodeJS.Timeout | undefined;
  let pause = FIRST_PAUSE_MS;

  const connect = async (): Promise<void> => {
    const next = new pg.Client({
      connectionString: url,
      ...connectionSettings(limits),
      connectionTimeoutMillis: limits.heartbeat,
      query_timeout: limits.heartbeat,
    });
    next.on('error', () => undefined);
    next.on('notification', ({ channel, payload }) => onMessage(channel, payload ?? ''));
    try {
      await next.connect();
      for (const channel of channels) await hear(next, channel);
    } catch (error) {
      streamOf(next).destroy();
      throw error;
    }
    if (closed) return next.end();
    client = next;
    pause = FIRST_PAUSE_MS;
    next.once('end', again);
    beatLater(next);
  };
  /** To listen once more to what is listened to changes nothing, and has an answer. */
  const beatLater = (one: pg.Client): void => {
    beat = setTimeout(() => {
      const closeSilent = noteTraffic();
      hear(one, channels[0] as string).then(
        () => one === client && beatLater(one),
        (error: unknown) => {
          if (isTimeout(error)) closeSilent();
          streamOf(one).destroy();
        },
      );
    }, limits.heartbeat);
  };
  const again = (): void => {
    client = undefined;
    clearTimeout(beat);
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
      clearTimeout(beat);
      await client?.end();
    },
  };
}

const hear = (client: pg.Client, channel: string) => client.query(`listen ${client.escapeIdentifier(channel)}`);
