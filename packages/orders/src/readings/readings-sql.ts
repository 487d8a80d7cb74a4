import type { Tx } from '@beian/database/transaction';
import type { MaterialKind } from '@beian/domain/filing';
import type { PaperKind } from '@beian/domain/reading';

export interface StoredReading {
  readonly engine: string;
  /** How the result is bound to its row. */
  readonly aad: string;
  readonly result: Buffer;
}

/** A reading of the same bytes as the same paper: of another material, or of the upload before it was attached. */
export async function findSameReading(tx: Tx, hash: string, paper: PaperKind): Promise<StoredReading | undefined> {
  const { rows } = await tx.client.query<StoredReading>(
    `/* findSameReading */ (select engine, 'readings.result:' || material_id as aad, result from app.readings
       where hash = $1 and paper = $2 and result is not null order by read_at desc, material_id limit 1)
     union all (select engine, 'upload_readings.result:' || upload_id || ':' || material, result from app.upload_readings
       where hash = $1 and paper = $2 and state = 'READ' limit 1)
     limit 1`,
    [hash, paper],
  );
  return rows[0];
}

export interface ReadingToStore {
  readonly orderId: string;
  readonly material: { readonly id: string; readonly hash: string };
  readonly paper: PaperKind;
  /** Null: the picture cannot be decoded. */
  readonly found: {
    readonly engine: string;
    readonly sealed: Buffer;
    /** `valueHashesOf` what was read. */
    readonly valueHashes: readonly string[];
  } | null;
}

/** Stores a reading in place of an earlier one; false: the material was erased meanwhile. */
export async function storeReading(tx: Tx, { orderId, material, paper, found }: ReadingToStore): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    `/* storeReading */ insert into app.readings (material_id, order_id, paper, hash, engine, result, value_hashes)
     select m.id, $2, $3, $4, $5, $6, $7 from app.materials m where m.id = $1 for key share
     on conflict (material_id) do update
       set paper = excluded.paper, engine = excluded.engine, result = excluded.result, read_at = excluded.read_at,
         value_hashes = excluded.value_hashes`,
    [
      ...[material.id, orderId, paper, material.hash],
      ...[found?.engine ?? null, found?.sealed ?? null, found?.valueHashes ?? []],
    ],
  );
  return rowCount === 1;
}

/** How a reading's result is bound to its row. */
export const readingAad = (materialId: string): string => `readings.result:${materialId}`;

/** A present material and its reading, as `readingsSql` gives them. `result`: base64, null where the picture cannot be decoded. */
export interface ReadingRow {
  readonly material: MaterialKind;
  readonly id: string;
  readonly paper: PaperKind | null;
  readonly result: string | null;
  /** Whether it was read, or could not be decoded. */
  readonly done: boolean;
  /** Of one that waits to be read, perhaps anew, or was not read: how its reading stands. */
  readonly queue: {
    /** A reader answered a worker within 40 s. */
    readonly runs: boolean;
    readonly isRead: boolean;
    /** Its place among those that wait, from 1; null: it does not wait. */
    readonly place: number | null;
  } | null;
}

/** SQL: present materials of the order `o` with their readings, as JSON; null: the papers of its partner are not read. */
export const readingsSql = `(select json_agg(json_build_object('material', m.kind, 'id', m.id, 'paper', r.paper,
    'result', encode(r.result, 'base64'), 'done', r.material_id is not null,
    'queue', case when r.material_id is null or q.material_id is not null then json_build_object(
      'runs', (select app.reader_runs()), 'isRead', q.begun_at is not null and q.again_at > clock_timestamp(),
      'place', app.reading_place(m.id, o.id)) end))
  from app.materials m left join app.readings r on r.material_id = m.id
    left join app.reading_queue q on q.material_id = m.id
  where m.order_id = o.id and m.removed_at is null
    and exists (select from app.partners p where p.id = o.partner_id and p.papers_read))`;

/** The readings of an order's materials that had these bytes, also of those that were replaced since. */
export async function findReadingsOf(tx: Tx, orderId: string, hashes: readonly string[]): Promise<ReadingRow[]> {
  const { rows } = await tx.client.query<ReadingRow>(
    `/* findReadingsOf */ select distinct on (m.kind, m.hash) m.kind as material, m.id, r.paper, encode(r.result, 'base64') as result, true as done,
       null as queue
     from app.materials m join app.readings r on r.material_id = m.id where m.order_id = $1 and m.hash = any($2)
     order by m.kind, m.hash, r.read_at desc`,
    [orderId, hashes],
  );
  return rows;
}
