import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  DatabaseUnavailable,
  inTransactionThen,
  leaveUnderWay,
  readOnly,
  type Tx,
  transaction,
  Unaudited,
} from './context.ts';
import { perform } from './perform.ts';
import { type People, seedPeople, seedRecords, type TestDatabase, testDatabase } from './testing/index.ts';

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
/** As often as there are connections for looks, and once more. */
const everywhere = async (look: () => Promise<unknown>) => {
  for (let nth = 0; nth < 4; nth += 1) await look();
};

test('looks as whoever asks, and leaves nothing of them on the connection', async () => {
  const { pid, ...seen } = await readOnly(db.app, reviewer(), who);
  expect(seen).toEqual({ who: reviewer().id, role: 'app_staff' });
  expect(await readOnly(db.app, people.partner.actor, who)).toMatchObject({
    who: people.partner.actor.id,
    role: 'app_partner',
  });
  const [left] = await db.query('select state from pg_stat_activity where pid = $1', [pid]);
  expect(left?.state).toBe('idle');
});

test('what asks once more after its answer is done again in a transaction that waits', async () => {
  let times = 0;
  const both = await readOnly(db.app, reviewer(), async (tx) => {
    times += 1;
    const first = await who(tx);
    return [first.pid, (await who(tx)).pid];
  });
  expect([times, both[0] === both[1]]).toEqual([2, true]);
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

/** Opens an order, and reads `last` with the commit. */
const opened = <T>(record: number, last: (tx: Tx, id: string) => Promise<T>) => {
  const { actor } = people.partner;
  return inTransactionThen(
    db.app,
    actor,
    (tx) =>
      perform(db.app, tx, {
        event: 'openOrder',
        actor,
        recordId: records[record]?.id ?? '',
        input: { kind: 'CHANGE_SUBJECT' },
      }),
    (tx, outcome) => last(tx, outcome.ok ? outcome.orderId : ''),
  );
};
const stateOf = async (tx: Tx, id: string) =>
  (await tx.client.query('select state from app.orders where id = $1', [id])).rows[0]?.state;
const orders = async () => (await db.query('select id from app.orders')).length;

test('what is read with the commit stands as it was written', async () => {
  const { done, read } = await opened(0, stateOf);
  expect([done.ok, read, await orders()]).toEqual([true, 'DRAFT', 1]);
});

test('a fault of what is read with the commit takes everything back', async () => {
  const wrong = (tx: Tx) => tx.client.query('select 1 / 0');
  await expect(opened(1, wrong)).rejects.toMatchObject({ code: '22012' });
  await expect(inTransactionThen(db.app, reviewer(), who, wrong)).rejects.toMatchObject({ code: '22012' });
  expect(await orders()).toBe(1);
});

test('what is asked after an answer is asked when all is done', async () => {
  let times = 0;
  const { read } = await opened(1, async (tx, id) => {
    times += 1;
    return [await stateOf(tx, id), await stateOf(tx, id)];
  });
  expect([times, read, await orders()]).toEqual([2, ['DRAFT', 'DRAFT'], 2]);
});

test('a write without a row in the audit is not committed, whatever is read with it', async () => {
  const write = (tx: Tx) => tx.client.query(`select 1 from app.orders for update`);
  await expect(inTransactionThen(db.app, people.administrator.actor, write, who)).rejects.toThrow(Unaudited);
});

test('more steps at once than there are connections, of which each asks after an answer, wait for none that they hold', async () => {
  const late = async (tx: Tx) => [(await who(tx)).pid, (await who(tx)).pid];
  const step = () => inTransactionThen(db.app, reviewer(), who, late);
  const all = await Promise.all(Array.from({ length: 64 }, step));
  expect(all.filter(({ read }) => read[0] === read[1])).toHaveLength(64);
});

test('a look and a step wait for no page that takes long, however many are read', async () => {
  const lane = db.app.lanes.staff;
  if (lane === undefined) throw new Error('the API has a lane for staff');
  const long = await Promise.all(Array.from({ length: lane.options.max }, () => lane.connect()));
  try {
    const { done, read } = await inTransactionThen(db.app, reviewer(), who, who);
    expect([done.who, read.who, (await readOnly(db.app, reviewer(), who)).who]).toEqual(Array(3).fill(reviewer().id));
  } finally {
    for (const client of long) client.release();
  }
});

test('what is left under way is waited for at the end: its fault is told, and takes everything back', async () => {
  const wrong = (tx: Tx) => leaveUnderWay(tx, tx.client.query('select 1 / 0'));
  const { actor } = people.partner;
  const open = (tx: Tx) =>
    perform(db.app, tx, {
      event: 'openOrder',
      actor,
      recordId: records[2]?.id ?? '',
      websiteId: records[2]?.websiteIds[0] ?? '',
      input: { kind: 'CHANGE_SUBJECT' },
    });
  const before = await orders();
  const left = async (tx: Tx) => {
    await open(tx);
    wrong(tx);
  };
  const fault = { code: '22012' };
  await expect(transaction(db.app, actor, left)).rejects.toMatchObject(fault);
  // What is asked after it, by whom ever, fails for no reason of its own.
  const asked = async (tx: Tx) => {
    await left(tx);
    return who(tx);
  };
  await expect(transaction(db.app, actor, asked)).rejects.toMatchObject(fault);
  await expect(inTransactionThen(db.app, actor, left, who)).rejects.toMatchObject(fault);
  expect(await orders()).toBe(before);
  const { done } = await inTransactionThen(db.app, actor, open, who);
  expect([done.ok, await orders()]).toEqual([true, before + 1]);
});
