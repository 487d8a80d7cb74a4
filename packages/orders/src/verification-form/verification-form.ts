import { writeAudit } from '@beian/database/audit';
import { orders } from '@beian/database/schema';
import { type AppContext, type Tx, transaction } from '@beian/database/transaction';
import { drawForm } from '@beian/documents/pdf';
import { shanghaiDay } from '@beian/domain/calendar';
import {
  type FieldId,
  type FieldValues,
  fieldIds,
  isPerson,
  isPersonal,
  listOf,
  maskValue,
  sameValue,
} from '@beian/domain/filing';
import { type VerificationForm, verificationForm } from '@beian/domain/papers';
import { findProvince } from '@beian/domain/province';
import type { Actor } from '@beian/domain/staff';
import { getMatter } from '@beian/records/record';
import { eq } from 'drizzle-orm';
import { isSentByPartner, readContent, rebaseProposal } from '../content/content.ts';
import { contentStamp } from '../content/content-stamp.ts';
import { findFacts, type LoadedOrder } from '../facts/facts.ts';

export interface PdfFile {
  readonly bytes: Buffer;
  readonly type: 'application/pdf';
  /** Made of the order number only, because many people see file names. */
  readonly fileName: string;
}

/**
 * The verification form of an order with its proposed values (docs/spec/rules.md ); null when the actor cannot see the order.
 * Personal values are in clear only for readers who see them in clear on the screen: all of them for the holder of the
 * lease, those it sent itself for the partner. The others are blank for a partner and masked for staff. An audit row is
 * committed before a byte is returned.
 */
export async function readVerificationForm(ctx: AppContext, actor: Actor, orderId: string): Promise<PdfFile | null> {
  const made = await transaction(ctx, actor, async (tx) => {
    const loaded = (await findFacts(tx, [orderId])).get(orderId);
    if (loaded === undefined) {
      await writeAudit(tx, actor, 'readVerificationForm', orderId, 'refused', { code: 'NOT_FOUND' });
      return undefined;
    }
    const form = await buildForm(ctx, tx, actor, orderId, loaded);
    await writeAudit(tx, actor, 'readVerificationForm', orderId, 'done', {
      mark: form.mark,
      inClear: holdsLease(actor, loaded),
    });
    return { form, at: loaded.facts.now };
  });
  if (made === undefined) return null;
  const bytes = await drawForm(made.form, new Date(made.at));
  return { bytes, type: 'application/pdf', fileName: `${made.form.number}.pdf` };
}

const holdsLease = (actor: Actor, { facts: { lease, now } }: LoadedOrder): boolean =>
  actor.kind === 'staff' && lease !== null && lease.holder === actor.id && lease.until > now;

async function buildForm(
  ctx: AppContext,
  tx: Tx,
  actor: Actor,
  orderId: string,
  loaded: LoadedOrder,
): Promise<VerificationForm> {
  const [order] = await tx
    .select({ number: orders.number, filingNumber: orders.filingNumber })
    .from(orders)
    .where(eq(orders.id, orderId));
  if (order === undefined) throw new Error('the order of these facts is gone');
  const { kind, province, edition, now: at, record } = loaded.facts;
  const filed = await getMatter(ctx, tx, loaded.row);
  const content = await readContent(ctx, tx, orderId);
  const after = rebaseProposal(filed, kind, content);
  const { fieldHashes } = loaded.facts;
  const all = holdsLease(actor, loaded);
  // A value refreshed from what was filed since is not the one the partner sent.
  const isOwn = (id: FieldId) =>
    actor.kind === 'partner' &&
    isSentByPartner(content.sent, id, fieldHashes[id]) &&
    sameValue(after[id], content.now[id]);
  const person = isPerson(after) || isPerson(content.base);
  const inClear = (id: FieldId) => all || !isPersonal(id, person) || isOwn(id);
  // Left blank for the organiser to fill in by hand; a printed mask would be signed as the value.
  const hidden = (id: FieldId) =>
    actor.kind === 'partner' ? '' : listOf(after, id).map((value) => maskValue(id, value));
  const shown: FieldValues = Object.fromEntries(
    fieldIds.filter((id) => after[id] !== undefined).map((id) => [id, inClear(id) ? after[id] : hidden(id)]),
  );
  return verificationForm({
    number: order.number,
    mark: contentStamp(loaded.facts.fieldHashes),
    bureau: findProvince(province)?.bureau ?? province,
    filingNumber: order.filingNumber,
    proposal: {
      kind,
      elsewhere: record.elsewhere,
      province,
      edition,
      today: shanghaiDay(Date.parse(at)),
      before: content.base,
      after,
    },
    shown,
    accesses: filed.website.accesses,
  });
}
