import { appendFileSync, mkdtempSync, readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { auditTextSql, hashOfLink, writeAudit } from '@beian/database/audit';
import { testContext } from '@beian/database/context';
import { sha256 } from '@beian/database/sealing';
import { transaction } from '@beian/database/transaction';
import { type AuditedDatabase, auditedDatabase, type Query } from '@beian/testing/audit';
import { withClient } from '@beian/testing/database';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { VerificationResult } from '../verification/verification-result.ts';
import { verifyAudit, verifyInTransaction } from '../verification/verify.ts';
import { type Head, parseHead } from './head.ts';
import { openHeadsFolder } from './heads-folder.ts';
import { linkAudit } from './link.ts';
import { HeadsDifferError, signHeads } from './sign.ts';

let at: AuditedDatabase;
beforeAll(async () => {
  at = await auditedDatabase();
});
afterAll(() => at?.close());

const told = ({ faults: [first] }: VerificationResult): string => `${first?.table} ${first?.id}: ${first?.what}`;
/** The audit row of the nth link. */
const rowOf = async (n: number) => (await at.nth('audit_chain', n - 1, 'not test')).audit_id ?? '';

describe('the audit chain', () => {
  it('contains every row and has a final head for each past day', async () => {
    const found = await withClient(at.db.url, (client) => verifyAudit(client, { heads: at.given() }));
    expect(found).toMatchObject({ faults: [], notes: [], unlinked: 0, namesTaken: 0 });
    const [rows] = await at.db.query<{ n: number; days: number }>(
      'select (select count(*)::int from app.audit) as n, (select count(distinct day)::int from app.audit_chain) as days',
    );
    expect([found.links, rows?.days]).toEqual([rows?.n, 2]);
    expect(at.folder.read('live').map((head) => parseHead(head).final)).toEqual([false, true, false]);
    expect(found.heads).toBe(3);
    expect(found.events).toBeGreaterThan(8);
    const one = await withClient(at.db.url, (client) => verifyAudit(client, { order: at.orderId }));
    expect([one.faults, one.links]).toEqual([[], one.events]);
    const day = await withClient(at.db.url, (client) => verifyAudit(client, { day: '2026-11-25', heads: at.given() }));
    expect([day.faults, day.links, day.events]).toEqual([[], 3, 0]);
  });

  it('links rows in the sequence of commits: a slow transaction comes after those that ended before it', async () => {
    const slow = await at.db.worker.pools.system.connect();
    try {
      await slow.query(`begin; set local app.kind = 'system'; set local app.actor = 'clock'`);
      await slow.query(`insert into app.audit (id, actor_kind, actor_id, action, outcome)
        values ('audit_' || repeat('0', 32), 'system', 'clock', 'slow', 'done')`);
      await at.note('search');
      // It began after the slow transaction, so rows before it may still be missing.
      expect(await linkAudit(at.db.worker)).toBe(0);
      await slow.query('commit');
    } finally {
      slow.release();
    }
    expect(await at.link()).toBe(2);
    const last = await at.db.query(
      'select a.action from app.audit_chain c join app.audit a on a.id = c.audit_id order by c.n desc limit 2',
    );
    expect(last.map(({ action }) => action)).toEqual(['search', 'slow']);
  });

  it('the test realm has a chain of its own, which the live realm does not see', async () => {
    const ctx = testContext(at.db.worker);
    const actor = { ...at.people.partner.actor, test: true } as const;
    await transaction(at.db.app, actor, (tx) => writeAudit(tx, actor, 'search', undefined, 'done'));
    expect([await at.link(), await at.link(ctx), await linkAudit(ctx)]).toEqual([0, 1, 0]);
    await signHeads(ctx, at.signing);
    await ctx.close();
    expect(at.folder.read('test').map((head) => parseHead(head))).toMatchObject([{ realm: 'test', seq: 1, n: 1 }]);
    expect((await at.found(async () => undefined)).faults).toEqual([]);
    const found = await at.found((query) => query(`update app.audit set outcome = 'refused' where test`));
    expect(found.faults).toMatchObject([{ table: 'audit' }]);
  });

  it('is linked and signed by one process at a time; the other process leaves the work to it', async () => {
    for (const _ of Array(6)) await at.note('search');
    const linked = await Promise.all([1, 2, 3].map(() => linkAudit(at.db.worker)));
    expect(linked.reduce((sum, one) => sum + one, 0) + (await at.link())).toBe(6);
    expect((await at.found(async () => undefined)).faults).toEqual([]);
  });
});

describe('a change by a superuser is found, and the row is named', () => {
  const columns: Record<string, string> = {
    ...{
      id: `'audit_' || repeat('f', 32)`,
      at: `at + interval '1 microsecond'`,
      actor_kind: `'x'`,
      actor_id: `'somebody'`,
    },
    ...{
      action: `'x'`,
      target: `'order_x'`,
      outcome: `'refused'`,
      details: `details || '{"x": 1}'`,
      tx: `lpad('1', 20, '0')`,
      test: 'not test',
    },
  };
  it.each(Object.entries(columns))('audit.%s changed', async (column, to) => {
    const id = await rowOf(5);
    const found = await at.found((query) => query(`update app.audit set ${column} = ${to} where id = $1`, [id]));
    expect(found.faults[0]).toMatchObject({ table: 'audit', id });
    const names = await at.db.query<{ name: string }>(
      `select column_name::text as name from information_schema.columns where table_schema = 'app' and table_name = 'audit'`,
    );
    expect(names.map(({ name }) => name).sort()).toEqual(Object.keys(columns).sort());
  });

  it('finds an audit row that was deleted, inserted or swapped with another', async () => {
    const [one, two] = [await rowOf(3), await rowOf(4)];
    expect(told(await at.found((query) => query('delete from app.audit where id = $1', [one])))).toBe(
      `audit ${one}: the row was deleted`,
    );
    const put = `audit_${'1'.repeat(32)}`;
    const insert = `insert into app.audit (id, at, tx, actor_kind, actor_id, action, outcome) select $1, at, tx, actor_kind, actor_id, 'x', 'done' from app.audit where id = $2`;
    expect(told(await at.found((query) => query(insert, [put, two])))).toBe(
      `audit ${put}: the row was put in later: it is in no link`,
    );
    const swap = `update app.audit a set actor_id = b.actor_id, action = b.action, target = b.target, details = b.details, at = b.at, tx = b.tx
      from app.audit b where (a.id, b.id) in (($1, $2), ($2, $1))`;
    expect((await at.found((query) => query(swap, [one, two]))).faults[0]).toMatchObject({ table: 'audit', id: one });
    const swapIds = `update app.audit set id = case id when $1 then $2 else $1 end where id in ($1, $2)`;
    await expect(at.found((query) => query(swapIds, [one, two]))).rejects.toThrow('duplicate key');
  });

  it('finds a link that was changed, deleted, moved to another day or swapped, and a cut end of the chain, with or without its rows and heads', async () => {
    const on = (sql: string) => at.found((query) => query(sql));
    const row = await rowOf(4);
    for (const set of [`hash = repeat('0', 64)`, `day = day + 1`, `audit_id = 'audit_x'`])
      expect((await on(`update app.audit_chain set ${set} where n = 4 and not test`)).faults[0], set).toMatchObject({
        day: expect.stringMatching(/^2026-11-2[45]$/),
        id: set.startsWith('audit_id') ? 'audit_x' : row,
      });
    expect(told(await on('delete from app.audit_chain where n = 4 and not test'))).toBe(
      `audit_chain live 5: links 4 to 4, before this one, were deleted`,
    );
    const swap = `update app.audit_chain a set audit_id = b.audit_id from app.audit_chain b where (a.n, b.n) in ((4, 5), (5, 4)) and not a.test and not b.test`;
    const unique = 'alter table app.audit_chain drop constraint audit_chain_audit_id_key';
    expect((await at.found((query) => query(unique).then(() => query(swap)))).faults[0]).toMatchObject({
      table: 'audit',
      id: await rowOf(5),
    });
    const heads = at.folder.read('live').map((head) => parseHead(head));
    const last = heads.at(-1);
    if (last === undefined) throw new Error('no head');
    const cut = async (query: Query, from: number) => {
      await query(
        'delete from app.audit a using app.audit_chain c where c.audit_id = a.id and c.n > $1 and not c.test',
        [from],
      );
      await query('delete from app.audit_chain where n > $1 and not test', [from]);
      return query('delete from app.audit_heads where n > $1 and not test', [from]);
    };
    // The database alone is consistent again; the heads outside and the events are not.
    const told2 = await at.found((query) => cut(query, last.n - 1));
    expect(told2.faults.map(({ table, what }) => `${table}: ${what}`)).toEqual([
      'audit_heads: it was deleted from the database: it stands outside',
      `audit_chain: the chain ends at link ${last.n - 1}, but head 3 was signed over link ${last.n}: its tail was cut off`,
    ]);
    // A whole day.
    const day = await at.found((query) => query(`delete from app.audit_chain where day = '2026-11-25' and not test`));
    expect(day.faults.map(({ what }) => what).join()).toContain('its tail was cut off');
    const first = await at.found((query) => query(`delete from app.audit_chain where day = '2026-11-24' and not test`));
    expect(first.faults[0]).toMatchObject({ day: '2026-11-24', what: 'the day has a head and no link: it is missing' });
  });

  it('finds a chain that was rewritten completely, with and without heads signed by another key', async () => {
    const row = await rowOf(2);
    const rewrite = async (query: Query) => {
      await query(`update app.audit set actor_id = 'somebody' where id = $1`, [row]);
      const { rows } = await query<{ n: string; day: string; said: string }>(
        `select c.n::text, c.day::text, ${auditTextSql} as said from app.audit_chain c join app.audit a on a.id = c.audit_id where not c.test order by c.n`,
      );
      let hash = '';
      for (const link of rows) {
        hash = hashOfLink(hash, link.n, link.day, link.said);
        await query('update app.audit_chain set hash = $2 where n = $1 and not test', [link.n, hash]);
      }
    };
    const heads = at.folder.read('live').map((head) => parseHead(head));
    const found = await at.found(rewrite);
    expect(told(found)).toBe(
      `audit_chain live 1: links 1 to ${heads[0]?.n} were written anew: head 1 was signed over others`,
    );
    const theirs = at.keyIn('theirs.pem');
    const resign = async (query: Query) => {
      await rewrite(query);
      let previous = '';
      for (const head of heads) {
        const { rows } = await query<{ hash: string }>('select hash from app.audit_chain where n = $1 and not test', [
          head.n,
        ]);
        const said = JSON.stringify({ ...head, hash: rows[0]?.hash, previous, key: theirs.id });
        previous = sha256(said);
        await query('update app.audit_heads set said = $2, signature = $3 where seq = $1 and not test', [
          head.seq,
          said,
          theirs.sign(said),
        ]);
      }
    };
    const all = await at.found(resign);
    expect(all.faults.map(({ table, id }) => `${table} ${id}`)).toEqual([
      ...['audit_heads live 1', 'audit_heads live 2', 'audit_heads live 3'],
      'audit_chain live 1',
    ]);
    // Without heads from outside nobody can find it; the command says so.
    const alone = await withClient(at.db.url, async (client) => {
      await client.query('begin; set local session_replication_role = replica');
      await resign(client.query.bind(client) as Query);
      const seen = await verifyInTransaction(client);
      await client.query('rollback');
      return seen;
    });
    expect([alone.faults, alone.notes.length]).toEqual([[], 1]);
  });

  it('finds a head that was changed, deleted or signed differently, in the database and outside', async () => {
    const head = { table: 'audit_heads', id: 'live 2' };
    for (const set of [
      "signature = 'AAAA'",
      'said = replace(said, \'"v":1\', \'"v":1 \')',
      'day = day + 1',
      'final = false',
      'n = n + 1',
    ])
      expect(
        (await at.found((query) => query(`update app.audit_heads set ${set} where seq = 2 and not test`))).faults[0],
        set,
      ).toMatchObject(head);
    const gone = await at.found((query) => query('delete from app.audit_heads where seq = 3 and not test'));
    expect(told(gone)).toBe('audit_heads live 3: it was deleted from the database: it stands outside');
    const outside = (change: (heads: Head[]) => Head[]) =>
      at.found(async () => undefined, {
        ...at.given(),
        heads: { live: change([...at.folder.read('live')]), test: [] },
      });
    expect((await outside((all) => all.filter((_, at) => at !== 1))).faults[0]).toMatchObject(head);
    expect(
      told(
        await outside((all) =>
          all.map((one, at) =>
            at === 1 ? { ...one, signature: one.signature.replace(/^./, (c) => (c === 'A' ? 'B' : 'A')) } : one,
          ),
        ),
      ),
    ).toBe('audit_heads live 2: its signature is wrong');
    // Cut only outside: the other heads are in the database, and their signatures are verified.
    expect((await outside((all) => all.slice(0, 2))).faults).toEqual([]);
    expect((await at.found(async () => undefined, { ...at.given(), keys: new Map() })).faults[0]?.what).toContain(
      'not known here',
    );
  });

  it('signs no head over rewritten rows, nor after heads that differ outside', async () => {
    const [link] = await at.db.query<{ n: string; hash: string }>(
      'select n::text, hash from app.audit_heads h join app.audit_chain c using (n, test) where not test order by h.seq desc limit 1',
    );
    await at.db.travel(400_000);
    await at.db.query(`update app.audit_chain set hash = repeat('0', 64) where n = $1 and not test`, [link?.n]);
    await expect(signHeads(at.db.worker, at.signing)).rejects.toThrow(HeadsDifferError);
    await at.db.query('update app.audit_chain set hash = $2 where n = $1 and not test', [link?.n, link?.hash]);
    const [head] = await at.db.query<Head>('select said, signature from app.audit_heads where seq = 3 and not test');
    await at.db.query(`update app.audit_heads set said = said || ' ' where seq = 3 and not test`);
    await expect(signHeads(at.db.worker, at.signing)).rejects.toThrow(HeadsDifferError);
    await at.db.query('update app.audit_heads set said = $1 where seq = 3 and not test', [head?.said]);
    await at.db.query('delete from app.audit_heads where seq > 3 and not test');
    await signHeads(at.db.worker, at.signing);
    expect((await at.found(async () => undefined)).faults).toEqual([]);
  });
});

describe('the folder outside', () => {
  it('has each head outside once, where several workers have one folder', async () => {
    await at.note('search');
    await at.link();
    const elsewhere = openHeadsFolder(mkdtempSync(path.join(os.tmpdir(), 'heads-')));
    const everyTime = { ...at.signing, everyMs: 0 };
    expect(await signHeads(at.db.worker, { ...everyTime, folder: elsewhere })).toHaveLength(1);
    await Promise.all([1, 2, 3, 4].map(() => signHeads(at.db.worker, at.signing)));
    const lines = () => readFileSync(path.join(at.signing.folder.dir, 'live-2026-11.jsonl'), 'utf8').trim().split('\n');
    expect(new Set(lines()).size).toBe(lines().length);
    expect((await at.found(async () => undefined)).faults).toEqual([]);
    // A line that was written twice before 0.2.0 is no fault.
    appendFileSync(path.join(at.signing.folder.dir, 'live-2026-11.jsonl'), `${lines().at(-1)}\n`);
    expect((await at.found(async () => undefined)).faults).toEqual([]);
  });
});
