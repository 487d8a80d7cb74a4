import { setTimeout as sleep } from 'node:timers/promises';
import type { VariablesOf } from 'gql.tada';
import { type ApiConnection, call, newKey, unwrapResult, upload } from './client.ts';
import type { Order } from './operations.ts';
import * as operations from './operations.ts';
import { fieldInputs, imageOf, type OrderFile } from './order-file.ts';

export type Log = (line: string) => void;
type Material = VariablesOf<typeof operations.attachMaterial>['material'];

/** Why following has ended: the order is over, needs a correction, or needs the photo. */
export type FollowOutcome = 'over' | 'correct' | 'photo';

const PHOTO = 'FACE_PHOTO';
const terminalStates = ['APPROVED', 'ABANDONED', 'LAPSED'];
const returnedStates = ['CORRECTION_REQUIRED', 'INITIAL_REJECTED'];

/** Finds the record that the file names, and its first website. @throws Error */
async function findRecord(api: ApiConnection, { record }: OrderFile) {
  for (let after: string | null = null; ; ) {
    const { records }: Awaited<ReturnType<typeof page>> = await page(api, record, after);
    const found = records.edges.find(({ node }) =>
      record.filingNumber === undefined ? node.openOrder === null : node.filingNumber === record.filingNumber,
    );
    if (found !== undefined) return found.node;
    if (!records.pageInfo.hasNextPage)
      throw new Error('no record of yours fits; records with an open order take no second one');
    after = records.pageInfo.endCursor;
  }
}
const page = (api: ApiConnection, { filingNumber, province }: OrderFile['record'], after: string | null) =>
  call(api, operations.listRecords, { search: filingNumber ?? null, province: province ?? null, after });

/** Opens an order, fills it in, uploads its materials and submits it. */
export async function submitOrder(api: ApiConnection, file: OrderFile, images: string, log: Log): Promise<Order> {
  const record = await findRecord(api, file);
  const websiteId = record.websites[0]?.id ?? null;
  const opened = await call(api, operations.openOrder, {
    recordId: record.id,
    websiteId,
    kind: file.kind,
    key: newKey(),
  });
  let order: Order = unwrapResult(opened.openOrder);
  log(`${order.number} opened for ${record.filingNumber}`);
  order = await save(api, order, file.fields);
  for (const material of order.missingMaterials) order = await attach(api, order, material, images, log);
  return submitDraft(api, order, file, log);
}

async function save(api: ApiConnection, { id, version }: Order, fields: OrderFile['fields']): Promise<Order> {
  const saved = await call(api, operations.saveDraft, { id, version, fields: fieldInputs(fields), key: newKey() });
  return unwrapResult(saved.saveDraft);
}

async function attach(
  api: ApiConnection,
  { id, version }: Order,
  material: Material,
  images: string,
  log: Log,
): Promise<Order> {
  const image = imageOf(images, material);
  let loggedPercent = -1;
  const ticket = unwrapResult((await call(api, operations.createUploadTicket, { key: newKey() })).createUploadTicket);
  await upload(api, ticket.path, image, (bytes) => {
    const percent = Math.floor((100 * bytes) / image.length);
    // Logs every 25 % only.
    if (percent < 100 && percent < loggedPercent + 25) return;
    loggedPercent = percent;
    log(`  ${material} ${String(percent).padStart(3)} % of ${Math.ceil(image.length / 1024)} KB`);
  });
  const attached = await call(api, operations.attachMaterial, {
    id,
    version,
    material,
    uploadId: ticket.uploadId,
    key: newKey(),
  });
  return unwrapResult(attached.attachMaterial);
}

async function submitDraft(api: ApiConnection, { id, version }: Order, file: OrderFile, log: Log): Promise<Order> {
  const acknowledged = [...(file.acknowledged ?? [])];
  const submitted = await call(api, operations.submit, { id, version, acknowledged, key: newKey() });
  const order = unwrapResult(submitted.submit);
  log(`${order.number} submitted`);
  return order;
}

/** @throws Error where the key sees none */
export async function readOrder(api: ApiConnection, id: string): Promise<Order> {
  const { order } = await call(api, operations.readOrder, { id });
  if (order === null) throw new Error(`this key sees no order ${id}`);
  return order;
}

/** Corrects the returned items from the current file and images, and submits the order again. */
export async function correctOrder(
  api: ApiConnection,
  id: string,
  file: OrderFile,
  images: string,
  log: Log,
): Promise<Order> {
  let order = await readOrder(api, id);
  if (order.state === 'VERIFICATION_PENDING') return attachAndSubmitPhoto(api, order, images, log);
  const flagged = order.items.filter((item) => item.flagged).map(({ key }) => key);
  // In a correction only flagged items may be changed; after a rejection all may be.
  const isEditable = (key: string) => flagged.length === 0 || flagged.includes(key);
  const fields = Object.fromEntries(Object.entries(file.fields).filter(([field]) => isEditable(field)));
  if (Object.keys(fields).length > 0) order = await save(api, order, fields);
  const materials = flagged.filter((key) => key.startsWith('material.')).map((key) => key.slice('material.'.length));
  for (const material of new Set([...materials, ...order.missingMaterials]))
    order = await attach(api, order, material as Material, images, log);
  return submitDraft(api, order, file, log);
}

async function attachAndSubmitPhoto(api: ApiConnection, order: Order, images: string, log: Log): Promise<Order> {
  const { id, version } = await attach(api, order, PHOTO, images, log);
  const { submitPhoto } = await call(api, operations.submitPhoto, { id, version, key: newKey() });
  return unwrapResult(submitPhoto);
}

/** Logs why an order came back, item by item, with advice. */
export function logReturnReasons({ items, orderReasons }: Order, log: Log): void {
  for (const { code, label, advice } of orderReasons) log(`  the order as a whole: ${label} (${code}) – ${advice}`);
  for (const { key, label, flagged, reasons } of items)
    if (flagged)
      for (const { code, label: reason, advice } of reasons) log(`  ${key} ${label}: ${reason} (${code}) – ${advice}`);
}

/** Cursor of the end of the event log: events after it are new. */
export const readLastCursor = async (api: ApiConnection): Promise<string | null> =>
  (await call(api, operations.lastEvent, {})).partnerEvents.pageInfo.endCursor;

export interface FollowOptions {
  readonly id: string;
  /** Cursor of the event log; null: from its beginning, at most seven days ago. */
  readonly after: string | null;
  /** Folder of the photo, uploaded when it is required; undefined: only read. */
  readonly images?: string;
  /** Time between two polls of the event log, ms. */
  readonly everyMs: number;
}

/**
 * The log shows an event only after all transactions that began earlier have ended, so it may lag behind the order's state: at most
 * this long, ms.
 */
const EVENT_LOG_TIMEOUT_MS = 15_000;

/** Logs each event of an order and uploads its photo when required, until the order is over or comes back. */
export async function followOrder(
  api: ApiConnection,
  { id, images, everyMs, ...from }: FollowOptions,
  log: Log,
): Promise<FollowOutcome> {
  let { after } = from;
  let loggedState: string | undefined;
  let lastEventMs = Date.now();
  for (;;) {
    const { partnerEvents } = await call(api, operations.readEvents, { after });
    for (const { node } of partnerEvents.edges) {
      if (node.order?.id !== id) continue;
      log(`${node.at}  ${node.label}  ${node.order.state}${node.test ? '  (test)' : ''}`);
      [loggedState, lastEventMs] = [node.order.state, Date.now()];
    }
    after = partnerEvents.pageInfo.endCursor ?? after;
    if (partnerEvents.pageInfo.hasNextPage) continue;
    const order = await readOrder(api, id);
    const isBehind = loggedState !== order.state && Date.now() - lastEventMs < EVENT_LOG_TIMEOUT_MS;
    const outcome = isBehind ? undefined : outcomeOf(order, images);
    if (outcome !== undefined) return outcome;
    if (!isBehind && order.state === 'VERIFICATION_PENDING' && images !== undefined)
      await attachAndSubmitPhoto(api, order, images, log);
    else await sleep(everyMs);
  }
}

function outcomeOf({ state, items }: Order, images: string | undefined): FollowOutcome | undefined {
  if (terminalStates.includes(state)) return 'over';
  if (returnedStates.includes(state)) return 'correct';
  if (state !== 'VERIFICATION_PENDING') return undefined;
  // A rejected photo is not uploaded a second time.
  const rejected = items.some(({ key, flagged }) => key === `material.${PHOTO}` && flagged);
  return images === undefined || rejected ? 'photo' : undefined;
}
