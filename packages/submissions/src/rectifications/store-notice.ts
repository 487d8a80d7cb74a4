import { newId } from '@beian/database/ids';
import type { AppContext, Tx, WithKeys } from '@beian/database/transaction';
import type { RectificationKind } from '@beian/domain/bureau';

/** A rectification notice 整改通知 of a bureau, translated by its codec. */
export interface BureauNoticeEntry {
  readonly about: RectificationKind;
  readonly filingNumber?: string;
  readonly bureauId?: string;
  readonly text: string;
  readonly remark?: string;
}

export const rectificationAad = (part: 'details' | 'note' | 'due_note', id: string): string =>
  `rectifications.${part}:${id}`;

/**
 * Stores a notice with the days that the setting gives it, and the record that it is about if we have it. A repeated one increases the
 * count: its clock runs from the first time, and one that was answered or dealt with stays so.
 */
export async function storeBureauNotice(
  ctx: AppContext,
  tx: Tx,
  { bureauId, answerId }: { readonly bureauId: string; readonly answerId: string },
  { about, filingNumber, bureauId: filedId, text, remark }: BureauNoticeEntry,
): Promise<void> {
  const id = newId('rectification');
  const hashes = noticeHashes(ctx, [about, filingNumber, filedId, text, remark]);
  const known = await tx.client.query(
    `/* storeBureauNotice */ update app.rectifications set times = times + 1, last_at = app.now()
     where bureau_id = $1 and hash = any($2)`,
    [bureauId, hashes],
  );
  if (known.rowCount === 0) {
    await tx.client.query(
      `/* storeBureauNotice */ insert into app.rectifications as n
         (id, bureau_id, answer_id, about, filing_number, filed_id, details, hash, days)
       values ($1, $2, $3, $4, $5, $6, $7, $8, (select value #>> '{}' from app.settings where name = 'rectificationDays')::int)
       on conflict (bureau_id, hash) do update set times = n.times + 1, last_at = app.now()`,
      [
        id,
        bureauId,
        answerId,
        about,
        filingNumber ?? null,
        filedId ?? null,
        ctx.keys.sealJson(rectificationAad('details', id), { text, remark }),
        hashes[0],
      ],
    );
    await matchRecords(tx);
  }
  await tx.client.query(`/* noticeTold */ select pg_notify('records', '')`);
}

/** Finds the records of open notices that have none yet: a notice may come before its record is published. */
export async function matchRecords(tx: Tx): Promise<void> {
  await tx.client.query(
    `/* matchRecords */ with found as (
       select n.id, r.id as record_id, null as website_id from app.rectifications n
         join app.records r on r.bureau_id = n.filed_id or r.filing_number = n.filing_number
         where n.about <> 'website' and n.record_id is null and n.closed_at is null
       union all select n.id, w.record_id, w.id from app.rectifications n
         join app.websites w on w.bureau_id = n.filed_id or w.filing_number = n.filing_number
         where n.about = 'website' and n.record_id is null and n.closed_at is null)
     update app.rectifications n set record_id = found.record_id, website_id = found.website_id from found where found.id = n.id`,
  );
}

/** Keyed hashes of the content of a notice, that of the current key first; missing values count as null. */
export const noticeHashes = (ctx: WithKeys, said: readonly (string | null | undefined)[]): readonly string[] =>
  ctx.keys.searchHashes('rectification', JSON.stringify(said));
