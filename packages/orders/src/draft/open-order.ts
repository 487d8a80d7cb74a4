import { randomBytes } from 'node:crypto';
import { noteWritten } from '@beian/database/covered-rows';
import { newId } from '@beian/database/ids';
import { orderContents, orders, records, websites } from '@beian/database/schema';
import type { AppContext, Tx } from '@beian/database/transaction';
import { shanghaiDay } from '@beian/domain/calendar';
import {
  accessesToFieldValues,
  changedFields,
  type FieldValues,
  fieldsOfKind,
  isFieldId,
  isIncompleteAccess,
  type SubjectAndWebsite,
  toFieldValues,
} from '@beian/domain/filing';
import { guards } from '@beian/domain/order';
import { kindRow, type OrderKind, orderNumber } from '@beian/domain/order-names';
import { editionOf } from '@beian/domain/province';
import { refusal } from '@beian/domain/text';
import { blackListColumns, loadPublishedRules } from '@beian/records/published';
import { addUnfiledRecord, addUnfiledWebsite, getSubjectAndWebsite, orderSearchColumns } from '@beian/records/record';
import { and, desc, eq } from 'drizzle-orm';
import { ispOf } from '../bureau-answer/bureau-answer.ts';
import { assessmentColumns } from '../content/assessment-columns.ts';
import { hashFields, nonPersonalValues, personalValues } from '../content/content.ts';
import { countFiledServices } from '../content/filed-services.ts';
import type { EventWrite } from '../event/write.ts';
import { addRectificationOrder } from '../rectification/link-order.ts';
import { lockReference } from '../reference/free-reference.ts';
import { sealMetadata } from '../reference/metadata.ts';

/** A new order starts from the registered values; a unique index serves as the lock on the subject. */
export const openOrder: EventWrite<'openOrder'> = async ({ ctx, tx, loaded, actor, input }) => {
  const { kind } = input;
  const { province, edition, now, record } = loaded.facts;
  const { elsewhere } = record;
  const recordId = loaded.row.recordId || (await addUnfiledRecord(ctx, tx, province));
  const websiteId = loaded.row.websiteId || (await addUnfiledWebsite(ctx, tx, recordId));
  const [names] = await tx
    .select({
      subject: records.name,
      filing: kindRow(kind).about === 'subject' ? records.filingNumber : websites.filingNumber,
    })
    .from(websites)
    .innerJoin(records, eq(records.id, websites.recordId))
    .where(eq(websites.id, websiteId));
  if (names === undefined) throw new Error('openOrder: the record is gone');
  const id = newId('order');
  const salt = randomBytes(32);
  const chainSalt = randomBytes(32);
  const filed = await getSubjectAndWebsite(ctx, tx, { recordId, websiteId });
  const accessId = loaded.row.accessId ?? (await incompleteAccess(tx, kind, filed));
  const matter = accessId === null ? filed : { ...filed, accessId };
  const values = toFieldValues(matter);
  const proposed = {
    ...(input.valuesOf === undefined ? {} : await filedValues(ctx, tx, input.valuesOf, kind)),
    ...(elsewhere ? provedPassword(matter) : {}),
    ...values,
  };
  const today = shanghaiDay(Date.parse(now));
  const published = await loadPublishedRules(ctx, tx, province, proposed);
  const counted = await countFiledServices(tx, { kind, recordId, websiteId }, proposed);
  const { reference } = input;
  const taken =
    reference === undefined
      ? undefined
      : await lockReference(tx, { partnerId: actor.id, reference, unique: input.uniqueReference === true });
  if (taken !== undefined) return taken;
  const made = await tx
    .insert(orders)
    .values({
      id,
      number: await nextNumber(tx),
      reference,
      partnerId: actor.id,
      recordId,
      websiteId,
      accessId,
      kind,
      province,
      edition: editionOf(edition),
      state: 'DRAFT',
      locked: input.after !== true,
      changed: changedFields(kind, values, proposed, elsewhere),
      salt,
      chainSalt,
      subjectName: names.subject || (await filedName(tx, input.valuesOf?.recordId)),
      filingNumber: names.filing,
    })
    .onConflictDoNothing()
    .returning({ id: orders.id });
  if (made.length === 0) return openOrderExists();
  await tx.insert(orderContents).values({
    orderId: id,
    basePlain: nonPersonalValues(values),
    basePersonal: ctx.keys.sealJson(`order_contents.base_personal:${id}`, personalValues(values)),
    plain: nonPersonalValues(proposed),
    personal: ctx.keys.sealJson(`order_contents.personal:${id}`, personalValues(proposed)),
    fieldHashes: hashFields(salt, proposed),
    metadata: sealMetadata(ctx, id, input.metadata),
    ...blackListColumns(ctx, proposed),
    ...orderSearchColumns(ctx, [proposed]),
    ...assessmentColumns({
      ...{ kind, elsewhere, province, edition, today, before: values, after: proposed, published },
      ...counted,
    }),
  });
  noteWritten(tx, 'orders', id);
  // The partner gets the record of its first filing.
  if (loaded.row.recordId === '') noteWritten(tx, 'partner_records', `${actor.id} ${recordId}`);
  noteWritten(tx, 'order_contents', id);
  const { after, rectificationId } = input;
  if (rectificationId !== undefined) await addRectificationOrder(tx, rectificationId, id);
  return {
    orderId: id,
    chainSalt,
    contentChanged: true,
    // The later step of a plan takes the lock of its subject when it is submitted.
    ...(after === true ? { set: { locked: false } } : {}),
    logged: {
      kind,
      ...(after === true ? { after } : {}),
      ...(rectificationId === undefined ? {} : { rectificationId }),
    },
  };
};

/** Our access that lacks what the report of a change restates, so that the draft asks for it; null: there is none. */
async function incompleteAccess(tx: Tx, kind: OrderKind, matter: SubjectAndWebsite): Promise<string | null> {
  const incomplete = matter.website.accesses.filter(isIncompleteAccess);
  if (kindRow(kind).report?.block !== 'BGBA' || incomplete.length === 0) return null;
  const ispId = await ispOf(tx, matter);
  return incomplete.find((access) => access.ispId === ispId)?.bureauId ?? null;
}

/** The filing password with which a subject filed elsewhere was proved. */
const provedPassword = ({ subject }: SubjectAndWebsite): FieldValues =>
  subject.filingPasswordHash === undefined ? {} : { 'subject.filingPassword': subject.filingPasswordHash };

/** Name of the record whose values are taken over; empty: none. */
async function filedName(tx: Tx, recordId: string | undefined): Promise<string> {
  if (recordId === undefined) return '';
  const [row] = await tx.select({ name: records.name }).from(records).where(eq(records.id, recordId));
  return row?.name ?? '';
}

/** The fields of this kind as they are filed in another record, which the applicant completes. */
async function filedValues(
  ctx: AppContext,
  tx: Tx,
  of: { readonly recordId: string; readonly websiteId?: string },
  kind: OrderKind,
): Promise<FieldValues> {
  const [site] = await tx
    .select({ id: websites.id })
    .from(websites)
    .where(
      and(
        eq(websites.recordId, of.recordId),
        eq(websites.gone, false),
        eq(websites.filed, true),
        ...(of.websiteId === undefined ? [] : [eq(websites.id, of.websiteId)]),
      ),
    )
    .orderBy(desc(websites.ours), websites.filingNumber)
    .limit(1);
  if (site === undefined) return {};
  const { subject, website } = await getSubjectAndWebsite(ctx, tx, { recordId: of.recordId, websiteId: site.id });
  const filed = { ...toFieldValues({ subject, website }), ...accessesToFieldValues(website.accesses.slice(0, 1)) };
  return Object.fromEntries(Object.entries(filed).filter(([id]) => isFieldId(id) && fieldsOfKind(kind).includes(id)));
}

/**
 * The number counts tenths of a second of the Shanghai day, so that a restored database does not repeat numbers of the lost time
 * (docs/decisions/0001-ids-and-fields.md). Where orders are opened faster, the count runs ahead of the clock.
 */
async function nextNumber(tx: Tx): Promise<string> {
  const { rows } = await tx.client.query<{ day: string; count: number; test: boolean }>({
    name: 'next-number',
    text: `/* nextNumber */ insert into app.order_numbers as n (day, second)
      values (app.shanghai_day(app.now()), trunc(extract(epoch from (app.now() at time zone 'Asia/Shanghai')::time)))
      on conflict (day, test) do update set (second, again) = (select next / 10, next % 10
        from (select greatest(n.second * 10 + n.again + 1, excluded.second * 10) as next) s)
      returning day, second * 10 + again as count, test`,
  });
  const [row] = rows;
  if (row === undefined) throw new Error('no order number');
  return orderNumber(row.day, row.count, row.test);
}

const openOrderExists = () => {
  const guard = guards.noOtherOpenOrder;
  return refusal('GUARD_FAILED', {
    code: 'NO_OTHER_OPEN_ORDER',
    field: 'recordId',
    message: guard.message,
    suggestion: guard.suggestion,
    ruleId: guard.ruleId,
  });
};
