import { orders } from '@beian/database/schema';
import type { AppContext, Tx } from '@beian/database/transaction';
import { shanghaiDay } from '@beian/domain/calendar';
import { isPerson, isPersonal, sameValue } from '@beian/domain/filing';
import { editableStates } from '@beian/domain/order-names';
import {
  type FormRecord,
  type VerificationForm,
  type VerificationFormInputs,
  verificationForm,
} from '@beian/domain/papers';
import type { Actor } from '@beian/domain/staff';
import { getSubjectAndWebsite } from '@beian/records/record';
import { eq } from 'drizzle-orm';
import { isSentByPartner, partnerKnowledge, readContent, rebaseProposal } from '../content/content.ts';
import { contentStamp } from '../content/content-stamp.ts';
import type { LoadedOrder } from '../facts/facts.ts';

export interface PdfFile {
  readonly bytes: Buffer;
  readonly type: 'application/pdf';
  /** Made of the order number only, because many people see file names. */
  readonly fileName: string;
}

/**
 * The form of an order for this reader. The only personal value on it is the name of a person who is the organiser: in clear for the
 * holder of the lease, for the partner who sent it, and on the form that is kept (`verified`); else blank.
 */
export async function buildForm(
  ctx: AppContext,
  tx: Tx,
  actor: Actor,
  loaded: LoadedOrder,
  verified?: VerificationFormInputs['verified'],
  checked?: FormRecord,
): Promise<{ readonly form: VerificationForm; readonly inClear: boolean }> {
  const { id, round } = loaded.row;
  const [order] = await tx.select({ number: orders.number }).from(orders).where(eq(orders.id, id));
  if (order === undefined) throw new Error('the order of these facts is gone');
  const { kind, province, edition, now: at, record, fieldHashes, state } = loaded.facts;
  const filed = await getSubjectAndWebsite(ctx, tx, loaded.row);
  const content = await readContent(ctx, tx, id);
  const known = partnerKnowledge(loaded.row.salt, content);
  const after = rebaseProposal(filed, kind, { ...content, ...known });
  // A name refreshed from what was filed since is not the one the partner sent.
  const isOwn =
    actor.kind === 'partner' &&
    isSentByPartner(content.sent, 'subject.name', fieldHashes['subject.name']) &&
    sameValue(after['subject.name'], content.now['subject.name']);
  const personal = isPersonal('subject.name', isPerson(after) || isPerson(content.base));
  const mayRead = isOwn || holdsLease(actor, loaded) || verified !== undefined;
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
      ...known,
    },
    showsName: !personal || mayRead,
    providerName: await readProviderName(tx),
    ...(verified === undefined ? {} : { verified }),
    ...(checked === undefined ? {} : { record: checked }),
  });
  return { form, inClear: personal && mayRead };
}

export const holdsLease = (actor: Actor, { facts: { lease, now } }: LoadedOrder): boolean =>
  actor.kind === 'staff' && lease !== null && lease.holder === actor.id && lease.until > now;

/** 接入服务单位; may be empty. */
async function readProviderName(tx: Tx): Promise<string> {
  const { rows } = await tx.client.query<{ name: string }>(
    `/* readProviderName */ select value #>> '{}' as name from app.settings where name = 'providerName'`,
  );
  return rows[0]?.name ?? '';
}
