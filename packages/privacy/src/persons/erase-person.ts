import { noteWritten } from '@beian/database/covered-rows';
import type { AppContext, Tx } from '@beian/database/transaction';
import { type FieldValues, materialKinds, type PersonPart, textOf } from '@beian/domain/filing';
import { fieldsOfPart, withoutParts } from '@beian/domain/personal';
import { personalValues } from '@beian/orders/content';
import type { ReturnedContent } from '@beian/orders/return';
import { type DecidedContent, spotCheckContentAad } from '@beian/orders/spot-check';
import { idNumberHashes, mobileHash, personHashes } from '@beian/records/record';
import { blankColumn } from '../retention/blank.ts';
import { blankRecords, blankVersions, blankWebsites } from '../retention/blank-filings.ts';
import {
  blankReports,
  eraseExternalChecks,
  eraseFaceChecks,
  eraseFreeText,
  eraseMaterials,
  eraseVerifiedForms,
  recordErased,
} from '../retention/erase-orders.ts';
import type { OrderErasure, PersonPlan } from './decide.ts';
import type { FoundOrder } from './find.ts';

/** Carries a plan out in the transaction of its decisions; files are deleted afterwards (`deleteDropped`). */
export async function erasePerson(ctx: AppContext, tx: Tx, plan: PersonPlan): Promise<void> {
  for (const one of plan.orders) await eraseFromOrder(ctx, tx, one);
  await blankVersions(
    ctx,
    tx,
    plan.versions.map(({ id }) => id),
  );
  await blankWebsites(
    ctx,
    tx,
    plan.filings.flatMap(({ websiteId }) => websiteId ?? []),
  );
  await blankRecords(
    ctx,
    tx,
    plan.filings.flatMap(({ websiteId, recordId }) => (websiteId === null ? [recordId] : [])),
  );
  // The notes of reveals of these records may name the person too, as those of an order.
  const recordIds = [...plan.filings, ...plan.versions].map(({ recordId }) => recordId);
  for (const statement of [
    'update app.reveals set words = null where record_id = any($1) and words is not null',
    // Addresses and content of what was sent about a bureau's notice, and after the approval.
    'delete from app.notices where rectification_id in (select id from app.rectifications where record_id = any($1))',
    'delete from app.notices where follow_up_id in (select id from app.follow_ups where record_id = any($1))',
  ])
    await tx.client.query(`/* erasePerson */ ${statement}`, [recordIds]);
}

async function eraseFromOrder(
  ctx: AppContext,
  tx: Tx,
  { order, parts, materials, forms, faces }: OrderErasure,
): Promise<void> {
  const ids = [order.id];
  if (parts.length > 0) await eraseParts(ctx, tx, order, parts);
  await eraseCopies(ctx, tx, order);
  await blankReports(ctx, tx, ids);
  await eraseExternalChecks(ctx, tx, ids);
  await eraseFreeText(ctx, tx, ids);
  if (materials.length > 0) await eraseMaterials(tx, ids, materialKinds, materials);
  if (forms) await eraseVerifiedForms(tx, ids);
  if (faces) await eraseFaceChecks(tx, 'order_id', ids);
  for (const statement of [
    'delete from app.notices where order_id = any($1)',
    'update app.sms_checks set evidence = null where order_id = any($1) and evidence is not null',
  ])
    await tx.client.query(`/* eraseFromOrder */ ${statement}`, [ids]);
  await blankColumn(ctx, tx, 'answer_entries.details', 'order_id = any($1)', [ids]);
  await tx.client.query(
    'update app.manual_hand_overs set answer_details = null where order_id = any($1) and answer_details is not null',
    [ids],
  );
  await blankColumn(ctx, tx, 'recorded_answers.details', 'order_id = any($1)', [ids]);
  // Data of other people in the same order stay until their retention period ends.
  await recordErased(tx, ids, [...parts, 'words', ...(materials.length > 0 ? ['persons'] : [])]);
}

/** Removes person parts from the registered and the proposed values, and recomputes the order's search columns. */
async function eraseParts(ctx: AppContext, tx: Tx, order: FoundOrder, parts: readonly PersonPart[]): Promise<void> {
  const remaining = order.contents.map((one) => ({ ...one, values: withoutParts(one.values, one.parts) }));
  const of = (what: 'registered' | 'now'): FieldValues => remaining.find((one) => one.what === what)?.values ?? {};
  const [base, now] = [of('registered'), of('now')];
  const mobileOf = (owner: 'subject' | 'website') => mobileHash(ctx, textOf(now, `${owner}.principal.mobile`));
  const numbers = ['subject.certificateNumber', 'subject.principal.idNumber', 'website.principal.idNumber'] as const;
  const idHashes = [base, now].flatMap((values) =>
    numbers.flatMap((id) => {
      const number = textOf(values, id);
      return number === undefined || number.trim() === '' ? [] : idNumberHashes(ctx, number).slice(0, 1);
    }),
  );
  await tx.client.query(
    `/* eraseParts */ update app.order_contents set base_personal = $2, personal = $3, field_hashes = field_hashes - $4::text[],
       sent_hashes = sent_hashes - $4::text[],
       subject_hash = case when $5 then null else subject_hash end, subject_mobile_hash = $6, website_mobile_hash = $7, id_hashes = $8, person_hashes = $9
     where order_id = $1`,
    [
      order.id,
      ctx.keys.sealJson(`order_contents.base_personal:${order.id}`, personalValues(base)),
      ctx.keys.sealJson(`order_contents.personal:${order.id}`, personalValues(now)),
      parts.flatMap(fieldsOfPart),
      parts.includes('subject'),
      mobileOf('subject'),
      mobileOf('website'),
      [...new Set(idHashes)],
      personHashes(ctx, [base, now]),
    ],
  );
  noteWritten(tx, 'order_contents', order.id);
}

/** Removes the same parts from contents stored with returns and decisions. */
async function eraseCopies(ctx: AppContext, tx: Tx, order: FoundOrder): Promise<void> {
  const erasedFields = new Set<string>(order.parts.flatMap(fieldsOfPart));
  const { rows: returns } = await tx.client.query<{ id: string; content: Buffer }>(
    '/* eraseCopies */ select id, content from app.returns where order_id = $1 and content is not null',
    [order.id],
  );
  for (const { id, content } of returns) {
    const place = `returns.content:${id}`;
    const { values, hashes, sent } = ctx.keys.unsealJson<ReturnedContent>(place, content);
    const kept: ReturnedContent = {
      values: withoutParts(values, order.parts),
      hashes: Object.fromEntries(Object.entries(hashes).filter(([key]) => !erasedFields.has(key))),
      ...(sent === undefined ? {} : { sent }),
    };
    await tx.client.query('/* eraseCopies */ update app.returns set content = $2 where id = $1', [
      id,
      ctx.keys.sealJson(place, kept),
    ]);
  }
  const { rows: looks } = await tx.client.query<{ id: string; content: Buffer }>(
    '/* eraseCopies */ select id, content from app.second_looks where order_id = $1',
    [order.id],
  );
  for (const { id, content } of looks) {
    const { base, now, findings } = ctx.keys.unsealJson<DecidedContent>(spotCheckContentAad(id), content);
    const kept: DecidedContent = {
      base: withoutParts(base, order.parts),
      now: withoutParts(now, order.parts),
      findings,
    };
    await tx.client.query('/* eraseCopies */ update app.second_looks set content = $2 where id = $1', [
      id,
      ctx.keys.sealJson(spotCheckContentAad(id), kept),
    ]);
  }
}
