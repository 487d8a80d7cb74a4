import {
  type FieldId,
  type FieldValues,
  fieldIds,
  isDrawnEvent,
  itemsInReview,
  materialKey,
  type OrderEvent,
  type OrderFacts,
  type OrderState,
  type ReasonCode,
  wordsOn,
} from '@beian/domain';
import { lastWords } from '../bureau/words.ts';
import { isSent, readContent } from '../content.ts';
import type { AppContext, Tx } from '../context.ts';
import { newId } from '../ids.ts';
import { returns } from '../schema/order.ts';
import { drawSecondLook } from '../second-looks/draw.ts';
import { useUpAppPhotos } from '../sql/app-photos.ts';
import type { OrderInHand } from '../sql/facts.ts';
import { addLateFinding, findPassedBefore, type PassedBefore } from '../sql/late-findings.ts';
import { closeSmsChecks } from '../sql/sms-checks.ts';
import { removeMaterialOf } from './attach-material.ts';
import type { Write, WriteContext } from './write.ts';

/** One reason as the applicant reads it; `item` null: for the order as a whole. */
export interface GivenReason {
  readonly item: string | null;
  readonly code: ReasonCode;
  /** As the reviewer edited it; left out: the library's. */
  readonly advice?: string;
  /** What the bureau wrote of it, masked: set by `sendBack`, never given by a call. */
  readonly words?: readonly string[];
}

/** What the order held when it went back: the next review is read beside it. */
export interface ReturnedContent {
  readonly values: FieldValues;
  /** Content hash by key of field or material. */
  readonly hashes: Readonly<Record<string, string>>;
  /** Fields whose values were the partner's own; left out: not kept then. */
  readonly sent?: readonly FieldId[];
}

/** Where what we object to is our own finding: later it is the ministry's or the bureau's. */
const ownFindings: readonly (OrderState | null)[] = ['INITIAL_REVIEW', 'PHOTO_REVIEW', 'SUBMISSION_PENDING'];

/**
 * Writes down what a return asks the applicant for: the reasons of the items that are not in order, and those that came
 * with the call. The flagged items keep their content hash, so that it can be seen whether each was answered.
 */
const returned =
  (event: OrderEvent, into: OrderState, withWords?: WithWords): Write =>
  async (context) => {
    const { ctx, tx, hand, actor, input } = context;
    // What went back is drawn as it was judged: before a photo is taken off.
    if (isDrawnEvent(event)) await drawSecondLook(context, event);
    const given = (input as { reasons?: readonly GivenReason[] }).reasons ?? [];
    const judged = [...(await ofVerdicts(ctx, tx, hand.row.id, hand.facts)), ...given];
    const reasons = withWords === undefined ? judged : await withWords(context, judged);
    const keys = [...new Set(reasons.flatMap((reason) => (reason.item === null ? [] : [reason.item])))];
    const hashes = { ...hand.facts.fieldHashes, ...materialHashes(hand.facts) };
    const codes = reasons.map((reason) => reason.code);
    const id = newId('return');
    const before = ownFindings.includes(hand.facts.state)
      ? await findPassedBefore(tx, hand.row.id)
      : new Map<string, PassedBefore>();
    const { now: values, sent } = await readContent(ctx, tx, hand.row.id);
    const content: ReturnedContent = {
      values,
      hashes,
      sent: fieldIds.filter((field) => isSent(sent, field, hashes[field])),
    };
    await tx.insert(returns).values({
      id,
      orderId: hand.row.id,
      event,
      intoState: into,
      round: hand.row.round,
      items: Object.fromEntries(keys.map((key) => [key, hashes[key] ?? null])),
      whole: reasons.some((reason) => reason.item === null),
      codes,
      reasons: ctx.keys.sealJson(`returns.reasons:${id}`, reasons),
      content: ctx.keys.sealJson(`returns.content:${id}`, content),
      staffId: actor.id,
      staffName: actor.name,
    });
    // Said once: what an earlier return let stand, and is as it was, is a finding that comes late.
    const late = keys.filter((key) => before.has(key) && before.get(key)?.hash === hashes[key]);
    for (const key of late) {
      const passed = before.get(key);
      if (passed === undefined) continue;
      await addLateFinding(tx, {
        passed,
        orderId: hand.row.id,
        returnId: id,
        round: hand.row.round,
        codes: reasons.filter(({ item }) => item === key).map(({ code }) => code),
        staff: actor,
      });
    }
    const photoGoes = into !== 'VERIFICATION_PENDING' && keys.includes(photo);
    if (photoGoes) await takeOffPhoto(tx, hand);
    const logged = { items: keys, codes, ...(late.length === 0 ? {} : { late }) };
    return { logged, ...(photoGoes ? { set: { standingPhoto: null } } : {}) };
  };

const photo = materialKey('FACE_PHOTO');

/** It cannot be replaced before the review has passed again, and is asked for anew then. */
async function takeOffPhoto(tx: Tx, { row, facts }: OrderInHand): Promise<void> {
  await removeMaterialOf(tx, row.id, 'FACE_PHOTO', facts.now);
  await useUpAppPhotos(tx, row.id);
}

export const returnForCorrection = returned('returnForCorrection', 'CORRECTION_REQUIRED');
export const rejectInitialReview = returned('rejectInitialReview', 'INITIAL_REJECTED');
export const rejectPhoto = returned('rejectPhoto', 'VERIFICATION_PENDING');
/** What was handed over is no longer what the order holds: no late word or result may be about it. */
export const sendBack: Write = async (context) => {
  await closeSmsChecks(context.tx, context.hand.row.id);
  return returned('sendBack', 'CORRECTION_REQUIRED', besideWords)(context);
};

type WithWords = (context: WriteContext, reasons: readonly GivenReason[]) => Promise<readonly GivenReason[]>;

/** Beside each reason what the bureau wrote of its item; what it wrote of no item that is asked for stands beside the first. */
const besideWords: WithWords = async ({ ctx, tx, hand }, reasons) => {
  const words = await lastWords(ctx, tx, hand.row.id);
  if (words === undefined || words.from === 'desk') return reasons;
  const beside = reasons.map((one) => ({ ...one, words: wordsOn(words, one.item) }));
  const [first, ...rest] = beside;
  if (first === undefined || beside.some((one) => one.words.length > 0)) return beside;
  const all = [...words.codes.map((one) => one.words), words.opinion];
  return [{ ...first, words: all.flatMap((one) => (one === null ? [] : [one])) }, ...rest];
};

const materialHashes = (facts: OrderFacts): Record<string, string> =>
  Object.fromEntries(Object.entries(facts.materials).map(([kind, hash]) => [`material.${kind}`, hash]));

/** The reasons that stand with the verdicts of this review. */
async function ofVerdicts(ctx: AppContext, tx: Tx, orderId: string, facts: OrderFacts): Promise<GivenReason[]> {
  const items = itemsInReview(facts).filter((item) => item.verdict === 'return');
  const { rows } = await tx.client.query<{ id: string; item: string; advice: Buffer | null }>(
    `/* ofVerdicts */ select distinct on (item) id, item, advice from app.verdicts
     where order_id = $1 and item = any($2) order by item, at desc, id desc`,
    [orderId, items.map((item) => item.key)],
  );
  return rows.flatMap((row) =>
    row.advice === null
      ? []
      : ctx.keys
          .unsealJson<Omit<GivenReason, 'item'>[]>(`verdicts.advice:${row.id}`, row.advice)
          .map((reason) => ({ ...reason, item: row.item })),
  );
}
