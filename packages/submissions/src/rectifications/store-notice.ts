import { newId } from '@beian/database/ids';
import type { AppContext, Tx, WithKeys } from '@beian/database/transaction';
import {
  type CheckFacts,
  type RectificationKind,
  rectificationKindRow,
  rectificationKinds,
} from '@beian/domain/bureau';

/** What a bureau asks of filed data, translated by its codec. */
export interface BureauNoticeEntry extends NoticeDetails {
  readonly about: RectificationKind;
  readonly filingNumber?: string;
  readonly bureauId?: string;
}

/** What the sealed column `details` holds: a text, or the facts of a check or task. */
export interface NoticeDetails {
  readonly text?: string;
  readonly facts?: CheckFacts;
  readonly remark?: string;
  /** Of a verification task: paths that its answer must have and its record lacks. */
  readonly lacks?: readonly string[];
}

export const rectificationAad = (part: 'details' | 'note' | 'due_note' | 'reply', id: string): string =>
  `rectifications.${part}:${id}`;

/**
 * Stores a notice with the days that the setting gives it, and the record that it is about if we have it. A repeated one increases the
 * count: its clock runs from the first time. A rectification that was answered or dealt with stays so; a check or task that comes again after
 * that is new work.
 */
export async function storeBureauNotice(
  ctx: AppContext,
  tx: Tx,
  { bureauId, answerId }: { readonly bureauId: string; readonly answerId: string },
  { about, filingNumber, bureauId: filedId, ...details }: BureauNoticeEntry,
): Promise<void> {
  const id = newId('rectification');
  const hashes = noticeHashes(ctx, { about, filingNumber, filedId }, details);
  const { forSubject } = rectificationKindRow(about);
  const known = await tx.client.query(
    `/* storeBureauNotice */ update app.rectifications set times = times + 1, last_at = app.now()
     where bureau_id = $1 and hash = any($2) and (for_subject or closed_at is null)`,
    [bureauId, hashes],
  );
  if (known.rowCount === 0) {
    await tx.client.query(
      `/* storeBureauNotice */ insert into app.rectifications as n
         (id, bureau_id, answer_id, about, for_subject, filing_number, filed_id, details, hash, days)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, (select value #>> '{}' from app.settings where name = 'rectificationDays')::int)
       on conflict (bureau_id, hash) where for_subject or closed_at is null
         do update set times = n.times + 1, last_at = app.now()`,
      [
        id,
        bureauId,
        answerId,
        about,
        forSubject,
        filingNumber ?? null,
        filedId ?? null,
        ctx.keys.sealJson(rectificationAad('details', id), details),
        hashes[0],
      ],
    );
    await matchRecords(tx);
  }
  await tx.client.query(`/* noticeTold */ select pg_notify('records', '')`);
}

/** Kinds whose ids name a website. */
const websiteKinds = (Object.keys(rectificationKinds) as RectificationKind[]).filter(
  (kind) => rectificationKinds[kind].of === 'website',
);

/** Finds the records of open notices that have none yet: a notice may come before its record is published. */
export async function matchRecords(tx: Tx): Promise<void> {
  await tx.client.query(
    `/* matchRecords */ with found as (
       select n.id, r.id as record_id, null as website_id from app.rectifications n
         join app.records r on r.bureau_id = n.filed_id or r.filing_number = n.filing_number
         where n.about <> all($1) and n.record_id is null and n.closed_at is null
       union all select n.id, w.record_id, w.id from app.rectifications n
         join app.websites w on w.bureau_id = n.filed_id or w.filing_number = n.filing_number
         where n.about = any($1) and n.record_id is null and n.closed_at is null)
     update app.rectifications n set record_id = found.record_id, website_id = found.website_id from found where found.id = n.id`,
    [websiteKinds],
  );
}

/**
 * Keyed hashes of the content of a notice, that of the current key first; missing values count as null. The time of a check does not count:
 * a bureau may check the same again before anybody has dealt with it.
 */
export function noticeHashes(
  ctx: WithKeys,
  of: { readonly about: unknown; readonly filingNumber: unknown; readonly filedId: unknown },
  { text, remark, facts }: NoticeDetails,
): readonly string[] {
  const said = [of.about, of.filingNumber, of.filedId, text, remark];
  const { checkedAt: _, ...lasting } = facts ?? {};
  return ctx.keys.searchHashes('rectification', JSON.stringify(facts === undefined ? said : [...said, lasting]));
}
