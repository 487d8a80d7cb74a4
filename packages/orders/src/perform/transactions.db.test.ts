import { writeAudit } from '@beian/database/audit';
import { DatabaseUnavailable } from '@beian/database/connection';
import { readLong, readOnly, recordedRead, type Tx, transaction, Unaudited } from '@beian/database/transaction';
import { type TestDatabase, testDatabase } from '@beian/testing/database';
import { type People, seedPeople, seedRecords } from '@beian/testing/fixtures';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { perform } from './perform.ts';

let db: TestDatabase;
let people: People;
let records: readonly { id: string; websiteIds: readonly string[] }[];
beforeAll(async () => {
  db = await testDatabase();
  records = await seedRecords(db);
  people = await seedPeople(db);
});
afterAll(() => db.close());

const reviewer = () => people.reviewers[0].actor;
const who = async (tx: Tx): Promise<{ who: string; role: string; pid: number }> => {
  const { rows } = await tx.client.query(
    `/* who */ select current_setting('app.actor') as who, current_user as role, pg_backend_pid() as pid`,
  );
  return rows[0];
};
/** More often than the pool has connections. */
const everywhere = async (look: () => Promise<unknown>) => {
  for (let nth = 0; nth < 6; nth += 1) await look();
};

test('looks as whoever asks, and leaves nothing of them on the connection', async () => {
  const { pid, ...seen } = await readOnly(db.app, reviewer(), who);
  expect(seen).toEqual({ who: reviewer().id, role: 'app_staff' });
  expect(await readOnly(db.app, people.partner.actor, who)).toMatchObject({
    who: people.partner.actor.id,
    role: 'app_partner',
  });
  // ROLLBACK is not waited for.
  const state = () => db.query('select state from pg_stat_activity where pid = $1', [pid]);
  await expect.poll(state).toEqual([{ state: 'idle' }]);
});

test('several reads one after the other see the same instant on one connection', async () => {
  const seen = await readOnly(db.app, reviewer(), async (tx) => {
    const first = await who(tx);
    await db.query(`update app.partners set name = name || ' (renamed)'`);
    const names = await tx.client.query(`select 1 from app.partners where name like '%(renamed)'`);
    return [first.pid === (await who(tx)).pid, names.rows.length];
  });
  expect(seen).toEqual([true, 0]);
});

test('writes nothing', async () => {
  const write = (tx: Tx) => tx.client.query(`update app.partners set name = 'x'`);
  await expect(readOnly(db.app, reviewer(), write)).rejects.toMatchObject({ code: '25006' });
});

test('a fault is the fault of the statement, or of who looks; the connections are good after it', async () => {
  const wrong = (tx: Tx) => Promise.all([tx.client.query('select 1 / 0'), tx.client.query('select 2')]);
  await everywhere(() => expect(readOnly(db.app, reviewer(), wrong)).rejects.toMatchObject({ code: '22012' }));
  const careless = async (tx: Tx) => {
    await who(tx);
    throw new RangeError('no');
  };
  await everywhere(() => expect(readOnly(db.app, reviewer(), careless)).rejects.toThrow(RangeError));
  const hasty = (): Promise<never> => {
    throw new RangeError('no');
  };
  await everywhere(() => expect(readOnly(db.app, reviewer(), hasty)).rejects.toThrow(RangeError));
  expect((await readOnly(db.app, reviewer(), who)).who).toBe(reviewer().id);
});

test('a lost connection is told as such, and replaced', async () => {
  const lost = readOnly(db.app, reviewer(), (tx) => tx.client.query('/* lost */ select pg_sleep(60)'));
  const ended = expect(lost).rejects.toThrow(DatabaseUnavailable);
  await expect
    .poll(() =>
      db.query(
        `select pg_terminate_backend(pid) from pg_stat_activity where query like '/* lost */%' and state = 'active'`,
      ),
    )
    .toHaveLength(1);
  await ended;
  await everywhere(() => readOnly(db.app, reviewer(), who));
  expect((await transaction(db.app, reviewer(), who)).who).toBe(reviewer().id);
});

const openOrder = (tx: Tx, record: number) =>
  perform(db.app, tx, {
    event: 'openOrder',
    actor: people.partner.actor,
    recordId: records[record]?.id ?? '',
    input: { kind: 'CHANGE_SUBJECT' },
  });
const orders = async () => (await db.query('select id from app.orders')).length;

test('an error after a step rolls the step back', async () => {
  const failing = async (tx: Tx) => {
    await openOrder(tx, 0);
    await tx.client.query('select 1 / 0');
  };
  await expect(transaction(db.app, people.partner.actor, failing)).rejects.toMatchObject({ code: '22012' });
  expect(await orders()).toBe(0);
});

test('an error that the caller swallows rolls the transaction back as well', async () => {
  const swallowing = async (tx: Tx) => {
    await openOrder(tx, 0);
    await tx.client.query('select 1 / 0').catch(() => undefined);
  };
  await expect(transaction(db.app, people.partner.actor, swallowing)).rejects.toThrow('rolled back');
  expect(await orders()).toBe(0);
});

test('a write of a person without a row in the audit is not committed', async () => {
  const lock = (tx: Tx) => tx.client.query(`select 1 from app.orders for update`);
  await transaction(db.app, people.partner.actor, (tx) => openOrder(tx, 0));
  await expect(transaction(db.app, people.administrator.actor, lock)).rejects.toThrow(Unaudited);
  expect(await transaction(db.app, people.administrator.actor, who)).toMatchObject({ role: 'app_staff' });
});

test('a read that may be recorded keeps what it writes with a row of the audit, and nothing without one', async () => {
  const rename = (tx: Tx) => tx.client.query(`update app.partners set name = name || ' (read)'`);
  const renamed = async () => (await db.query(`select 1 from app.partners where name like '%(read)'`)).length > 0;
  await recordedRead(db.app, people.administrator.actor, rename);
  expect(await renamed()).toBe(false);
  await recordedRead(db.app, people.administrator.actor, async (tx) => {
    await rename(tx);
    await writeAudit(tx, people.administrator.actor, 'readMaterial', 'material_1', 'done');
  });
  expect(await renamed()).toBe(true);
});

test('more transactions than connections all end', async () => {
  const twice = async (tx: Tx) => [(await who(tx)).pid, (await who(tx)).pid];
  const all = await Promise.all(Array.from({ length: 64 }, () => transaction(db.app, reviewer(), twice)));
  expect(all.filter(([one, two]) => one === two)).toHaveLength(64);
});

test('a step does not wait for long reads, however many there are', async () => {
  const { export: pool } = db.app.pools;
  const long = await Promise.all(Array.from({ length: pool.options.max }, () => pool.connect()));
  try {
    expect((await transaction(db.app, reviewer(), who)).who).toBe(reviewer().id);
    expect((await readOnly(db.app, reviewer(), who)).who).toBe(reviewer().id);
  } finally {
    for (const client of long) client.release();
  }
  expect(await readLong(db.app, reviewer(), who)).toMatchObject({ who: reviewer().id });
});

test('a query after the end of its transaction is rejected, and runs nowhere', async () => {
  const escaped = await readOnly(db.app, reviewer(), async (tx) => ({ tx }));
  await expect(escaped.tx.client.query(`select 1`)).rejects.toThrow('after the end of its transaction');
});
