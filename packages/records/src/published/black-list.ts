import type { AppContext, Tx, WithKeys } from '@beian/database/transaction';
import { canonicalDomain } from '@beian/domain/checks';
import { type FieldValues, listOf, textOf } from '@beian/domain/filing';

/** One change of a bureau's black list 黑名单, translated by its codec. */
export type BlackListChange = {
  readonly change: 'add' | 'modify' | 'delete';
  readonly name: string;
  readonly remark?: string;
} & (
  | { readonly kind: 'subject'; readonly certificateType: string; readonly certificateNumber: string }
  | { readonly kind: 'website'; readonly domains: readonly string[] }
);

/** Hashes of a certificate's type and number; letters are upper-cased. */
export const subjectKeys = (ctx: WithKeys, type: string, number: string): readonly string[] =>
  ctx.keys.searchHashes('blackList', `${type}:${number.trim().toUpperCase()}`);

export const blackListDetailsAad = (bureauId: string, key: string) => `black_list.details:${bureauId}:${key}`;

/** The stored data of an entry, sealed. */
export interface ListedSubject {
  readonly name: string;
  readonly remark?: string;
  /** The certificate that the key is made of; missing for websites, and for entries stored before migration 0057. */
  readonly certificate?: { readonly type: string; readonly number: string };
}

/** Stores one change. A file applied after a newer one does not overwrite the newer change. */
export async function storeBlackList(
  ctx: AppContext,
  tx: Tx,
  { bureauId, answerId }: { readonly bureauId: string; readonly answerId: string },
  entry: BlackListChange,
): Promise<void> {
  // One row under each hash key, because an order looks it up with the key of its own hash.
  const keys =
    entry.kind === 'subject'
      ? subjectKeys(ctx, entry.certificateType, entry.certificateNumber)
      : entry.domains.map(canonicalDomain);
  const { name, remark } = entry;
  const certificate =
    entry.kind === 'subject' ? { type: entry.certificateType, number: entry.certificateNumber } : undefined;
  for (const key of keys) {
    const details = ctx.keys.sealJson(blackListDetailsAad(bureauId, key), {
      name,
      remark,
      certificate,
    } satisfies ListedSubject);
    await tx.client.query(
      `/* storeBlackList */ insert into app.black_list as b (bureau_id, kind, key, details, answer_id, removed_at)
       values ($1, $2, $3, $4, $5, case when $6 then app.now() end)
       on conflict (bureau_id, kind, key) do update set details = excluded.details, answer_id = excluded.answer_id,
         at = app.now(), removed_at = excluded.removed_at where b.answer_id <= excluded.answer_id`,
      [bureauId, entry.kind, key, details, answerId, entry.change === 'delete'],
    );
  }
  await tx.client.query(`/* blackListTold */ select pg_notify('records', '')`);
}

/** The columns of an order's content that are looked up on the lists. */
export const blackListColumns = (ctx: WithKeys, values: FieldValues) => {
  const [type, number] = [textOf(values, 'subject.certificateType'), textOf(values, 'subject.certificateNumber')];
  return {
    subjectHash: type === undefined || number === undefined ? null : (subjectKeys(ctx, type, number)[0] as string),
    domains: listOf(values, 'website.domains').map(canonicalDomain),
  };
};
