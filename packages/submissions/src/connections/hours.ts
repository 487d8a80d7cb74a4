import { newId } from '@beian/database/ids';
import { type AppContext, system, type Tx, transaction } from '@beian/database/transaction';
import { type ClosedSpan, closedBetween, type FilingHours, nextOpening } from '@beian/domain/bureau';
import { settleClosures } from './closures.ts';

/** `call` and `code` of a closure by filing hours. */
const HOURS = 'hours';

interface Row {
  readonly id: string;
  readonly hours: FilingHours | null;
  /** Milliseconds since 1970. */
  readonly from: number;
  readonly now: number;
  /** Closures since `from`, and an open one. */
  readonly closures: readonly { readonly id: string; readonly call: string; since: number; until: number | null }[];
}

/**
 * Writes the closures by filing hours of every connection that has them, and moves due times for those that have
 * ended. It can run at any time, and a later call continues an interrupted one.
 */
export async function updateHoursClosures(ctx: AppContext): Promise<void> {
  const clock = system('clock');
  const ids = await transaction(ctx, clock, async (tx) => {
    const rows = await loadConnections(tx, 'b.opens_at is not null', null);
    return rows.filter((row) => changesOf(row).length > 0).map(({ id }) => id);
  });
  for (const id of ids) await transaction(ctx, clock, (tx) => updateConnectionHours(tx, id));
  const ended = await transaction(ctx, clock, async (tx) => {
    const { rows } = await tx.client.query<{ id: string }>(
      `/* endedHours */ select distinct bureau_id as id from app.bureau_closures
       where call = $1 and until is not null and settled_at is null`,
      [HOURS],
    );
    return rows.map(({ id }) => id);
  });
  for (const id of ended) await settleClosures(ctx, id);
}

/**
 * Writes the closures of one connection's filing hours up to app.now(). Locks the connection until the end of `tx`.
 */
export async function updateConnectionHours(tx: Tx, bureauId: string): Promise<void> {
  const [row] = await loadConnections(tx, 'b.id = $1 for update', bureauId);
  if (row === undefined) throw new Error(`no bureau ${bureauId}`);
  for (const change of changesOf(row)) {
    const until = change.until === null ? null : new Date(change.until).toISOString();
    if (change.id === null) {
      await tx.client.query(
        `/* closeForHours */ insert into app.bureau_closures (id, bureau_id, call, code, since, until)
         values ($1, $2, $3, $3, $4, $5)`,
        [newId('closure'), bureauId, HOURS, new Date(change.since).toISOString(), until],
      );
    } else {
      await tx.client.query('/* openForHours */ update app.bureau_closures set until = $2 where id = $1', [
        change.id,
        until,
      ]);
    }
    await tx.client.query('/* followHours */ update app.bureaus set hours_from = $2 where id = $1', [
      bureauId,
      until ?? new Date(change.since).toISOString(),
    ]);
  }
}

/** Call before the hours of a connection change: ends the closure of the old hours now. */
export async function endHoursClosure(tx: Tx, bureauId: string): Promise<void> {
  await updateConnectionHours(tx, bureauId);
  await tx.client.query(
    `/* endHours */ update app.bureau_closures set until = greatest(app.now(), since)
     where bureau_id = $1 and call = $2 and until is null`,
    [bureauId, HOURS],
  );
  await tx.client.query('/* hoursFromNow */ update app.bureaus set hours_from = app.now() where id = $1', [bureauId]);
}

async function loadConnections(tx: Tx, which: string, bureauId: string | null): Promise<Row[]> {
  const { rows } = await tx.client.query<{
    id: string;
    opensAt: string | null;
    closesAt: string | null;
    from: number;
    now: number;
    closures: { id: string; call: string; since: string; until: string | null }[];
  }>(
    `/* hoursOf */ select b.id, to_char(b.opens_at, 'HH24:MI') as "opensAt", to_char(b.closes_at, 'HH24:MI') as "closesAt",
       (extract(epoch from b.hours_from) * 1000)::float8 as from, (extract(epoch from app.now()) * 1000)::float8 as now,
       (select coalesce(json_agg(json_build_object('id', c.id, 'call', c.call, 'since', app.iso(c.since), 'until', app.iso(c.until))
         order by c.since), '[]') from app.bureau_closures c
         where c.bureau_id = b.id and (c.until is null or c.until > b.hours_from)) as closures
     from app.bureaus b where ${which}`,
    bureauId === null ? [] : [bureauId],
  );
  return rows.map(({ id, opensAt, closesAt, from, now, closures }) => ({
    id,
    hours: opensAt === null || closesAt === null ? null : { opensAt, closesAt },
    from: Math.floor(from),
    now: Math.floor(now),
    closures: closures.map((one) => ({
      ...one,
      since: Date.parse(one.since),
      until: one.until === null ? null : Date.parse(one.until),
    })),
  }));
}

interface Change {
  /** The open closure that ends; null for a new one. */
  readonly id: string | null;
  readonly since: number;
  /** Null if it is still closed. */
  readonly until: number | null;
}

/** Closures by filing hours that are not written yet. Times that the bureau itself closed are not closed twice. */
function changesOf({ hours, from, now, closures }: Row): Change[] {
  const open = closures.find(({ call, until }) => call === HOURS && until === null);
  const others = closures.filter((one) => one !== open);
  return closedBetween(hours, from, now).flatMap((span) => {
    const ended = nextOpening(hours, span.from) <= now;
    return subtractClosures(span, others, now).flatMap((piece): Change[] => {
      const until = !ended && piece.until === span.until ? null : piece.until;
      if (open !== undefined && piece.from === open.since) return until === null ? [] : [{ ...open, until }];
      return [{ id: null, since: piece.from, until }];
    });
  });
}

/** The parts of a span that are in none of these closures. */
function subtractClosures(span: ClosedSpan, closures: Row['closures'], now: number): ClosedSpan[] {
  let at = span.from;
  const pieces: ClosedSpan[] = [];
  for (const { since, until } of closures) {
    const end = until ?? now;
    if (end <= at || since >= span.until) continue;
    if (since > at) pieces.push({ from: at, until: since });
    at = Math.max(at, end);
  }
  return at < span.until ? [...pieces, { from: at, until: span.until }] : pieces;
}
