import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {
  type AuditKey,
  type HeadsFolder,
  linkAudit,
  loadAuditKey,
  openHeadsFolder,
  readPublicKeys,
  type SigningOptions,
  savePublicKey,
  signHeads,
} from '@beian/audit/chain';
import { type TrustedHeads, type VerificationResult, verifyInTransaction } from '@beian/audit/verification';
import { writeAudit } from '@beian/database/audit';
import { transaction } from '@beian/database/transaction';
import type { AuditAction } from '@beian/domain/order';
import pg from 'pg';
import { type TestDatabase, testDatabase } from '../database/database.ts';
import { type People, seedPeople } from '../fixtures/people.ts';
import { seedRecords } from '../fixtures/records.ts';
import { orderInState } from '../orders/order-in.ts';

export type Query = pg.Client['query'];

/**
 * A database with two days of audit rows, linked and signed: two orders in review on the first, three rows on the
 * second.
 */
export interface AuditedDatabase {
  readonly db: TestDatabase;
  readonly people: People;
  /** The first of its orders. */
  readonly orderId: string;
  readonly folder: HeadsFolder;
  readonly signing: SigningOptions;
  keyIn(name: string): AuditKey;
  /** Links what is committed by now; waits for open transactions in other databases of this server. */
  link(ctx?: TestDatabase['worker']): Promise<number>;
  /** Links and signs. */
  keep(): Promise<void>;
  /** Writes an audit row of the administrator. */
  note(action: AuditAction, details?: Record<string, unknown>): Promise<void>;
  /** The heads and keys outside the database. */
  given(): TrustedHeads;
  /** Verifies after a change by a superuser, in a transaction that is rolled back. */
  found(change: (query: Query) => Promise<unknown>, heads?: TrustedHeads): Promise<VerificationResult>;
  /** A row of a table, in the sequence of a column. */
  nth(table: string, at: number, where?: string, order?: string): Promise<Record<string, string>>;
  close(): Promise<void>;
}

export async function auditedDatabase(): Promise<AuditedDatabase> {
  const db = await testDatabase();
  const [record, other] = await seedRecords(db);
  const people = await seedPeople(db);
  if (record === undefined || other === undefined) throw new Error('no record');
  const dir = mkdtempSync(path.join(os.tmpdir(), 'beian-audit-'));
  const keyIn = (name: string) => {
    const file = path.join(dir, name);
    const { privateKey } = generateKeyPairSync('ed25519');
    writeFileSync(file, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
    return loadAuditKey(file);
  };
  const key = keyIn('audit-key.pem');
  const folder = openHeadsFolder(path.join(dir, 'heads'), key);
  await savePublicKey(db.worker, key);
  const signing = { key, folder, everyMs: 300_000, everyLinks: 1000 };
  const link = async (ctx = db.worker): Promise<number> => {
    for (;;) {
      const [row] = await db.query<{ hidden: boolean }>(
        `select exists (select from app.audit where tx >= lpad(pg_snapshot_xmin(pg_current_snapshot())::text, 20, '0')) as hidden`,
      );
      if (row?.hidden !== true) return linkAudit(ctx);
    }
  };
  const keep = async () => {
    await link();
    await signHeads(db.worker, signing);
  };
  const client = new pg.Client({ connectionString: db.url });
  await client.connect();
  const { actor } = people.administrator;
  const note = (action: AuditAction, details = {}) =>
    transaction(db.app, actor, (tx) => writeAudit(tx, actor, action, undefined, 'done', details));
  const given = () => ({
    heads: { live: folder.read('live'), test: folder.read('test') },
    keys: readPublicKeys(folder.dir),
  });
  const orderId = await orderInState(db, people, record, 'INITIAL_REVIEW');
  await keep();
  await orderInState(db, people, other, 'INITIAL_REVIEW');
  await db.travel(24 * 3_600_000);
  await keep();
  await note('changeSetting', { name: 'lapse', to: 'off' });
  await note('changeSetting', { name: 'lapse', to: 'on' });
  await db.travel(300_000);
  await keep();
  await note('signOut');
  await link();
  return {
    ...{ db, people, orderId, folder, signing, keyIn, link, keep, note, given },
    found: async (change, heads = given()) => {
      await client.query('begin isolation level repeatable read');
      try {
        // Superuser mode without foreign keys and triggers.
        await client.query('set local session_replication_role = replica');
        await change(client.query.bind(client) as Query);
        return await verifyInTransaction(client, { heads });
      } finally {
        await client.query('rollback');
      }
    },
    nth: async (table, at, where = 'true', order = 'n') => {
      const [row] = await db.query<Record<string, string>>(
        `select t.* from app.${table} t where ${where} order by ${order} offset $1 limit 1`,
        [at],
      );
      if (row === undefined) throw new Error(`no row ${at} of ${table}`);
      return row;
    },
    close: async () => {
      await client.end();
      await db.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
