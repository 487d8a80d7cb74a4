import { writeAudit } from '@beian/database/audit';
import { orders } from '@beian/database/schema';
import { type AppContext, type Tx, transaction } from '@beian/database/transaction';
import { drawForm } from '@beian/documents/pdf';
import { shanghaiDay } from '@beian/domain/calendar';
import { isPerson, isPersonal, sameValue } from '@beian/domain/filing';
import { editableStates } from '@beian/domain/order-names';
import { type VerificationForm, verificationForm } from '@beian/domain/papers';
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
 * Nothing personal stands on it but the name of a person who is the subject: in clear for the holder of the lease and for the
 * partner who sent it, else blank. An audit row is committed before a byte is returned.
 */
export async function readVerificationForm(ctx: AppContext, actor: Actor, orderId: string): Promise<PdfFile | null> {
  const made = await transaction(ctx, actor, async (tx) => {
    const loaded = (await findFacts(tx, [orderId])).get(orderId);
    if (loaded === undefined) {
      await writeAudit(tx, actor, 'readVerificationForm', orderId, 'refused', { code: 'NOT_FOUND' });
      return undefined;
    }
    const { form, inClear } = await buildForm(ctx, tx, actor, orderId, loaded);
    await writeAudit(tx, actor, 'readVerificationForm', orderId, 'done', { mark: form.mark, inClear });
    return { form, at: loaded.facts.now };
  });
  if (made === undefined) return null;
  const bytes = await drawForm(made.form, new Date(made.at));
  return { bytes, type: 'application/pdf', fileName: `${made.form.order}.pdf` };
}

const holdsLease = (actor: Actor, { facts: { lease, now } }: LoadedOrder): boolean =>
  actor.kind === 'staff' && lease !== null && lease.holder === actor.id && lease.until > now;

async function buildForm(
  ctx: AppContext,
  tx: Tx,
  actor: Actor,
  orderId: string,
  loaded: LoadedOrder,
): Promise<{ readonly form: VerificationForm; readonly inClear: boolean }> {
  const [order] = await tx.select({ number: orders.number }).from(orders).where(eq(orders.id, orderId));
  if (order === undefined) throw new Error('the order of these facts is gone');
  const { kind, province, edition, now: at, record, fieldHashes, state } = loaded.facts;
  const filed = await getMatter(ctx, tx, loaded.row);
  const content = await readContent(ctx, tx, orderId);
  const after = rebaseProposal(filed, kind, content);
  // A name refreshed from what was filed since is not the one the partner sent.
  const isOwn =
    actor.kind === 'partner' &&
    isSentByPartner(content.sent, 'subject.name', fieldHashes['subject.name']) &&
    sameValue(after['subject.name'], content.now['subject.name']);
  const personal = isPersonal('subject.name', isPerson(after) || isPerson(content.base));
  const mayRead = isOwn || holdsLease(actor, loaded);
  const { round } = loaded.row;
  const form = verificationForm({
    order: order.number,
    // What the applicant prints is for its next submission.
    round: state !== null && editableStates.includes(state) ? round + 1 : round,
    mark: contentStamp(fieldHashes),
    proposal: {
      kind,
      elsewhere: record.elsewhere,
      province,
      edition,
      today: shanghaiDay(Date.parse(at)),
      before: content.base,
      after,
    },
    showsName: !personal || mayRead,
    providerName: await readProviderName(tx),
  });
  return { form, inClear: personal && mayRead };
}

/** 接入服务单位; empty while the setting is not there. */
async function readProviderName(tx: Tx): Promise<string> {
  const { rows } = await tx.client.query<{ name: string }>(
    `/* readProviderName */ select value #>> '{}' as name from app.settings where name = 'providerName'`,
  );
  return rows[0]?.name ?? '';
}
