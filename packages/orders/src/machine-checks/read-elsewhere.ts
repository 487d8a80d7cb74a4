import { fromBase64 } from '@beian/database/sql';
import { type AppContext, system, type Tx, transaction } from '@beian/database/transaction';
import type { MaterialKind } from '@beian/domain/filing';
import {
  comparedPicture,
  comparedPictures,
  type ReadElsewhere,
  readElsewhereResult,
  type StoredMachineCheck,
} from '@beian/domain/machine-checks';
import { materialKey } from '@beian/domain/order';
import { editionOf } from '@beian/domain/province';
import { paperResultOf, type StoredPaperResult } from '@beian/domain/reading';
import { findFacts } from '../facts/facts.ts';
import { readingAad } from '../readings/readings-sql.ts';
import { kindsByHash } from '../readings/value-hashes.ts';
import { storeMachineChecks } from './machine-checks-sql.ts';

interface OwnScan {
  readonly id: string;
  readonly kind: MaterialKind;
  readonly hash: string;
  /** Base64. */
  readonly result: string;
}

/**
 * 重复使用: looks for what was read on the scans of an order on those of other subjects. A copy that was cropped, turned or altered has another
 * fingerprint, but says the same. The finding is for staff alone.
 */
export const checkReadElsewhere = (ctx: AppContext, orderId: string): Promise<void> =>
  transaction(ctx, system('clock'), async (tx) => {
    const scans = await findOwnScans(tx, orderId);
    if (scans.length === 0) return;
    const facts = (await findFacts(tx, [orderId])).get(orderId)?.facts;
    if (facts === undefined) return;
    const checks: StoredMachineCheck[] = [];
    for (const { id, kind, hash, result } of scans) {
      const row = comparedPicture(kind);
      if (row?.readElsewhere === undefined) continue;
      const read = paperResultOf(ctx.keys.unsealJson<StoredPaperResult>(readingAad(id), fromBase64(result)));
      const found = await findReadElsewhere(tx, { orderId, kinds: row.with }, kindsByHash(ctx, read));
      checks.push({ ...readElsewhereResult(row, found), item: materialKey(kind), contentHash: hash });
    }
    await storeMachineChecks(tx, { orderId, edition: editionOf(facts.edition) }, checks);
  });

async function findOwnScans(tx: Tx, orderId: string): Promise<OwnScan[]> {
  const { rows } = await tx.client.query<OwnScan>(
    `/* findOwnScans */ select m.id, m.kind, m.hash, encode(r.result, 'base64') as result
     from app.materials m join app.readings r on r.material_id = m.id
     where m.order_id = $1 and m.removed_at is null and m.kind = any($2) and r.result is not null order by m.kind`,
    [orderId, comparedPictures],
  );
  return rows;
}

/**
 * Orders of other subjects on whose scans one of the values was read, those with most of them first. A subject is another one by its record
 * and by its certificate: a filing that is begun anew has another record. Scans removed before they were submitted do not count.
 */
async function findReadElsewhere(
  tx: Tx,
  { orderId, kinds }: { readonly orderId: string; readonly kinds: readonly MaterialKind[] },
  kindOf: ReadonlyMap<string, ReadElsewhere['kinds'][number]>,
): Promise<ReadElsewhere> {
  if (kindOf.size === 0) return { orders: [], kinds: [] };
  const { rows } = await tx.client.query<{ number: string; hashes: string[] }>(
    `/* findReadElsewhere */ with own as (
       select o.record_id, c.subject_hash from app.orders o join app.order_contents c on c.order_id = o.id where o.id = $1)
     select o.number, array(select h from unnest(r.value_hashes) h where h = any($2)) as hashes
     from own, app.readings r join app.materials m on m.id = r.material_id and m.kind = any($3)
         and (m.removed_at is null or m.handed_in_at is not null)
       join app.orders o on o.id = r.order_id join app.order_contents c on c.order_id = o.id
     where r.value_hashes && $2 and o.id <> $1 and o.record_id <> own.record_id
       and (c.subject_hash is null or own.subject_hash is null or c.subject_hash <> own.subject_hash)
     order by cardinality(array(select h from unnest(r.value_hashes) h where h = any($2))) desc, o.number limit 20`,
    [orderId, [...kindOf.keys()], kinds],
  );
  const found = new Set(rows.flatMap(({ hashes }) => hashes.flatMap((hash) => kindOf.get(hash) ?? [])));
  return { orders: [...new Set(rows.map(({ number }) => number))], kinds: [...found] };
}
