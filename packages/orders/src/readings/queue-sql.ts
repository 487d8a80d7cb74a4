import type { Tx } from '@beian/database/transaction';
import type { MaterialKind } from '@beian/domain/filing';
import { editableStates } from '@beian/domain/order-names';
import type { PaperKind } from '@beian/domain/reading';

/** What a picture is read as; FACE: the face in a photo is looked for. */
export type ReadAs = PaperKind | 'FACE';

/** A picture of the reading queue that was claimed, so that no other worker reads it. */
export interface QueuedPicture {
  /** Of its material. */
  readonly id: string;
  readonly orderId: string;
  readonly kind: MaterialKind;
  readonly hash: string;
  readonly file: string;
  readonly width: number;
  readonly height: number;
  readonly paper: ReadAs;
  /** Somebody holds its order, or asked for it. */
  readonly isAwaited: boolean;
  /** A person asked for it: no earlier reading of the same bytes is taken. */
  readonly anew: boolean;
  /** How often the reader gave it up because it took too long. */
  readonly tries: number;
  /** It was removed or replaced, or the papers of its partner are not read any more. */
  readonly isGone: boolean;
}

export interface ClaimOptions {
  /** Only one whose order somebody holds, or that a person asked for. */
  readonly awaitedOnly: boolean;
  /** After so many seconds its worker counts as dead, and the picture is claimed again. */
  readonly leaseS: number;
}

/** Claims the picture that is read next: what somebody waits for, then by the order's due time. */
export async function claimQueuedPicture(
  tx: Tx,
  { awaitedOnly, leaseS }: ClaimOptions,
): Promise<QueuedPicture | undefined> {
  const { rows } = await tx.client.query<QueuedPicture>(
    `/* claimQueuedPicture */ with next as (
       select material_id from app.reading_queue q where again_at <= clock_timestamp() and (not $1 or anew
         or exists (select from app.orders o where o.id = q.order_id and o.lease_until > app.now()))
       order by urgent desc, due_at, added_at, material_id limit 1 for update skip locked),
     claimed as (update app.reading_queue q set begun_at = clock_timestamp(),
         again_at = clock_timestamp() + $2 * interval '1 second'
       from next where q.material_id = next.material_id returning q.*)
     select m.id, q.order_id as "orderId", m.kind, m.hash, m.file, m.width, m.height, q.paper, q.anew, q.tries,
       q.anew or coalesce(o.lease_until > app.now(), false) as "isAwaited",
       m.removed_at is not null or not p.papers_read as "isGone"
     from claimed q join app.materials m on m.id = q.material_id join app.orders o on o.id = q.order_id
       join app.partners p on p.id = o.partner_id`,
    [awaitedOnly, leaseS],
  );
  return rows[0];
}

/** Notifies the watchers of an order that its readings have moved on. */
export async function notifyReadings(tx: Tx, orderId: string): Promise<void> {
  await tx.client.query(`select pg_notify(app.channel('orders'), $1)`, [orderId]);
}

/** The picture waits again, for so many seconds at least. `tooLong`: the reader gave it up. */
export async function delayQueuedPicture(
  tx: Tx,
  { id, orderId }: Pick<QueuedPicture, 'id' | 'orderId'>,
  { seconds, tooLong }: { readonly seconds: number; readonly tooLong: boolean },
): Promise<void> {
  await tx.client.query(
    `/* delayQueuedPicture */ update app.reading_queue
     set begun_at = null, again_at = clock_timestamp() + $2 * interval '1 second', tries = tries + $3 where material_id = $1`,
    [id, seconds, tooLong ? 1 : 0],
  );
  await notifyReadings(tx, orderId);
}

export async function removeQueuedPicture(tx: Tx, id: string): Promise<void> {
  await tx.client.query('/* removeQueuedPicture */ delete from app.reading_queue where material_id = $1', [id]);
}

/** Adds materials of an order to the queue. Whoever fills in the order, or holds its lease, waits for them. */
export async function enqueuePictures(
  tx: Tx,
  orderId: string,
  pictures: readonly { readonly id: string; readonly paper: ReadAs }[],
): Promise<void> {
  await tx.client.query(
    `/* enqueuePictures */ insert into app.reading_queue as q (material_id, order_id, paper, urgent, due_at)
     select p.id, o.id, p.paper, coalesce(o.state = any($4) or o.lease_until > app.now(), false), o.due_at
     from unnest($2::text[], $3::text[]) p(id, paper) join app.orders o on o.id = $1
     on conflict (material_id) do update
       set paper = excluded.paper, urgent = excluded.urgent or q.anew, due_at = excluded.due_at`,
    [orderId, pictures.map(({ id }) => id), pictures.map(({ paper }) => paper), editableStates],
  );
  await notifyReadings(tx, orderId);
}

/** Somebody waits for the pictures of an order from now on. */
export async function makeReadingsUrgent(tx: Tx, orderId: string): Promise<void> {
  await tx.client.query({
    name: 'make-readings-urgent',
    text: '/* makeReadingsUrgent */ update app.reading_queue set urgent = true where order_id = $1 and not urgent',
    values: [orderId],
  });
}
