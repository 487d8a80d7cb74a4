import {
  bureauWords,
  type Concern,
  fieldsOfKind,
  materialKey,
  materialKinds,
  type OrderFacts,
  proposedConcerns,
  type RawWords,
  type SaidCode,
} from '@beian/domain';
import { afterState } from '../bureau/after-state.ts';
import { getMatter } from '../bureau/record.ts';
import { storeMatter } from '../bureau/store-matter.ts';
import { addWords, maskOfOrder } from '../bureau/words.ts';
import type { Tx } from '../context.ts';
import { newId } from '../ids.ts';
import { refusalReasons } from '../schema/bureau.ts';
import { answerAttempt } from './upload.ts';
import type { Write, WriteContext } from './write.ts';

interface Result {
  readonly submissionId: string;
  readonly day: string;
  readonly codes: readonly string[];
  readonly concerns: readonly Concern[];
  readonly said: readonly SaidCode[];
  readonly words: RawWords;
  readonly matchedBy?: string;
}

/** bureauApprove is the one event that writes to a record: the new values, in the same transaction as the state. */
export const applyToRecord: Write = async (context) => {
  const { submissionId, day, codes, matchedBy } = context.input as Result;
  await takeApproval(context, submissionId);
  return { logged: { submissionId, day, codes, matchedBy } };
};

export const takeRefusal: Write = async (context) => {
  const { submissionId, day, codes, concerns, said, words, matchedBy } = context.input as Result;
  await refuseAttempt(context, submissionId, concerns);
  const { hand } = context;
  await addRefusalWords(context, { submissionId, orderId: hand.row.id }, hand.facts, {
    day,
    said,
    concerns,
    details: words,
  });
  return { logged: { submissionId, day, codes, matchedBy } };
};

/** Keeps what the bureau wrote with a refusal for the order's applicant, beside what it wrote of the same attempt before. */
export async function addRefusalWords(
  { ctx, tx }: Pick<WriteContext, 'ctx' | 'tx'>,
  at: { readonly submissionId: string; readonly orderId: string },
  facts: Pick<OrderFacts, 'kind' | 'changed'>,
  {
    day,
    said,
    concerns,
    details = {},
  }: {
    readonly day: string;
    readonly said: readonly SaidCode[];
    readonly concerns: readonly Concern[];
    readonly details?: RawWords;
  },
): Promise<void> {
  const hide = await maskOfOrder(ctx, tx, at.orderId);
  const own = concernsOfOrder(concerns, facts);
  await addWords(ctx, tx, at, bureauWords({ day, said, concerns: own, words: details }, hide));
}

export async function takeApproval({ ctx, tx, hand }: WriteContext, submissionId: string): Promise<void> {
  const { id, recordId, websiteId } = hand.row;
  const filed = await getMatter(ctx, tx, recordId, websiteId);
  const after = await afterState(ctx, tx, { id, kind: hand.facts.kind }, filed);
  // What was published before the day of sending cannot know of this change.
  const times = [after.subject.modifiedAt, hand.facts.attempt?.sentDay].filter((time) => typeof time === 'string');
  const modifiedAt = times.sort().at(-1);
  await storeMatter(
    ctx,
    tx,
    { recordId, websiteId, orderId: id },
    { ...after, subject: { ...after.subject, modifiedAt } },
  );
  await answerAttempt(tx, submissionId, id, hand.facts.now, 'approved');
}

export async function refuseAttempt(
  { tx, hand }: WriteContext,
  submissionId: string,
  concerns: readonly Concern[],
): Promise<void> {
  await answerAttempt(tx, submissionId, hand.row.id, hand.facts.now, 'refused');
  await storeRefusalReasons(tx, hand.row.id, submissionId, concernsOfOrder(concerns, hand.facts), hand.facts);
}

/** What the bureau's codes come to for this order. */
export const concernsOfOrder = (
  concerns: readonly Concern[],
  { kind, changed }: Pick<OrderFacts, 'kind' | 'changed'>,
): Concern[] =>
  proposedConcerns(concerns, { items: [...fieldsOfKind(kind), ...materialKinds.map(materialKey)], changed });

/** Each reason with the rule that had passed its field: where our own checks let it through. */
async function storeRefusalReasons(
  tx: Tx,
  orderId: string,
  submissionId: string,
  concerns: readonly Concern[],
  { findings }: Pick<OrderFacts, 'findings'>,
): Promise<void> {
  if (concerns.length === 0) return;
  await tx.insert(refusalReasons).values(
    concerns.map(({ code, item, reason }) => ({
      id: newId('refusal'),
      orderId,
      submissionId,
      code,
      item,
      reason,
      passedRule: findings.find((finding) => finding.field === item && finding.outcome === 'pass')?.ruleId,
    })),
  );
}
