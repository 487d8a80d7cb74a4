import type { House, Tx } from '../house.ts';
import { newId } from '../ids.ts';

/** A rectification notice 整改通知 of a bureau, put into our words by its codec. */
export interface BureauNoticeEntry {
  readonly about: 'subject' | 'website';
  readonly filingNumber?: string;
  readonly bureauId?: string;
  readonly text: string;
  readonly remark?: string;
}

export const rectificationPlace = (part: 'details' | 'note', id: string): string => `rectifications.${part}:${id}`;

/** Keeps a notice; the same again counts up, and one that was handled stays handled. */
export async function storeBureauNotice(
  house: House,
  tx: Tx,
  { bureauId, answerId }: { readonly bureauId: string; readonly answerId: string },
  { about, filingNumber, bureauId: filedId, text, remark }: BureauNoticeEntry,
): Promise<void> {
  const id = newId('rectification');
  const hash = house.keys.searchHash('rectification', JSON.stringify([about, filingNumber, filedId, text, remark]));
  await tx.client.query(
    `/* storeBureauNotice */ insert into app.rectifications as n
       (id, bureau_id, answer_id, about, filing_number, filed_id, details, hash)
     values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict (bureau_id, hash) do update set times = n.times + 1, last_at = app.now()`,
    [
      id,
      bureauId,
      answerId,
      about,
      filingNumber ?? null,
      filedId ?? null,
      house.keys.sealJson(rectificationPlace('details', id), { text, remark }),
      hash,
    ],
  );
  await tx.client.query(`/* noticeTold */ select pg_notify('records', '')`);
}
