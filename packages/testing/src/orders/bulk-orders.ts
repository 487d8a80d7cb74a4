import { randomBytes } from 'node:crypto';
import { newId } from '@beian/database/ids';
import { materials, orderContents, orders, records, websites } from '@beian/database/schema';
import { system, type Tx, transaction } from '@beian/database/transaction';
import { materialRow } from '@beian/domain/filing';
import { recordColumns, unsealSubject, unsealWebsite, websiteColumns } from '@beian/records/record';
import { eq } from 'drizzle-orm';

import type { TestDatabase } from '../database/database.ts';

/** Rows per transaction. */
const BATCH = 250;
/** Number of distinct image sets: more bytes than the zip window, and few enough to be written in seconds. */
const SETS = 40;

interface Copy {
  readonly id: string;
  readonly orderId: string;
  readonly recordId: string;
  readonly websiteId: string;
  readonly nth: number;
}

/**
 * Fills a benchmark's database with pushed orders that wait for a file: copies, row by row, of one order made by real
 * events (permitted for benchmarks, not for tests: docs/spec/desk.md D-benchmarks). Each belongs to its own subject. `imageShare`: size
 * of the report's copy of each image as a share of its limit; the images are noise after a JPEG header, so they do
 * not compress.
 */
export async function fillPushedOrders(
  db: TestDatabase,
  templateId: string,
  { count, imageShare }: { readonly count: number; readonly imageShare: number },
): Promise<void> {
  const { worker: ctx } = db;
  const as = <T>(work: (tx: Tx) => Promise<T>) => transaction(ctx, system('clock'), work);
  const kinds = ['VERIFICATION_FORM', 'SUBJECT_CERT', 'SUBJECT_PRINCIPAL_ID', 'WEBSITE_PRINCIPAL_ID', 'FACE_PHOTO'];
  const [check] = await db.query<{ bytes: number }>(
    'select xml_bytes as bytes from app.report_checks where order_id = $1',
    [templateId],
  );
  const xmlBytes = check?.bytes ?? 0;
  const images = await makeImages(db, kinds, imageShare);
  const size = xmlBytes + kinds.reduce((sum, kind) => sum + Math.floor(limitOf(kind) * imageShare), 0);
  const template = await as((tx) => readTemplate(db, tx, templateId));
  for (let from = 0; from < count; from += BATCH) {
    const copies = Array.from({ length: Math.min(BATCH, count - from) }, (_, at): Copy => {
      const ids = { id: newId('order'), recordId: newId('record'), websiteId: newId('website') };
      return { ...ids, orderId: ids.id, nth: from + at + 1 };
    });
    await as((tx) => writeRecords(db, tx, template, copies));
    await as((tx) => writeContents(db, tx, template, copies));
    await writeRows(db, templateId, copies, size);
    await as((tx) =>
      tx.insert(materials).values(
        copies.flatMap(({ id, nth }) =>
          kinds.map((kind) => {
            const reportFile = images.get(kind)?.[nth % SETS] ?? '';
            const stored = { hash: template.hashes.get(kind) ?? '', file: reportFile, reportFile };
            return { id: newId('material'), orderId: id, kind, ...stored, bytes: 1, width: 1, height: 1 };
          }),
        ),
      ),
    );
  }
  // The template is not part of the benchmark, and its notices are deleted.
  await db.query('delete from app.outbox');
  await db.query(`update app.orders set state = 'ABANDONED', locked = false where id = $1`, [templateId]);
  await db.query('analyze');
}

const limitOf = (kind: string): number => materialRow(kind as Parameters<typeof materialRow>[0]).reportLimit;

async function makeImages(db: TestDatabase, kinds: readonly string[], share: number): Promise<Map<string, string[]>> {
  const images = new Map<string, string[]>();
  for (const kind of kinds) {
    const names: string[] = [];
    for (let set = 0; set < SETS; set++) {
      const bytes = randomBytes(Math.max(16, Math.floor((limitOf(kind) * share * 3) / 4) - 3));
      bytes.set([0xff, 0xd8, 0xff]);
      names.push(await db.worker.files.put(bytes));
    }
    images.set(kind, names);
  }
  return images;
}

async function readTemplate({ worker: ctx }: TestDatabase, tx: Tx, id: string) {
  const [order] = await tx.select().from(orders).where(eq(orders.id, id));
  const [content] = await tx.select().from(orderContents).where(eq(orderContents.orderId, id));
  if (order === undefined || content === undefined) throw new Error('the template is gone');
  const [record] = await tx.select().from(records).where(eq(records.id, order.recordId));
  const [website] = await tx.select().from(websites).where(eq(websites.id, order.websiteId));
  if (record === undefined || website === undefined) throw new Error('the record of the template is gone');
  const pictures = await tx.select().from(materials).where(eq(materials.orderId, id));
  return {
    content,
    subject: unsealSubject(ctx, record),
    website: unsealWebsite(ctx, website),
    base: ctx.keys.unseal(`order_contents.base_personal:${id}`, content.basePersonal),
    personal: ctx.keys.unseal(`order_contents.personal:${id}`, content.personal),
    hashes: new Map(pictures.map(({ kind, hash }) => [kind, hash])),
  };
}

type Template = Awaited<ReturnType<typeof readTemplate>>;

async function writeRecords({ worker: ctx }: TestDatabase, tx: Tx, of: Template, copies: readonly Copy[]) {
  const number = (nth: number) => String(nth).padStart(8, '0');
  await tx.insert(records).values(
    copies.map(({ recordId, nth }) => {
      const own = { bureauId: `32000009${number(nth)}`, filingNumber: `苏ICP备9${number(nth)}号` };
      return { id: recordId, ...recordColumns(ctx, recordId, { ...of.subject, ...own }) };
    }),
  );
  await tx.insert(websites).values(
    copies.map(({ websiteId, recordId, nth }) => {
      const own = { bureauId: `32000008${number(nth)}`, filingNumber: `苏ICP备9${number(nth)}号-1` };
      return { id: websiteId, recordId, ours: true, ...websiteColumns(ctx, websiteId, { ...of.website, ...own }) };
    }),
  );
}

/** Contents are sealed for their order, so each is sealed again; the orders are inserted first. */
async function writeContents({ worker: ctx }: TestDatabase, tx: Tx, of: Template, copies: readonly Copy[]) {
  await tx.client.query(copyOf('orders', 'id'), [of.content.orderId, changes(copies, ownOfOrder)]);
  await tx.insert(orderContents).values(
    copies.map(({ id }) => ({
      ...of.content,
      orderId: id,
      basePersonal: ctx.keys.seal(`order_contents.base_personal:${id}`, of.base),
      personal: ctx.keys.seal(`order_contents.personal:${id}`, of.personal),
    })),
  );
}

const ownOfOrder = ({ id, recordId, websiteId, nth }: Copy) => ({
  id,
  record_id: recordId,
  website_id: websiteId,
  number: `BENCH-${nth}`,
});

const changes = (copies: readonly Copy[], own: (copy: Copy) => object): string => JSON.stringify(copies.map(own));

/**
 * SQL: rows of a table that belong to order $1, once for each object of $2, whose columns replace those of the row.
 */
const copyOf = (table: string, owner: string): string =>
  `insert into app.${table} select (jsonb_populate_record(t, x)).* from app.${table} t, jsonb_array_elements($2::jsonb) x
   where t.${owner} = $1`;

/** The rows of an order that are read or written while it is sent: events, timers and report check. As superuser. */
async function writeRows(db: TestDatabase, templateId: string, copies: readonly Copy[], xmlBytes: number) {
  for (const table of ['order_events', 'timers', 'verdicts', 'calls']) {
    await db.query(
      `insert into app.${table} select (jsonb_populate_record(t, x || jsonb_build_object('id',
         split_part(t.id, '_', 1) || '_' || replace(gen_random_uuid()::text, '-', '')))).*
       from app.${table} t, jsonb_array_elements($2::jsonb) x where t.order_id = $1`,
      [templateId, changes(copies, ({ id }) => ({ order_id: id }))],
    );
  }
  await db.query(copyOf('report_checks', 'order_id'), [
    templateId,
    changes(copies, ({ id }) => ({ order_id: id, xml_bytes: xmlBytes })),
  ]);
}
