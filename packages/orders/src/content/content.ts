import { orderContents } from '@beian/database/schema';
import { contentHash } from '@beian/database/sealing';
import type { AppContext, Tx, WithKeys } from '@beian/database/transaction';
import {
  changedFields,
  type FieldId,
  type FieldValue,
  type FieldValues,
  fieldIds,
  fieldRow,
  fieldsOfProposal,
  isPerson,
  isPersonal,
  type Proposal,
  type SubjectAndWebsite,
  sameValue,
  toFieldValues,
} from '@beian/domain/filing';
import type { OrderKind } from '@beian/domain/order-names';
import { getSubjectAndWebsite } from '@beian/records/record';
import { eq } from 'drizzle-orm';
import type { LoadedOrder } from '../facts/facts.ts';

/** The values that are stored in clear. */
export const nonPersonalValues = (values: FieldValues): FieldValues => pickBy(values, false);
/** The values that are stored sealed. */
export const personalValues = (values: FieldValues): FieldValues => pickBy(values, true);

const pickBy = (values: FieldValues, personal: boolean): FieldValues =>
  Object.fromEntries(
    fieldIds
      .filter((id) => values[id] !== undefined && fieldRow(id).personal === personal)
      .map((id) => [id, values[id]]),
  );

/** Content hash per field that has a value; `sent` as in `sentHash`. */
export const hashFields = (salt: Uint8Array, values: FieldValues, sent: SentHashes = {}): Record<string, string> =>
  Object.fromEntries(
    fieldIds
      .filter((id) => values[id] !== undefined)
      .map((id) => [
        id,
        isGiven(salt, id, values, sent) ? sentHash(salt, id, values[id]) : contentHash(salt, id, values[id]),
      ]),
  );

/** Field to content hash of the personal value that the partner sent last in this order. */
export type SentHashes = Readonly<Record<string, string>>;

/**
 * Content hash of a personal value that the partner sent in place of one that it reads masked. It differs from the hash of the same value
 * as filed, so that nothing that compares hashes (verdicts, forms, what changed since a return) tells whether a guess is right.
 */
export const sentHash = (salt: Uint8Array, id: FieldId, value: FieldValue | undefined): string =>
  contentHash(salt, `sent ${id}`, value);

const isGiven = (salt: Uint8Array, id: FieldId, values: FieldValues, sent: SentHashes): boolean =>
  sent[id] !== undefined && values[id] !== undefined && sent[id] === sentHash(salt, id, values[id]);

/** What the partner of an order knows of its personal values, for the rules (`Proposal`). */
export function partnerKnowledge(
  salt: Uint8Array,
  { base, now, sent }: { readonly base: FieldValues; readonly now: FieldValues; readonly sent: SentHashes },
): Required<Pick<Proposal, 'given' | 'masked'>> {
  const person = isPerson(base) || isPerson(now);
  // A field that the partner did not send is compared with nothing.
  const asked = Object.fromEntries(fieldIds.filter((id) => sent[id] !== undefined).map((id) => [id, now[id]]));
  const hashes = hashFields(salt, asked, sent);
  const personal = fieldIds.filter((id) => base[id] !== undefined && isPersonal(id, person));
  return {
    given: personal.filter((id) => isGiven(salt, id, now, sent)),
    masked: personal.filter((id) => now[id] !== undefined && !isSentByPartner(sent, id, hashes[id])),
  };
}

/**
 * Whether the partner itself sent this personal value in this order, compared by content hash. All other personal
 * values come from the filed record; the partner reads them masked.
 */
export const isSentByPartner = (sent: SentHashes, id: FieldId, hash: string | undefined): boolean =>
  hash !== undefined && sent[id] === hash;

/** The columns of order_contents that hold the values of an order. */
export interface SealedContent {
  readonly base_plain: FieldValues;
  readonly base_personal: Buffer;
  readonly plain: FieldValues;
  readonly personal: Buffer;
  readonly sent_hashes: SentHashes;
}

export function unsealContent(
  ctx: WithKeys,
  orderId: string,
  row: SealedContent,
): { base: FieldValues; now: FieldValues; sent: SentHashes } {
  const open = (plain: FieldValues, column: string, sealed: Buffer): FieldValues => ({
    ...plain,
    ...ctx.keys.unsealJson<FieldValues>(`order_contents.${column}:${orderId}`, sealed),
  });
  return {
    base: open(row.base_plain, 'base_personal', row.base_personal),
    now: open(row.plain, 'personal', row.personal),
    sent: row.sent_hashes,
  };
}

/** Registered and proposed values of an order, unsealed. */
export async function readContent(
  ctx: AppContext,
  tx: Tx,
  orderId: string,
): Promise<{ base: FieldValues; now: FieldValues; sent: SentHashes }> {
  const [row] = await tx.select().from(orderContents).where(eq(orderContents.orderId, orderId));
  if (row === undefined) throw new Error('readContent: the order has no content');
  return unsealContent(ctx, orderId, {
    base_plain: row.basePlain as FieldValues,
    base_personal: row.basePersonal,
    plain: row.plain as FieldValues,
    personal: row.personal,
    sent_hashes: row.sentHashes as SentHashes,
  });
}

/**
 * Registered and proposed values of an order, rebased on what is filed now, and the fields whose filed value differs
 * from the order's base.
 */
export async function readRebasedContent(
  ctx: AppContext,
  tx: Tx,
  order: Pick<LoadedOrder['row'], 'id' | 'recordId' | 'websiteId' | 'accessId' | 'salt'> & { readonly kind: OrderKind },
): Promise<{ base: FieldValues; now: FieldValues; sent: SentHashes; outdated: FieldId[] }> {
  const content = await readContent(ctx, tx, order.id);
  const matter = await getSubjectAndWebsite(ctx, tx, order);
  const filed = toFieldValues(matter);
  return {
    base: filed,
    now: rebaseProposal(matter, order.kind, { ...content, ...partnerKnowledge(order.salt, content) }),
    sent: content.sent,
    outdated: fieldIds.filter((id) => !sameValue(content.base[id], filed[id])),
  };
}

/**
 * Applies the order's changes to what is filed now; the bureau may have published other values since the order was
 * opened.
 */
export function rebaseProposal(
  matter: SubjectAndWebsite,
  kind: OrderKind,
  { base, now, given }: { readonly base: FieldValues; readonly now: FieldValues } & Pick<Proposal, 'given'>,
): FieldValues {
  const values = toFieldValues(matter);
  // A value that was only asked for because the filing lacked it yields to the one that is filed now.
  const own = fieldsOfProposal({ kind, elsewhere: matter.elsewhere ?? false, before: values, after: now });
  for (const id of changedFields(kind, base, now, matter.elsewhere, given).filter((one) => own.includes(one))) {
    if (now[id] === undefined) delete values[id];
    else values[id] = now[id];
  }
  return values;
}
