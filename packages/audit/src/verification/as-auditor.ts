import { commandSettings } from '@beian/database/connection';
import { explainConnectionError, readSettings } from '@beian/database/programs';
import pg from 'pg';
import { z } from 'zod';

const address = z
  .string()
  .regex(/^postgres(ql)?:\/\/./, 'must be an address like postgres://auditor:password@host:5432/database');
const settings = z
  .object({ DATABASE_AUDITOR_URL: address.optional(), DATABASE_URL: address.optional() })
  .refine((env) => env.DATABASE_AUDITOR_URL !== undefined || env.DATABASE_URL !== undefined, {
    path: ['DATABASE_AUDITOR_URL'],
    error: 'is missing: it must be the address of the database for the user auditor',
  });

/** The database URL with which commands read the audit log. @throws SetupFault */
export function auditorUrl(source: NodeJS.ProcessEnv): string {
  const env = readSettings(settings, source);
  return env.DATABASE_AUDITOR_URL ?? env.DATABASE_URL ?? '';
}

/** Runs `work` as the role auditor, whichever role the URL has; it can only read. @throws SetupFault */
export async function asAuditor<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, ...commandSettings });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query(
      `set role auditor; set app.kind = 'system'; set app.actor = 'auditor'; set statement_timeout = 0`,
    );
  } catch (error) {
    await client.end().catch(() => undefined);
    throw explainConnectionError('DATABASE_AUDITOR_URL', url, error);
  }
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/**
 * The id of an order by its number or id; returns `order` itself if the order is gone, because the audit log still
 * names it.
 */
export async function findOrderId(client: pg.Client, order: string): Promise<string> {
  const { rows } = await client.query<{ id: string }>('select id from app.orders where id = $1 or number = $1', [
    order,
  ]);
  return rows[0]?.id ?? order;
}
