import { skipAuditCheck, writeAudit } from '@beian/database/audit';
import { MOST_DOWNLOADS } from '@beian/database/context';
import { newId } from '@beian/database/ids';
import {
  type AppContext,
  openSnapshot,
  type Snapshot,
  snapshotPool,
  type Tx,
  transaction,
} from '@beian/database/transaction';
import { SHANGHAI_OFFSET_MS } from '@beian/domain/calendar';
import { type Actor, MAX_DOWNLOADS_PER_PERSON } from '@beian/domain/staff';
import type { Language } from '@beian/domain/text';
import { z } from 'zod';
import { cellText } from './list.ts';
import { type DownloadName, downloadLists } from './lists.ts';
import { mayDownload } from './rights.ts';

/**
 * Interval in which a running download updates its row, ms, and the seconds without update after which it counts as
 * failed.
 */
const HEARTBEAT_INTERVAL_MS = 10_000;
const HEARTBEAT_TIMEOUT_S = 60;
/** Longest duration of a download, ms: a snapshot held for longer keeps PostgreSQL from vacuuming. */
const MAX_DURATION_MS = 15 * 60_000;

export interface DownloadQuery {
  readonly actor: Actor;
  readonly language: Language;
  readonly list: string;
  /** Filter of the list; parsed here. */
  readonly filter: unknown;
  /** Columns in the sequence of the list; without it, all. */
  readonly columns?: readonly string[] | undefined;
}

export type DownloadRefusal =
  | { readonly code: 'NOT_FOUND' | 'FORBIDDEN' | 'TOO_MANY_DOWNLOADS' | 'DOWNLOADS_BUSY' }
  | { readonly code: 'WRONG_SHAPE'; readonly field: string };

export interface Download {
  readonly ok: true;
  /** Instant of the snapshot that all rows come from: ISO 8601, UTC. */
  readonly at: string;
  /** Number of rows; exact, because they come from one snapshot. */
  readonly total: number;
  /** Made of the list and the instant; nothing of the filter, which may name a person. */
  readonly fileName: string;
  /** The header, then each row. If the reader stops, the download ends and its connection is released. */
  readonly lines: AsyncGenerator<readonly (string | number)[]>;
  /**
   * Ends a download that nobody has begun to read, because a generator that was never started gets no `return`. Does
   * nothing afterwards.
   */
  readonly abandon: () => Promise<void>;
}

type Running = { readonly id: string; readonly rows: () => number; outcome: 'done' | 'cancelled' | 'failed' };

/**
 * Opens a list of the console for a complete read from one snapshot, with the reader's rights. Its row is written
 * before the first byte is sent, its audit row at the end, with the outcome and the number of rows.
 * @throws DatabaseUnavailable
 */
export async function openDownload(
  ctx: AppContext,
  asked: DownloadQuery,
): Promise<Download | ({ ok: false } & DownloadRefusal)> {
  const known = Object.hasOwn(downloadLists, asked.list) ? (asked.list as DownloadName) : undefined;
  if (known === undefined) return { ok: false, code: 'NOT_FOUND' };
  const of = downloadLists[known];
  const { actor, language } = asked;
  if (!mayDownload(of, actor)) {
    await transaction(ctx, actor, (tx) => writeAudit(tx, actor, 'downloadList', undefined, 'refused', { list: known }));
    return { ok: false, code: 'FORBIDDEN' };
  }
  const filter = of.filter.safeParse(asked.filter);
  if (!filter.success) return wrongShape(['filter', ...(filter.error.issues[0]?.path ?? [])].join('.'));
  const columns = Object.entries(of.columns).filter(([name]) => asked.columns?.includes(name) ?? true);
  const unknown = asked.columns?.some((name) => !Object.hasOwn(of.columns, name)) ?? false;
  if (unknown || columns.length === 0) return wrongShape('columns');
  const pool = snapshotPool(ctx, actor);
  if (pool.totalCount - pool.idleCount >= MOST_DOWNLOADS) return { ok: false, code: 'DOWNLOADS_BUSY' };

  const id = newId('download');
  const auditedFilter = redactSearch(filter.data);
  const admitted = await transaction(ctx, actor, (tx) => registerDownload(tx, actor, id, known, auditedFilter));
  if (!admitted) return { ok: false, code: 'TOO_MANY_DOWNLOADS' };

  let sent = 0;
  const running: Running = { id, rows: () => sent, outcome: 'failed' };
  const end = () => finish(ctx, actor, running, { list: known, filter: auditedFilter });
  let snapshot: Snapshot | undefined;
  try {
    snapshot = await openSnapshot(ctx, actor, pool);
    const { tx } = snapshot;
    const { rows } = await tx.client.query<{ at: string }>('/* downloadAt */ select app.iso(app.now()) as at');
    const at = rows[0]?.at ?? '';
    const query = { actor, language, filter: filter.data };
    const first = await of.page(ctx, tx, query, { readAll: true });
    const open = snapshot;
    const total = first.page.totalCount;
    const head = columns.map(([, { header }]) => header[language]);
    const cells = columns.map(([, column]) => column);
    const write = (row: unknown) => cells.map((column) => cellText(column.read(row, language), language));
    let begun = false;
    const lines = (async function* () {
      if (begun) return;
      begun = true;
      const alive = setInterval(() => void keepAlive(ctx, actor, running), HEARTBEAT_INTERVAL_MS);
      const until = Date.now() + MAX_DURATION_MS;
      running.outcome = 'cancelled';
      try {
        yield head;
        for (let page = first; ; ) {
          for (const row of page.rows) {
            sent += 1;
            yield write(row);
          }
          const after = page.page.cursorAt(-1);
          if (!page.page.hasNextPage || after === undefined) break;
          if (Date.now() > until) throw new Error('a download took too long');
          page = await of.page(ctx, tx, query, { readAll: true, after }).catch((error: unknown) => {
            running.outcome = 'failed';
            throw error;
          });
        }
        running.outcome = 'done';
      } finally {
        clearInterval(alive);
        await open.close();
        await end();
      }
    })();
    const abandon = async (): Promise<void> => {
      if (begun) return;
      begun = true;
      running.outcome = 'cancelled';
      await open.close();
      await end();
    };
    return { ok: true, at, total, fileName: `${known}-${fileNameTime(at)}.csv`, lines, abandon };
  } catch (error) {
    await snapshot?.close();
    await end();
    throw error;
  }
}

const wrongShape = (field: string) => ({ ok: false, code: 'WRONG_SHAPE', field }) as const;

const fileNameTime = (at: string): string =>
  new Date(Date.parse(at) + SHANGHAI_OFFSET_MS).toISOString().slice(0, 16).replace(/[-:]/g, '').replace('T', '-');

/** A search text may name a person, so only its presence is stored. */
function redactSearch(filter: unknown): Record<string, unknown> {
  const { search, ...rest } = filter as Record<string, unknown>;
  return search === undefined ? rest : { ...rest, searched: true };
}

/**
 * Writes the row of a download, unless the person has too many running. Downloads without recent update are ended
 * first.
 */
async function registerDownload(
  tx: Tx,
  actor: Actor,
  id: string,
  name: string,
  filter: Record<string, unknown>,
): Promise<boolean> {
  // Locked, so that concurrent requests of all processes are counted one after the other.
  await tx.client.query(`/* holdDownloads */ select pg_advisory_xact_lock(hashtextextended('downloads ' || $1, 0))`, [
    actor.id,
  ]);
  const { rows: gone } = await tx.client.query<{ id: string; list: string; filter: unknown; rows: number }>(
    `/* endGone */ update app.downloads set ended_at = app.now(), outcome = 'failed'
     where staff_id = $1 and ended_at is null and alive_at < now() - interval '${HEARTBEAT_TIMEOUT_S} seconds' returning id, list, filter, rows`,
    [actor.id],
  );
  for (const one of gone)
    await audit(tx, actor, one.id, { list: one.list, filter: one.filter, rows: one.rows, outcome: 'failed' });
  const { rows } = await tx.client.query<{ n: number }>(
    '/* runningDownloads */ select count(*)::int as n from app.downloads where staff_id = $1 and ended_at is null',
    [actor.id],
  );
  if ((rows[0]?.n ?? 0) >= MAX_DOWNLOADS_PER_PERSON) {
    await writeAudit(tx, actor, 'downloadList', undefined, 'refused', { list: name, because: 'tooMany' });
    return false;
  }
  // The audit row is written at the end of the download, whatever the outcome.
  skipAuditCheck(tx);
  await tx.client.query(
    '/* addDownload */ insert into app.downloads (id, staff_id, list, filter) values ($1, $2, $3, $4)',
    [id, actor.id, name, JSON.stringify(filter)],
  );
  return true;
}

const audit = (tx: Tx, actor: Actor, id: string, details: Record<string, unknown>): Promise<void> =>
  writeAudit(tx, actor, 'downloadList', id, 'done', details);

/** A failed update is made up by the next one. */
const keepAlive = (ctx: AppContext, actor: Actor, { id, rows }: Running): Promise<void> =>
  transaction(ctx, actor, async (tx) => {
    skipAuditCheck(tx);
    await tx.client.query(
      '/* downloadLives */ update app.downloads set alive_at = now(), rows = $2 where id = $1 and ended_at is null',
      [id, rows()],
    );
  }).catch(() => undefined);

/** If the database is unavailable, the row stays open; the next download of the person ends and audits it. */
const finish = (
  ctx: AppContext,
  actor: Actor,
  { id, rows, outcome }: Running,
  what: Record<string, unknown>,
): Promise<void> =>
  transaction(ctx, actor, async (tx) => {
    const { rowCount } = await tx.client.query(
      '/* endDownload */ update app.downloads set ended_at = app.now(), outcome = $2, rows = $3 where id = $1 and ended_at is null',
      [id, outcome, rows()],
    );
    if (rowCount === 1) await audit(tx, actor, id, { ...what, rows: rows(), outcome });
  }).catch(() => undefined);

/** Body of the HTTP request for a download. */
export const downloadRequest = z.strictObject({
  filter: z.record(z.string(), z.unknown()).default({}),
  columns: z.array(z.string().max(40)).max(40).optional(),
});
