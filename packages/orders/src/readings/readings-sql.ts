import type { Tx } from '@beian/database/transaction';
import type { MaterialKind } from '@beian/domain/filing';
import type { PaperKind } from '@beian/domain/reading';

/** A material of an order that was not read yet. */
export interface UnreadMaterial {
  readonly id: string;
  readonly kind: MaterialKind;
  readonly hash: string;
  readonly file: string;
  readonly width: number;
  readonly height: number;
  /** Seconds since it was attached. */
  readonly age: number;
}

/**
 * Present materials of an order without a reading, each with the time since it was attached; none where the partner's papers are not to be
 * read, or where the pictures were erased.
 */
export async function findUnreadMaterials(tx: Tx, orderId: string): Promise<UnreadMaterial[]> {
  const { rows } = await tx.client.query<UnreadMaterial>(
    `/* findUnreadMaterials */ select m.id, m.kind, m.hash, m.file, m.width, m.height,
       extract(epoch from app.now() - m.created_at)::float as age
     from app.materials m join app.orders o on o.id = m.order_id join app.partners p on p.id = o.partner_id
     where m.order_id = $1 and m.removed_at is null and p.papers_read
       and not exists (select from app.readings r where r.material_id = m.id)
     order by m.created_at, m.id`,
    [orderId],
  );
  return rows;
}

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
  readonly material: Pick<UnreadMaterial, 'id' | 'kind' | 'hash'>;
  readonly paper: PaperKind;
  /** Null: the picture cannot be decoded. */
  readonly found: { readonly engine: string; readonly sealed: Buffer } | null;
}

/** Stores a reading and notifies the watchers of the order; false: the material has one or was erased meanwhile. */
export async function storeReading(tx: Tx, { orderId, material, paper, found }: ReadingToStore): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    `/* storeReading */ insert into app.readings (material_id, order_id, paper, hash, engine, result)
     select m.id, $2, $3, $4, $5, $6 from app.materials m where m.id = $1 for key share
     on conflict (material_id) do nothing`,
    [material.id, orderId, paper, material.hash, found?.engine ?? null, found?.sealed ?? null],
  );
  await tx.client.query(`select pg_notify(app.channel('orders'), $1)`, [orderId]);
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
  /** Of one that is not done: how its reading stands. */
  readonly reader: {
    /** A reader answered a worker within 40 s, or within 2 minutes while it reads. */
    readonly runs: boolean;
    /** The material that is read now. */
    readonly material: string | null;
    /** Place of the order among those that wait, from 1; 0: it does not wait. */
    readonly place: number;
  } | null;
}

/** One that has no answer for so long is given up, seconds. */
export const READING_GIVEN_UP_S = 86_400;

/**
 * SQL: present materials of the order `o` with their readings, as JSON; null: the papers of its partner are not read. How the reading stands is the
 * same for all of them: the sub-select asks once.
 */
export const readingsSql = `(select json_agg(json_build_object('material', m.kind, 'id', m.id, 'paper', r.paper,
    'result', encode(r.result, 'base64'), 'done', r.material_id is not null,
    'reader', case when r.material_id is null then (select app.reading_of(o.id)) end))
  from app.materials m left join app.readings r on r.material_id = m.id
  where m.order_id = o.id and m.removed_at is null
    and exists (select from app.partners p where p.id = o.partner_id and p.papers_read))`;
