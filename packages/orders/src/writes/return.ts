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
  wordsForItem,
} from '@beian/domain';
import { findLastWords } from '../bureau/words.ts';
import { isSentByPartner, readContent } from '../content.ts';
import type { AppContext, Tx } from '../context.ts';
import { newId } from '../ids.ts';
import { returns } from '../schema/order.ts';
import { drawSpotCheck } from '../second-looks/draw.ts';
import { markAppPhotosUsedUp } from '../sql/app-photos.ts';
import type { LoadedOrder } from '../sql/facts.ts';
import { addLateFinding, findPassedBefore, type PassedBefore } from '../sql/late-findings.ts';
import { closeSmsChecks } from '../sql/sms-checks.ts';
import { removeMaterialOf } from './attach-material.ts';
import type { EventWrite, WriteContext } from './write.ts';

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
const ownReviewStates: readonly (OrderState | null)[] = ['INITIAL_REVIEW', 'PHOTO_REVIEW', 'SUBMISSION_PENDING'];

/**
 * Writes down what a return asks the applicant for: the reasons of the items that are not in order, and those that came
 * with the call. The flagged items keep their content hash, so that it can be seen whether each was answered.
 */
const returnWrite =
  (event: OrderEvent, into: OrderState, attachWords?: AttachWords): EventWrite =>
  async (context) => {
    const { ctx, tx, loaded, actor, input } = context;
    // What went back is drawn as it was judged: before a photo is taken off.
    if (isDrawnEvent(event)) await drawSpotCheck(context, event);
    const given = (input as { reasons?: readonly GivenReason[] }).reasons ?? [];
    const judged = [...(await findVerdictReasons(ctx, tx, loaded.row.id, loaded.facts)), ...given];
    const reasons = attachWords === undefined ? judged : await attachWords(context, judged);
    const keys = [...new Set(reasons.flatMap((reason) => (reason.item === null ? [] : [reason.item])))];
    const hashes = { ...loaded.facts.fieldHashes, ...materialHashes(loaded.facts) };
    const codes = reasons.map((reason) => reason.code);
    const id = newId('return');
    const before = ownReviewStates.includes(loaded.facts.state)
      ? await findPassedBefore(tx, loaded.row.id)
      : new Map<string, PassedBefore>();
    const { now: values, sent } = await readContent(ctx, tx, loaded.row.id);
    const content: ReturnedContent = {
      values,
      hashes,
      sent: fieldIds.filter((field) => isSentByPartner(sent, field, hashes[field])),
    };
    await tx.insert(returns).values({
      id,
      orderId: loaded.row.id,
      event,
      intoState: into,
      round: loaded.row.round,
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
        orderId: loaded.row.id,
        returnId: id,
        round: loaded.row.round,
        codes: reasons.filter(({ item }) => item === key).map(({ code }) => code),
        staff: actor,
      });
    }
    const removesPhoto = into !== 'VERIFICATION_PENDING' && keys.includes(photoItem);
    if (removesPhoto) await removePhoto(tx, loaded);
    const logged = { items: keys, codes, ...(late.length === 0 ? {} : { late }) };
    return { logged, ...(removesPhoto ? { set: { standingPhoto: null } } : {}) };
  };

const photoItem = materialKey('FACE_PHOTO');

/** It cannot be replaced before the review has passed again, and is asked for anew then. */
async function removePhoto(tx: Tx, { row, facts }: LoadedOrder): Promise<void> {
  await removeMaterialOf(tx, row.id, 'FACE_PHOTO', facts.now);
  await markAppPhotosUsedUp(tx, row.id);
}

export const returnForCorrection = returnWrite('returnForCorrection', 'CORRECTION_REQUIRED');
export const rejectInitialReview = returnWrite('rejectInitialReview', 'INITIAL_REJECTED');
export const rejectPhoto = returnWrite('rejectPhoto', 'VERIFICATION_PENDING');
/** What was handed over is no longer what the order holds: no late word or result may be about it. */
export const sendBack: EventWrite = async (context) => {
  await closeSmsChecks(context.tx, context.loaded.row.id);
  return returnWrite('sendBack', 'CORRECTION_REQUIRED', attachBureauWords)(context);
};

type AttachWords = (context: WriteContext, reasons: readonly GivenReason[]) => Promise<readonly GivenReason[]>;

/** Beside each reason what the bureau wrote of its item; what it wrote of no item that is asked for stands beside the first. */
const attachBureauWords: AttachWords = async ({ ctx, tx, loaded }, reasons) => {
  const words = await findLastWords(ctx, tx, loaded.row.id);
  if (words === undefined || words.from === 'desk') return reasons;
  const reasonsWithWords = reasons.map((one) => ({ ...one, words: wordsForItem(words, one.item) }));
  const [first, ...rest] = reasonsWithWords;
  if (first === undefined || reasonsWithWords.some((one) => one.words.length > 0)) return reasonsWithWords;
  const all = [...words.codes.map((one) => one.words), words.opinion];
  return [{ ...first, words: all.flatMap((one) => (one === null ? [] : [one])) }, ...rest];
};

const materialHashes = (facts: OrderFacts): Record<string, string> =>
  Object.fromEntries(Object.entries(facts.materials).map(([kind, hash]) => [`material.${kind}`, hash]));

/** The reasons that stand with the verdicts of this review. */
async function findVerdictReasons(ctx: AppContext, tx: Tx, orderId: string, facts: OrderFacts): Promise<GivenReason[]> {
  const items = itemsInReview(facts).filter((item) => item.verdict === 'return');
  const { rows } = await tx.client.query<{ id: string; item: string; advice: Buffer | null }>(
    `/* findVerdictReasons */ select distinct on (item) id, item, advice from app.verdicts
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
