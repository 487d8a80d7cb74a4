import { type TestDatabase, testDatabase } from '@beian/testing/database';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { listen, type NotificationListener } from './listen.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());

/** Collects messages, and waits for the next one. */
function ears() {
  const heard: string[] = [];
  let waiting: (() => void) | undefined;
  return {
    on: (channel: string, payload: string) => {
      heard.push(`${channel}:${payload}`);
      waiting?.();
    },
    async until(count: number): Promise<string[]> {
      while (heard.length < count) await new Promise<void>((resolve) => (waiting = resolve));
      return heard;
    },
  };
}

const say = (channel: string, payload: string) => db.query('select pg_notify($1, $2)', [channel, payload]);
const hearing = (on: (channel: string, payload: string) => void): Promise<NotificationListener> =>
  listen(db.appUrl, ['orders', 'records'], on);

it('a listener receives only its channels, in order', async () => {
  const { on, until } = ears();
  const listening = await hearing(on);
  await say('other', 'no');
  await say('orders', 'order_1');
  await say('records', '');
  expect(await until(2)).toEqual(['orders:order_1', 'records:']);
  await listening.close();
});

it('after its connection is cut, a listener reconnects, reports each channel once, and receives messages again', async () => {
  const { on, until } = ears();
  const listening = await hearing(on);
  const cut = await db.query(`select pg_terminate_backend(pid) as cut from pg_stat_activity
    where datname = current_database() and usename = 'app' and query like 'listen%'`);
  expect(cut).toEqual([{ cut: true }]);
  expect(await until(2)).toEqual(['orders:', 'records:']);
  await say('orders', 'order_2');
  expect(await until(3)).toEqual(['orders:', 'records:', 'orders:order_2']);
  await listening.close();
});

it('a closed listener leaves no connection on the server, even when closed between two attempts', async () => {
  const listening = await hearing(() => undefined);
  const open = `select count(*)::int as n from pg_stat_activity where datname = current_database() and query like 'listen%'`;
  await db.query(`select pg_terminate_backend(pid, 5000) from pg_stat_activity
    where datname = current_database() and query like 'listen%' and pid <> pg_backend_pid()`);
  await listening.close();
  expect(await db.query(open.replace(`like 'listen%'`, `like 'listen%' and pid <> pg_backend_pid()`))).toEqual([
    { n: 0 },
  ]);
});

it('a failing first connection is reported at once', async () => {
  const url = new URL(db.appUrl);
  url.password = 'wrong';
  await expect(listen(url.href, ['orders'], () => undefined)).rejects.toThrow('password');
});
