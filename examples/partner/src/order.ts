import type { Client, FilingRecord, MaterialKind, Order } from '@beian-desk/client';
import { fieldInputs, imageOf, type OrderFile } from './order-file.ts';

export type Log = (line: string) => void;

/** Why following has ended: the order is over, needs a correction, or needs the photo. */
export type FollowOutcome = 'over' | 'correct' | 'photo';

const PHOTO = 'FACE_PHOTO';
const terminalStates: readonly Order['state'][] = ['APPROVED', 'ABANDONED', 'LAPSED'];
const returnedStates: readonly Order['state'][] = ['CORRECTION_REQUIRED', 'INITIAL_REJECTED'];

/**
 * Finds the record that the file names, or the first one without an open order; `isTest`: makes a new one instead, so that the program can
 * be run again and again. @throws Error
 */
async function findRecord(client: Client, { record: wanted }: OrderFile, isTest: boolean): Promise<FilingRecord> {
  const { filingNumber, province } = wanted;
  if (isTest && filingNumber === undefined) {
    const [made] = (await client.createTestRecords({ records: [{ province }] })).records;
    if (made !== undefined) return made;
  }
  for await (const record of client.records({ search: filingNumber, province }))
    if (filingNumber === undefined ? record.openOrder === null : record.filingNumber === filingNumber) return record;
  throw new Error('no record of yours fits; records with an open order take no second one');
}

/** Opens an order, fills it in, uploads its materials and submits it. */
export async function submitOrder(
  client: Client,
  file: OrderFile,
  { images, isTest }: { readonly images: string; readonly isTest: boolean },
  log: Log,
): Promise<Order> {
  const record = await findRecord(client, file, isTest);
  const websiteId = record.websites[0]?.id;
  let order = await client.openOrder({ recordId: record.id, websiteId, kind: file.kind });
  log(`${order.number} opened for ${record.filingNumber}`);
  order = await client.saveDraft({ ...order, fields: fieldInputs(file.fields) });
  for (const material of order.missingMaterials) order = await attach(client, order, material, images, log);
  return submitDraft(client, order, file, log);
}

async function attach(client: Client, order: Order, material: MaterialKind, images: string, log: Log): Promise<Order> {
  const image = imageOf(images, material);
  let loggedPercent = -1;
  const onProgress = (bytes: number) => {
    const percent = Math.floor((100 * bytes) / image.length);
    // Logs every 25 % only.
    if (percent < 100 && percent < loggedPercent + 25) return;
    loggedPercent = percent;
    log(`  ${material} ${String(percent).padStart(3)} % of ${Math.ceil(image.length / 1024)} KB`);
  };
  return client.attachMaterial({ ...order, material, image }, { onProgress });
}

async function submitDraft(client: Client, order: Order, { acknowledged }: OrderFile, log: Log): Promise<Order> {
  const submitted = await client.submitOrder({ ...order, acknowledged });
  log(`${order.number} submitted`);
  return submitted;
}

/** @throws Error where the key sees none */
export async function readOrder(client: Client, id: string): Promise<Order> {
  const order = await client.order({ id });
  if (order === null) throw new Error(`this key sees no order ${id}`);
  return order;
}

/** Corrects the returned items from the current file and images, and submits the order again. */
export async function correctOrder(
  client: Client,
  id: string,
  file: OrderFile,
  images: string,
  log: Log,
): Promise<Order> {
  let order = await readOrder(client, id);
  if (order.state === 'VERIFICATION_PENDING') return attachAndSubmitPhoto(client, order, images, log);
  const flagged = order.items.filter((item) => item.flagged);
  // In a correction only flagged items may be changed; after a rejection all may be.
  const isEditable = (field: string) => flagged.length === 0 || flagged.some(({ key }) => key === field);
  const fields = Object.fromEntries(Object.entries(file.fields).filter(([field]) => isEditable(field)));
  if (Object.keys(fields).length > 0) order = await client.saveDraft({ ...order, fields: fieldInputs(fields) });
  const returned = order.requiredMaterials
    .map(({ kind }) => kind)
    .filter((kind) => flagged.some(({ key }) => key === `material.${kind}`));
  for (const material of new Set([...returned, ...order.missingMaterials]))
    order = await attach(client, order, material, images, log);
  return submitDraft(client, order, file, log);
}

async function attachAndSubmitPhoto(client: Client, order: Order, images: string, log: Log): Promise<Order> {
  return client.submitPhoto(await attach(client, order, PHOTO, images, log));
}

/** Logs why an order came back, item by item, with advice. */
export function logReturnReasons({ items, orderReasons }: Order, log: Log): void {
  for (const { code, label, advice } of orderReasons) log(`  the order as a whole: ${label} (${code}) – ${advice}`);
  for (const { key, label, flagged, reasons } of items)
    if (flagged)
      for (const { code, label: reason, advice } of reasons) log(`  ${key} ${label}: ${reason} (${code}) – ${advice}`);
}

export interface FollowOptions {
  readonly id: string;
  /** Cursor of the event log; null: from its beginning, at most seven days ago. */
  readonly after: string | null;
  /** Folder of the photo, uploaded when it is required; undefined: only read. */
  readonly images?: string;
  /** Longest time between two questions for events, seconds. */
  readonly pollSeconds: number;
}

/** Events that are older are no longer in the log, ms. */
const LOG_MS = 7 * 24 * 3_600_000;

/** Logs each event of an order and uploads its photo when required, until the order is over or comes back. */
export async function followOrder(
  client: Client,
  { id, images, after, pollSeconds }: FollowOptions,
  log: Log,
): Promise<FollowOutcome> {
  const before = await readOrder(client, id);
  const isOld = after === null && Date.now() - Date.parse(before.updatedAt) > LOG_MS;
  const past = isOld ? outcomeOf(before, images) : undefined;
  if (past !== undefined) return past;
  const poll = { least: Math.min(1, pollSeconds), most: pollSeconds };
  for await (const event of client.followOrders({ after, orderId: id, pollSeconds: poll })) {
    if (event.order === null) continue;
    log(`${event.at}  ${event.label}  ${event.order.state}${event.test ? '  (test)' : ''}`);
    // An event says how it left the order: act on it while the order is still so. Otherwise a later event will come.
    const order = await readOrder(client, id);
    if (order.state !== event.order.state) continue;
    const outcome = outcomeOf(order, images);
    if (outcome !== undefined) return outcome;
    if (order.state === 'VERIFICATION_PENDING' && images !== undefined)
      await attachAndSubmitPhoto(client, order, images, log);
  }
  throw new Error('following ends with the order');
}

function outcomeOf({ state, items }: Order, images: string | undefined): FollowOutcome | undefined {
  if (terminalStates.includes(state)) return 'over';
  if (returnedStates.includes(state)) return 'correct';
  if (state !== 'VERIFICATION_PENDING') return undefined;
  // A rejected photo is not uploaded a second time.
  const rejected = items.some(({ key, flagged }) => key === `material.${PHOTO}` && flagged);
  return images === undefined || rejected ? 'photo' : undefined;
}
