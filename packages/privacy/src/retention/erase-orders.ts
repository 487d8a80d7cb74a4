import { noteWritten } from '@beian/database/covered-rows';
import { dropFiles } from '@beian/database/erased-files';
import { reportAad } from '@beian/database/schema';
import type { AppContext, Tx } from '@beian/database/transaction';
import { type MaterialKind, materialKinds, materialRow, personParts } from '@beian/domain/filing';
import { materialKey } from '@beian/domain/order';
import { blankColumn } from './blank.ts';

/**
 * Parts of an order with their own retention: its values, its scans, its photos, and texts that people wrote about
 * it.
 */
export type OrderDataKind = 'orders' | 'materials' | 'photos' | 'words';
export const orderDataKinds: readonly OrderDataKind[] = ['orders', 'materials', 'photos', 'words'];

/**
 * Deletes parts of orders that have ended: values, search hashes, files. Rows, events and their chain stay, and
 * `erased` says what was deleted. The salt of the content hashes is deleted with the values, so that hashes in events
 * and verdicts cannot be compared with anything.
 */
export async function eraseOrders(
  ctx: AppContext,
  tx: Tx,
  ids: readonly string[],
  shares: readonly OrderDataKind[],
): Promise<void> {
  if (ids.length === 0) return;
  if (shares.includes('orders')) await eraseValues(ctx, tx, ids);
  const kinds = materialKinds.filter((kind) =>
    shares.includes(materialRow(kind).photo === true ? 'photos' : 'materials'),
  );
  if (kinds.length > 0) await eraseMaterials(tx, ids, kinds);
  if (shares.includes('materials')) await eraseVerifiedForms(tx, ids);
  if (shares.includes('photos')) await eraseFaceChecks(tx, 'order_id', ids);
  if (shares.includes('words')) await eraseFreeText(ctx, tx, ids);
  await recordErased(tx, ids, [...shares, ...(shares.includes('orders') ? personParts : [])]);
}

/** Saves which parts of orders were deleted, for their readers. */
export async function recordErased(tx: Tx, ids: readonly string[], what: readonly string[]): Promise<void> {
  await tx.client.query(
    `/* noteErased */ update app.orders set erased = array(select distinct unnest(erased || $2::text[]) order by 1), erased_at = app.now(),
       salt = case when $3 then uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) else salt end
     where id = any($1)`,
    [ids, what, what.some((one) => personParts.some((part) => part === one))],
  );
  noteWritten(tx, 'orders', ...ids);
}

async function eraseValues(ctx: AppContext, tx: Tx, ids: readonly string[]): Promise<void> {
  const empty = (column: string) => ids.map((id) => ctx.keys.sealJson(`order_contents.${column}:${id}`, {}));
  await tx.client.query(
    `/* eraseValues */ update app.order_contents c set base_personal = v.base, personal = v.personal, field_hashes = '{}', sent_hashes = '{}', subject_hash = null,
       subject_mobile_hash = null, website_mobile_hash = null, id_hashes = '{}', person_hashes = '{}'
     from unnest($1::text[], $2::bytea[], $3::bytea[]) v(id, base, personal) where c.order_id = v.id`,
    [ids, empty('base_personal'), empty('personal')],
  );
  noteWritten(tx, 'order_contents', ...ids);
  await blankColumn(ctx, tx, 'returns.content', 'order_id = any($1) and content is not null', [ids]);
  await blankColumn(ctx, tx, 'second_looks.content', 'order_id = any($1)', [ids]);
  await blankReports(ctx, tx, ids);
  await eraseExternalChecks(ctx, tx, ids);
}

/** Data about the people of an order that were sent to other systems or received from them. */
export async function eraseExternalChecks(ctx: AppContext, tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.client.query(
    '/* eraseOutside */ update app.domain_checks set answer = null where order_id = any($1) and answer is not null',
    [ids],
  );
  await tx.client.query(
    '/* eraseOutside */ update app.filing_checks set answer = null where order_id = any($1) and answer is not null',
    [ids],
  );
  // The code of a server that a website still has is asked about on: its row goes once another takes its place (order-sweeps.ts).
  await tx.client.query(
    `/* eraseOutside */ delete from app.service_codes where order_id = any($1) and (standing <> 'FILED' or replaced_at is not null)`,
    [ids],
  );
  await blankColumn(ctx, tx, 'sms_checks.phone', 'order_id = any($1)', [ids]);
  await blankColumn(ctx, tx, 'app_photos.code', 'order_id = any($1)', [ids]);
  await blankColumn(ctx, tx, 'curtains.address', 'order_id = any($1)', [ids]);
}

/** Deletes the elements of reports; sizes and problems stay. */
export async function blankReports(ctx: AppContext, tx: Tx, ids: readonly string[]): Promise<void> {
  const { rows } = await tx.client.query<{ id: string; hash: string }>(
    '/* blankReports */ select order_id as id, content_hash as hash from app.report_checks where order_id = any($1)',
    [ids],
  );
  if (rows.length === 0) return;
  await tx.client.query(
    `/* blankReports */ update app.report_checks r set fields = v.fields
     from unnest($1::text[], $2::text[], $3::bytea[]) v(id, hash, fields) where r.order_id = v.id and r.content_hash = v.hash`,
    [
      rows.map(({ id }) => id),
      rows.map(({ hash }) => hash),
      rows.map(({ id, hash }) => ctx.keys.sealJson(reportAad(id, hash), [])),
    ],
  );
}

/**
 * Deletes materials of orders: rows, derived data (report copies, fingerprints of pictures, machine checks, readings) and,
 * after the commit, the files.
 */
export async function eraseMaterials(
  tx: Tx,
  ids: readonly string[],
  kinds: readonly MaterialKind[],
  only?: readonly string[],
): Promise<void> {
  const { rows } = await tx.client.query<{ id: string; file: string; report_file: string | null }>(
    `/* eraseMaterials */ select id, file, report_file from app.materials
     where order_id = any($1) and kind = any($2) and ($3::text[] is null or id = any($3)) for update`,
    [ids, kinds, only ?? null],
  );
  const gone = rows.map(({ id }) => id);
  if (gone.length > 0) {
    await tx.client.query(
      '/* eraseMaterials */ update app.app_photos set material_id = null where material_id = any($1)',
      [gone],
    );
    await tx.client.query(
      '/* eraseMaterials */ update app.face_checks set material_id = null where material_id = any($1)',
      [gone],
    );
    await tx.client.query('/* eraseMaterials */ delete from app.picture_marks where material_id = any($1)', [gone]);
    await tx.client.query('/* eraseMaterials */ delete from app.readings where material_id = any($1)', [gone]);
    await tx.client.query('/* eraseMaterials */ delete from app.reading_queue where material_id = any($1)', [gone]);
    await tx.client.query('/* eraseMaterials */ delete from app.materials where id = any($1)', [gone]);
    noteWritten(tx, 'materials', ...gone);
    await tx.client.query('/* eraseMaterials */ delete from app.uploads where file = any($1)', [
      rows.map(({ file }) => file),
    ]);
    await dropFiles(
      tx,
      rows.flatMap(({ file, report_file: report }) => (report === null ? [file] : [file, report])),
    );
  }
  await tx.client.query(
    '/* eraseMaterials */ delete from app.machine_checks where order_id = any($1) and item = any($2)',
    [ids, kinds.map(materialKey)],
  );
}

/** Deletes what face checks took and the service's number of each; that there was a consent, and the outcome, stays. */
export async function eraseFaceChecks(tx: Tx, by: 'id' | 'order_id', ids: readonly string[]): Promise<void> {
  const { rows } = await tx.client.query<{ file: string }>(
    `/* eraseFaceChecks */ delete from app.face_pictures f using app.face_checks c
     where f.check_id = c.id and c.${by} = any($1) returning f.file`,
    [ids],
  );
  await tx.client.query(
    `/* eraseFaceChecks */ update app.face_checks set reference = null where ${by} = any($1) and reference is not null`,
    [ids],
  );
  await dropFiles(
    tx,
    rows.map(({ file }) => file),
  );
}

/** Deletes the kept verification forms of orders; who verified when stays, as with verdicts. */
export async function eraseVerifiedForms(tx: Tx, ids: readonly string[]): Promise<void> {
  const { rows } = await tx.client.query<{ file: string }>(
    `/* eraseVerifiedForms */ select unnest(array_remove(array[k.file, k.picture_file, k.commitment_file], null)) as file from (
       select * from app.verified_forms where order_id = any($1) and file is not null for update) k`,
    [ids],
  );
  await tx.client.query(
    '/* eraseVerifiedForms */ update app.verified_forms set file = null, picture_file = null, commitment_file = null where order_id = any($1) and file is not null',
    [ids],
  );
  await dropFiles(
    tx,
    rows.map(({ file }) => file),
  );
}

export async function eraseFreeText(ctx: AppContext, tx: Tx, ids: readonly string[]): Promise<void> {
  for (const statement of [
    'delete from app.notes where order_id = any($1)',
    'delete from app.advice where order_id = any($1)',
    'delete from app.desk_drafts where order_id = any($1)',
    'update app.order_contents set metadata = null where order_id = any($1) and metadata is not null',
    'update app.calls set note = null where order_id = any($1) and note is not null',
    'update app.escalations set note = null, answer = null where order_id = any($1) and (note is not null or answer is not null)',
    'update app.skips set note = null where order_id = any($1) and note is not null',
    'update app.reveals set words = null where order_id = any($1) and words is not null',
    'update app.submission_orders set words = null where order_id = any($1) and words is not null',
    'update app.verdicts set advice = null where order_id = any($1) and advice is not null',
  ])
    await tx.client.query(`/* eraseWords */ ${statement}`, [ids]);
  await blankColumn(ctx, tx, 'returns.reasons', 'order_id = any($1)', [ids]);
  await blankColumn(ctx, tx, 'second_verdicts.advice', 'order_id = any($1)', [ids]);
}
