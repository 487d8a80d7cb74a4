import type pg from 'pg';
import { type DatabaseClient, watchSilentConnections } from './client.ts';
import { connectClient, type DatabaseLimits, databaseLimits, isTimeout } from './connections.ts';

export interface NotificationListener {
  close(): Promise<void>;
}

const FIRST_RECONNECT_DELAY_MS = 50;
const MAX_RECONNECT_DELAY_MS = 5_000;

/**
 * Listens to `channels` on a separate connection. Rejects when the first connection fails. A connection that drops
 * later is opened again with growing pauses; after that `onMessage` is called once per channel with an empty payload,
 * because messages sent meanwhile are lost. Callers must therefore read the rows and treat the payload as a hint. A
 * connection that does not answer its heartbeat counts as dropped, and so does every other connection of the process
 * that is silent during that time. `onMessage` must not throw.
 */
export async function listen(
  url: string,
  channels: readonly string[],
  onMessage: (channel: string, payload: string) => void,
  limits: DatabaseLimits = databaseLimits,
): Promise<NotificationListener> {
  let closed = false;
  let client: DatabaseClient | undefined;
  let timer: NodeJS.Timeout | undefined;
  let heartbeatTimer: NodeJS.Timeout | undefined;
  let reconnectDelayMs = FIRST_RECONNECT_DELAY_MS;

  const connect = async (): Promise<void> => {
    const next = await connectClient(url, limits, {
      connectionTimeoutMillis: limits.heartbeat,
      query_timeout: limits.heartbeat,
    });
    next.on('notification', ({ channel, payload }) => onMessage(channel, payload ?? ''));
    try {
      for (const channel of channels) await listenToChannel(next, channel);
    } catch (error) {
      next.destroy();
      throw error;
    }
    if (closed) return next.end();
    client = next;
    reconnectDelayMs = FIRST_RECONNECT_DELAY_MS;
    next.once('end', scheduleReconnect);
    scheduleHeartbeat(next);
  };
  /** The heartbeat repeats LISTEN for a channel already listened to: it changes nothing and returns an answer. */
  const scheduleHeartbeat = (one: DatabaseClient): void => {
    heartbeatTimer = setTimeout(() => {
      const closeSilent = watchSilentConnections();
      listenToChannel(one, channels[0] as string).then(
        () => one === client && scheduleHeartbeat(one),
        (error: unknown) => {
          if (isTimeout(error)) closeSilent();
          one.destroy();
        },
      );
    }, limits.heartbeat);
  };
  const scheduleReconnect = (): void => {
    client = undefined;
    clearTimeout(heartbeatTimer);
    if (closed) return;
    timer = setTimeout(() => {
      connect().then(() => {
        if (!closed) for (const channel of channels) onMessage(channel, '');
      }, scheduleReconnect);
    }, reconnectDelayMs);
    reconnectDelayMs = Math.min(reconnectDelayMs * 2, MAX_RECONNECT_DELAY_MS);
  };

  await connect();
  return {
    async close() {
      closed = true;
      clearTimeout(timer);
      clearTimeout(heartbeatTimer);
      await client?.end();
    },
  };
}

const listenToChannel = (client: pg.Client, channel: string) =>
  client.query(`listen ${client.escapeIdentifier(channel)}`);
