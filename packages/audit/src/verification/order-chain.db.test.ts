import { eventTextSql } from '@beian/database/audit';
import { transaction } from '@beian/database/transaction';
import { listAuditIds } from '@beian/orders/order-list';
import { perform } from '@beian/orders/perform';
import { type AuditedDatabase, auditedDatabase, type Query } from '@beian/testing/audit';
import { withClient } from '@beian/testing/database';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Fault } from './verification-result.ts';
import { verifyInTransaction } from './verify.ts';

let at: AuditedDatabase;
beforeAll(async () => {
  at = await auditedDatabase();
});
afterAll(() => at?.close());

describe('the event chain of an order', () => {
  const event = (seq: number) => at.nth('order_events', 0, `order_id = '${at.orderId}' and seq = ${seq}`, 'seq');
  const columns: Record<string, string> = {
    ...{
      id: `'event_x'`,
      event: `'recall'`,
      from_state: `'X'`,
      to_state: `'X'`,
      actor_kind: `'staff'`,
      actor_id: `'staff_x'`,
    },
    ...{
      actor_name: `'某人'`,
      input: `'{"x": 1}'`,
      edition: `'x'`,
      at: `at + interval '1 microsecond'`,
      previous: `'x'`,
      hash: `'x'`,
      test: 'not test',
      seq: '99',
    },
  };
  it.each(Object.entries(columns))('order_events.%s changed', async (column, to) => {
    const { id = '' } = await event(3);
    const { faults } = await at.found((query) =>
      query(`update app.order_events set ${column} = ${to} where id = $1`, [id]),
    );
    // After a change of its number an event is missing at its place, so the next one is named.
    const named = column === 'id' ? 'event_x' : column === 'seq' ? (await event(4)).id : id;
    expect(faults[0]).toMatchObject({ table: 'order_events', id: named });
  });

  it('finds an event that was deleted, inserted or swapped, and a chain that was cut, deleted or rewritten', async () => {
    const [three, four] = [await event(3), await event(4)];
    const found = async (change: (query: Query) => Promise<unknown>): Promise<Fault | undefined> =>
      (await at.found(change)).faults[0];
    expect(await found((query) => query('delete from app.order_events where id = $1', [three.id]))).toMatchObject({
      table: 'order_events',
      id: four.id,
    });
    const swap = `update app.order_events a set event = b.event, input = b.input from app.order_events b where (a.id, b.id) in (($1, $2), ($2, $1))`;
    expect(await found((query) => query(swap, [three.id, four.id]))).toMatchObject({
      id: three.id,
      what: 'the event was changed or swapped',
    });
    const end = async (query: Query) =>
      query(`update app.orders o set last_seq = e.seq, last_hash = e.hash from (select distinct on (order_id) * from app.order_events order by order_id, seq desc) e
        where e.order_id = o.id`);
    const cut = await found(async (query) => {
      await query('delete from app.order_events where order_id = $1 and seq > 3', [at.orderId]);
    });
    expect(cut).toMatchObject({ id: three.id, what: expect.stringContaining('its tail was cut off') });
    const cutClean = await found(async (query) => {
      await query('delete from app.order_events where order_id = $1 and seq > 3', [at.orderId]);
      await end(query);
    });
    expect(cutClean?.what).toBe(`event 4 of ${at.orderId} was deleted: the audit names it`);
    expect(
      (await found((query) => query('delete from app.order_events where order_id = $1', [at.orderId])))?.what,
    ).toBe(`event 1 of ${at.orderId} was deleted: the audit names it`);
    const anew = async (query: Query, from: number) => {
      const { rows } = await query<{ seq: number }>(
        'select seq from app.order_events where order_id = $1 and seq >= $2 order by seq',
        [at.orderId, from],
      );
      for (const { seq } of rows)
        await query(
          `update app.order_events t set previous = s.previous, hash = encode(sha256(convert_to(s.said, 'UTF8')), 'hex') from (
             select p.hash as previous, (select ${eventTextSql} from (select (jsonb_populate_record(x, jsonb_build_object('previous', p.hash))).* from app.order_events x
               where x.order_id = $1 and x.seq = $2) e join app.orders o on o.id = e.order_id) as said
             from app.order_events p where p.order_id = $1 and p.seq = $2 - 1) s where t.order_id = $1 and t.seq = $2`,
          [at.orderId, seq],
        );
      await end(query);
    };
    const written = await found(async (query) => {
      await query(`update app.order_events set input = '{"x": 1}' where id = $1`, [three.id]);
      await anew(query, 3);
    });
    expect(written).toMatchObject({ id: three.id, what: expect.stringContaining('written anew') });
    const put = await found(async (query) => {
      await query(
        `insert into app.order_events select (jsonb_populate_record(e, jsonb_build_object('id', 'event_put', 'seq', (select last_seq + 1 from app.orders where id = $1)))).*
        from app.order_events e where id = $2`,
        [at.orderId, three.id],
      );
      const last = await query<{ seq: number }>('select seq from app.order_events where id = $1', ['event_put']);
      await anew(query, last.rows[0]?.seq ?? 0);
    });
    expect(put).toMatchObject({ id: 'event_put', what: 'no row of the audit names this event: it was put in' });
    expect(
      await found((query) => query(`update app.orders set last_hash = 'x' where id = $1`, [at.orderId])),
    ).toMatchObject({ table: 'orders', id: at.orderId });
  });

  it('stays valid after a name, the order’s personal values, and its notes were deleted', async () => {
    const { id } = await event(2);
    // Values are deleted, names stay.
    const values = await at.found((query) => query('update app.orders set salt = $1', [Buffer.alloc(32)]));
    expect(values.faults).toEqual([]);
    const found = await at.found(async (query) => {
      await query(
        `update app.order_events e set actor_name = '~' || encode(sha256(o.chain_salt || convert_to(e.actor_name, 'UTF8')), 'hex')
        from app.orders o where o.id = e.order_id and e.order_id = $1`,
        [at.orderId],
      );
      await query('update app.orders set salt = $2, chain_salt = $2 where id = $1', [at.orderId, Buffer.alloc(32)]);
      await query(`update app.order_contents set personal = '', base_personal = '' where order_id = $1`, [at.orderId]);
      for (const table of ['notes', 'calls', 'notices', 'idempotency_keys', 'uploads', 'desk_drafts'])
        await query(`delete from app.${table}`);
    });
    expect(found).toMatchObject({ faults: [], namesTaken: expect.any(Number) });
    expect(found.namesTaken).toBe(
      found.events - (await at.db.query('select 1 from app.order_events where order_id <> $1', [at.orderId])).length,
    );
    // A commitment that was never made does not count as a deleted name.
    const forged = await at.found((query) =>
      query(`update app.order_events set actor_name = '~' || repeat('0', 64) where id = $1`, [id]),
    );
    expect(forged.faults[0]).toMatchObject({ id });
  });
});

it('pages of the audit list use an index with every filter', async () => {
  const asked = [
    {},
    { actor: at.people.administrator.actor.id },
    { action: 'signOut' },
    { day: '2026-11-24' },
    { outcome: 'refused' as const },
  ];
  const plans = await transaction(at.db.app, at.people.administrator.actor, async (tx) => {
    // The table is small: these settings give the plan that a large table would have.
    await tx.client.query(
      'set local enable_seqscan = off; set local enable_sort = off; set local enable_bitmapscan = off',
    );
    const query = tx.client.query.bind(tx.client) as (
      ...args: unknown[]
    ) => Promise<{ rows: Record<string, string>[] }>;
    const said: string[] = [];
    Reflect.set(tx.client, 'query', async (text: string | object, values: unknown[]) => {
      // Looks up whose person the actor is; no page of the list.
      if (typeof text !== 'string') return query(text);
      const { rows } = await query(`explain ${text}`, values);
      said.push(rows.map((row) => row['QUERY PLAN']).join('\n'));
      return { rows: [] };
    });
    try {
      for (const filter of asked) await listAuditIds(tx, { first: 50, ...filter });
    } finally {
      Reflect.deleteProperty(tx.client, 'query');
    }
    return said;
  });
  const used = plans.map((plan) => /Index (?:Only )?Scan Backward using (audit_\w+)/.exec(plan)?.[1]);
  expect(used).toEqual(['audit_by_time', 'audit_by_actor', 'audit_by_action', 'audit_by_time', 'audit_refused']);
});

it('each further note of an order costs as many rows read as the ones before, of the order alone and of everything', async () => {
  const { actor } = at.people.reviewers[0];
  const addNotes = (count: number) =>
    transaction(at.db.app, actor, async (tx) => {
      for (let nth = 0; nth < count; nth += 1)
        expect(
          await perform(at.db.app, tx, {
            event: 'addNote',
            actor,
            orderId: at.orderId,
            input: { text: `备注 ${nth}` },
          }),
        ).toMatchObject({ ok: true });
    });
  /** Rows that PostgreSQL read from tables for a verification, as the role that row-level security applies to. */
  const countReads = (order?: string) =>
    withClient(at.db.url, async (client) => {
      // So that both counts are of the same plan, whenever autovacuum looks at the tables.
      await client.query('analyze app.orders, app.order_events, app.audit, app.audit_chain, app.notes');
      await client.query('begin isolation level repeatable read read only; set local role auditor');
      const { faults, events } = await verifyInTransaction(client, order === undefined ? {} : { order });
      const { rows } = await client.query<{ read: number }>(
        `select sum(seq_tup_read + coalesce(idx_tup_fetch, 0))::int as read from pg_stat_xact_user_tables where schemaname = 'app'`,
      );
      await client.query('rollback');
      return { faults, events, read: rows[0]?.read ?? 0 };
    });
  for (const order of [at.orderId, undefined]) {
    await addNotes(40);
    await at.keep();
    const few = await countReads(order);
    await addNotes(160);
    await at.keep();
    const many = await countReads(order);
    expect([few.faults, many.faults, many.events - few.events]).toEqual([[], [], 160]);
    expect((many.read - few.read) / 160).toBeLessThan(24);
  }
});
