import { websites } from '@beian/database/schema';
import type { AppContext, Tx } from '@beian/database/transaction';
import type { Ending } from '@beian/domain/order-names';
import { eq } from 'drizzle-orm';
import { unsealWebsite, websiteColumns } from './record.ts';

/** What is no longer filed: a subject with all its websites, one website, or one access. */
export interface Ended {
  readonly what: Ending;
  /** The bureau's own id: Ztid, Wzid or Jrid. */
  readonly bureauId: string;
}

/** The changed status of a website in its record. */
export type EndedStatus = 'gone' | 'notOurs' | undefined;

/**
 * Notes that something is no longer filed 注销. Stored by the bureau's id, so that a record published later than its end does not
 * reappear. `answerId`: the bureau's file that says so; null: the approval of an order. False if it is known already.
 */
export async function noteEnded(tx: Tx, { what, bureauId }: Ended, answerId: string | null): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    `/* noteEnded */ insert into app.deregistrations (kind, bureau_id, answer_id) values ($1, $2, $3)
     on conflict do nothing`,
    [what, bureauId, answerId],
  );
  return rowCount !== 0;
}

/**
 * Takes it out of the filed records; returns the websites that changed, by id. `ispId`: our id at the bureau. The caller saves a
 * version of the record.
 */
export const endFiled = (ctx: AppContext, tx: Tx, { what, bureauId }: Ended, ispId: string) =>
  what === 'access' ? endAccess(ctx, tx, bureauId, ispId) : endWebsites(tx, what, bureauId);

async function endWebsites(tx: Tx, what: 'subject' | 'website', bureauId: string): Promise<Map<string, EndedStatus>> {
  const { rows } = await tx.client.query<{ id: string }>(
    `/* endSites */ update app.websites w set gone = true, gone_at = app.now() from app.records r
     where r.id = w.record_id and not w.gone and case $1 when 'subject' then r.bureau_id else w.bureau_id end = $2
     returning w.id`,
    [what, bureauId],
  );
  return new Map(rows.map(({ id }) => [id, 'gone']));
}

/** Without any access of ours the website is no longer ours. */
async function endAccess(ctx: AppContext, tx: Tx, bureauId: string, ispId: string): Promise<Map<string, EndedStatus>> {
  const { rows } = await tx.client.query<{ id: string }>(
    `/* siteOfAccess */ select id from app.websites
     where plain -> 'accesses' @> jsonb_build_array(jsonb_build_object('bureauId', $1::text)) for update`,
    [bureauId],
  );
  const touched = new Map<string, EndedStatus>();
  for (const { id } of rows) {
    const [row] = await tx.select().from(websites).where(eq(websites.id, id));
    if (row === undefined) continue;
    const website = unsealWebsite(ctx, row);
    const accesses = website.accesses.filter((access) => access.bureauId !== bureauId);
    const ours = accesses.some((access) => access.ispId === ispId);
    await tx
      .update(websites)
      .set({ ...websiteColumns(ctx, id, { ...website, accesses }), ours })
      .where(eq(websites.id, id));
    touched.set(id, row.ours && !ours ? 'notOurs' : undefined);
  }
  return touched;
}
