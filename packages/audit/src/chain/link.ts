import { auditTextSql, hashOfLink } from '@beian/database/audit';
import { type AppContext, system, type Tx, transaction } from '@beian/database/transaction';

/** Rows that are linked in one transaction. */
const MAX_ROWS = 1000;
/** Key of the advisory lock; each realm has its own number. */
const LOCK = 7_302_111_862;

/**
 * Only one process links and signs at a time; without the lock, leave the work to its holder. Ends with the
 * transaction.
 */
export async function tryAuditLock(ctx: AppContext, tx: Tx): Promise<boolean> {
  const { rows } = await tx.client.query<{ mine: boolean }>('select pg_try_advisory_xact_lock($1) as mine', [
    LOCK + (ctx.test ? 1 : 0),
  ]);
  return rows[0]?.mine === true;
}

interface Tail {
  readonly n: string;
  readonly hash: string;
  /** The earliest day of a new link, YYYY-MM-DD. */
  readonly day: string;
  readonly tx: string;
  readonly id: string;
  /** The database was restored on another server, where transaction ids start lower. */
  readonly elsewhere: boolean;
}

/**
 * Links newly committed rows in the sequence of their transactions. A row is linked once every earlier transaction
 * has ended, so that no row can be inserted before it later. Writers do not wait for this. Returns the number of
 * rows; call again if it is `MAX_ROWS`.
 */
export function linkAudit(ctx: AppContext): Promise<number> {
  return transaction(ctx, system('clock'), async (tx) => {
    if (!(await tryAuditLock(ctx, tx))) return 0;
    const { rows: tails } = await tx.client.query<Tail>({
      name: 'audit-tail',
      text: `/* linkAudit */ select c.n::text, c.hash, a.tx, a.id,
          greatest(c.day, (select max(h.day) + 1 from app.audit_heads h where h.final))::text as day,
          a.tx >= lpad(pg_snapshot_xmax(pg_current_snapshot())::text, 20, '0') as elsewhere
        from app.audit_chain c left join app.audit a on a.id = c.audit_id order by c.n desc limit 1`,
    });
    const tail = tails[0] ?? { n: '0', hash: '', day: '0001-01-01', tx: '', id: '', elsewhere: false };
    // If the last row of a chain was deleted, linking stops; the command reports the row.
    if (tail.tx === null) throw new Error('the last row of the audit chain is gone: run npm run audit:verify');
    const { rows } = await tx.client.query<{ id: string; day: string; said: string }>({
      name: tail.elsewhere ? 'audit-unlinked-elsewhere' : 'audit-unlinked',
      text: `/* linkAudit */ select a.id, app.shanghai_day(a.at) as day, ${auditTextSql} as said from app.audit a
        where ${tail.elsewhere ? '$1::text is not null and $2::text is not null' : '(a.tx, a.id) > ($1, $2)'}
          and (a.tx < lpad(pg_snapshot_xmin(pg_current_snapshot())::text, 20, '0')
            ${tail.elsewhere ? `or a.tx >= lpad(pg_snapshot_xmax(pg_current_snapshot())::text, 20, '0')` : ''})
          and not exists (select from app.audit_chain c where c.audit_id = a.id)
        order by a.tx, a.id limit $3`,
      values: [tail.tx, tail.id, MAX_ROWS],
    });
    if (rows.length === 0) return 0;
    let { n, hash, day } = { n: BigInt(tail.n), hash: tail.hash, day: tail.day };
    const links = rows.map((row) => {
      n += 1n;
      // A row that commits after its day was closed belongs to the next day.
      if (row.day > day) day = row.day;
      hash = hashOfLink(hash, String(n), day, row.said);
      return { n: String(n), id: row.id, day, hash };
    });
    await tx.client.query({
      name: 'link-audit',
      text: `/* linkAudit */ insert into app.audit_chain (n, audit_id, day, hash)
        select * from unnest($1::bigint[], $2::text[], $3::date[], $4::text[])`,
      values: [
        links.map((one) => one.n),
        links.map((one) => one.id),
        links.map((one) => one.day),
        links.map((one) => one.hash),
      ],
    });
    return links.length;
  });
}

export const MAX_LINKED_ROWS = MAX_ROWS;
