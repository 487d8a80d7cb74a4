import { setTimeout as sleep } from 'node:timers/promises';
import type { VariablesOf } from 'gql.tada';
import { type Address, call, must, newKey, upload } from './client.ts';
import type { Order } from './operations.ts';
import * as operations from './operations.ts';
import { fieldInputs, imageOf, type OrderFile } from './order-file.ts';

export type Say = (line: string) => void;
type Material = VariablesOf<typeof operations.attachMaterial>['material'];

/** How following ended: the order is over, or somebody must do something first. */
export type Ending = 'over' | 'correct' | 'photo';

const PHOTO = 'FACE_PHOTO';
const over = ['APPROVED', 'ABANDONED', 'LAPSED'];
const returned = ['CORRECTION_REQUIRED', 'INITIAL_REJECTED'];

/** The record that the file names, and its first website. @throws Error */
async function findRecord(to: Address, { record }: OrderFile) {
  for (let after: string | null = null; ; ) {
    const { records }: Awaited<ReturnType<typeof page>> = await page(to, record, after);
    const found = records.edges.find(({ node }) =>
      record.filingNumber === undefined ? node.openOrder === null : node.filingNumber === record.filingNumber,
    );
    if (found !== undefined) return found.node;
    if (!records.pageInfo.hasNextPage)
      throw new Error('no record of yours fits; records with an open order take no second one');
    after = records.pageInfo.endCursor;
  }
}
const page = (to: Address, { filingNumber, province }: OrderFile['record'], after: string | null) =>
  call(to, operations.listRecords, { search: filingNumber ?? null, province: province ?? null, after });

/** Opens an order, fills it in, uploads what it needs and hands it in. */
export async function submitOrder(to: Address, file: OrderFile, images: string, say: Say): Promise<Order> {
  const record = await findRecord(to, file);
  const websiteId = record.websites[0]?.id ?? null;
  const opened = await call(to, operations.openOrder, {
    recordId: record.id,
    websiteId,
    kind: file.kind,
    key: newKey(),
  });
  let order: Order = must(opened.openOrder);
  say(`${order.number} opened for ${record.filingNumber}`);
  order = await save(to, order, file.fields);
  for (const material of order.missingMaterials) order = await attach(to, order, material, images, say);
  return handIn(to, order, file, say);
}

async function save(to: Address, { id, version }: Order, fields: OrderFile['fields']): Promise<Order> {
  const saved = await call(to, operations.saveDraft, { id, version, fields: fieldInputs(fields), key: newKey() });
  return must(saved.saveDraft);
}

async function attach(
  to: Address,
  { id, version }: Order,
  material: Material,
  images: string,
  say: Say,
): Promise<Order> {
  const image = imageOf(images, material);
  let told = -1;
  const ticket = must((await call(to, operations.createUploadTicket, { key: newKey() })).createUploadTicket);
  await upload(to, ticket.path, image, (bytes) => {
    const percent = Math.floor((100 * bytes) / image.length);
    // Quarters are enough for a log.
    if (percent < 100 && percent < told + 25) return;
    told = percent;
    say(`  ${material} ${String(percent).padStart(3)} % of ${Math.ceil(image.length / 1024)} KB`);
  });
  const attached = await call(to, operations.attachMaterial, {
    id,
    version,
    material,
    uploadId: ticket.uploadId,
    key: newKey(),
  });
  return must(attached.attachMaterial);
}

async function handIn(to: Address, { id, version }: Order, file: OrderFile, say: Say): Promise<Order> {
  const acknowledged = [...(file.acknowledged ?? [])];
  const submitted = await call(to, operations.submit, { id, version, acknowledged, key: newKey() });
  const order = must(submitted.submit);
  say(`${order.number} submitted`);
  return order;
}

/** The order as it is now. @throws Error where the key sees none */
export async function readOrder(to: Address, id: string): Promise<Order> {
  const { order } = await call(to, operations.readOrder, { id });
  if (order === null) throw new Error(`this key sees no order ${id}`);
  return order;
}

/** Changes what was returned, from the file and the images as they are now, and hands the order in again. */
export async function correctOrder(to: Address, id: string, file: OrderFile, images: string, say: Say): Promise<Order> {
  let order = await readOrder(to, id);
  if (order.state === 'VERIFICATION_PENDING') return takePhoto(to, order, images, say);
  const flagged = order.items.filter((item) => item.flagged).map(({ key }) => key);
  // In a correction nothing else may be changed; after a rejection everything may be.
  const mayChange = (key: string) => flagged.length === 0 || flagged.includes(key);
  const fields = Object.fromEntries(Object.entries(file.fields).filter(([field]) => mayChange(field)));
  if (Object.keys(fields).length > 0) order = await save(to, order, fields);
  const materials = flagged.filter((key) => key.startsWith('material.')).map((key) => key.slice('material.'.length));
  for (const material of new Set([...materials, ...order.missingMaterials]))
    order = await attach(to, order, material as Material, images, say);
  return handIn(to, order, file, say);
}

async function takePhoto(to: Address, order: Order, images: string, say: Say): Promise<Order> {
  const { id, version } = await attach(to, order, PHOTO, images, say);
  const { submitPhoto } = await call(to, operations.submitPhoto, { id, version, key: newKey() });
  return must(submitPhoto);
}

/** Why an order went back, item by item, with what to do. */
export function sayReturned({ items, orderReasons }: Order, say: Say): void {
  for (const { code, label, advice } of orderReasons) say(`  the order as a whole: ${label} (${code}) – ${advice}`);
  for (const { key, label, flagged, reasons } of items)
    if (flagged)
      for (const { code, label: reason, advice } of reasons) say(`  ${key} ${label}: ${reason} (${code}) – ${advice}`);
}

/** The end of the event log: what comes behind it is new. */
export const endOfLog = async (to: Address): Promise<string | null> =>
  (await call(to, operations.lastEvent, {})).partnerEvents.pageInfo.endCursor;

export interface Following {
  readonly id: string;
  /** Cursor of the event log; null: from its beginning, seven days ago at most. */
  readonly after: string | null;
  /** Where the photo is, when it is asked for; undefined: following only reads. */
  readonly images?: string;
  /** Milliseconds between two looks at the log. */
  readonly everyMs: number;
}

/** The log shows an event once all that was begun before it has ended: it may come behind the order's own state, so long at most, ms. */
const LOG_PATIENCE_MS = 15_000;

/** Tells each event of an order as it comes, and hands in its photo, until it is over or goes back. */
export async function followOrder(to: Address, { id, images, everyMs, ...from }: Following, say: Say): Promise<Ending> {
  let { after } = from;
  let told: string | undefined;
  let heard = Date.now();
  for (;;) {
    const { partnerEvents } = await call(to, operations.readEvents, { after });
    for (const { node } of partnerEvents.edges) {
      if (node.order?.id !== id) continue;
      say(`${node.at}  ${node.label}  ${node.order.state}${node.test ? '  (test)' : ''}`);
      [told, heard] = [node.order.state, Date.now()];
    }
    after = partnerEvents.pageInfo.endCursor ?? after;
    if (partnerEvents.pageInfo.hasNextPage) continue;
    const order = await readOrder(to, id);
    const isBehind = told !== order.state && Date.now() - heard < LOG_PATIENCE_MS;
    const ending = isBehind ? undefined : endingOf(order, images);
    if (ending !== undefined) return ending;
    if (!isBehind && order.state === 'VERIFICATION_PENDING' && images !== undefined)
      await takePhoto(to, order, images, say);
    else await sleep(everyMs);
  }
}

function endingOf({ state, items }: Order, images: string | undefined): Ending | undefined {
  if (over.includes(state)) return 'over';
  if (returned.includes(state)) return 'correct';
  if (state !== 'VERIFICATION_PENDING') return undefined;
  // A rejected photo is not handed in a second time.
  const rejected = items.some(({ key, flagged }) => key === `material.${PHOTO}` && flagged);
  return images === undefined || rejected ? 'photo' : undefined;
}
