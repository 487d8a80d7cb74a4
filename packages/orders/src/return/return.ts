import { noteWritten } from '@beian/database/covered-rows';
import { newId } from '@beian/database/ids';
import { withOwnTexts } from '@beian/database/rules';
import { returns } from '@beian/database/schema';
import type { AppContext, Tx } from '@beian/database/transaction';
import { type FieldId, type FieldValues, fieldIds } from '@beian/domain/filing';
import { targetStates } from '@beian/domain/life-cycle';
import { eventRow, itemsInReview, type LiveEvent, materialKey, type OrderFacts } from '@beian/domain/order';
import { type OrderState, refusedStates } from '@beian/domain/order-names';
import { isDrawnEvent } from '@beian/domain/quality';
import { type ReasonCode, type ReasonText, wordsForItem } from '@beian/domain/reasons';
import { findLastWords } from '../bureau-words/words.ts';
import { isSentByPartner, readContent } from '../content/content.ts';
import type { EventWrite, WriteContext } from '../event/write.ts';
import type { LoadedOrder } from '../facts/facts.ts';
import { markAppPhotosUsedUp } from '../material/app-photos.ts';
import { removeMaterialOf } from '../material/attach-material.ts';
import { closeSmsChecks } from '../sms-checks/sms-checks.ts';
import { drawSpotCheck } from '../spot-check/draw.ts';
import { addLateFinding, findPassedBefore, type PassedBefore } from './late-findings.ts';

/** One reason as the applicant reads it; `item` is null for the order as a whole. */
export interface GivenReason {
  readonly item: string | null;
  readonly code: ReasonCode;
  /** As edited by the reviewer; when omitted, the advice of the reason library applies. */
  readonly advice?: string;
  /** The bureau's text about the item, masked; set by `sendBack`, never by a caller. */
  readonly words?: readonly string[];
  /** The installation's own text of the reason, in force when it was given; set by `withOwnTexts`, never by a caller. */
  readonly own?: ReasonText;
}

/** The content of the order when it was returned, for comparison in the next review. */
export interface ReturnedContent {
  readonly values: FieldValues;
  /** Content hash by key of field or material. */
  readonly hashes: Readonly<Record<string, string>>;
  /** Fields whose values the partner had sent itself; omitted for returns stored before this was kept. */
  readonly sent?: readonly FieldId[];
}

type ReturnEvent = 'returnForCorrection' | 'rejectInitialReview' | 'rejectPhoto' | 'sendBack';

/**
 * Stores what a return asks for: the reasons of the returned items, and those of the call. Flagged items keep their
 * content hash, so that the next review sees whether each was changed.
 */
const returnWrite =
  (event: ReturnEvent, into: OrderState, attachWords?: AttachWords): EventWrite<ReturnEvent> =>
  async (context) => {
    const { ctx, tx, loaded, actor, input } = context;
    // The spot check is drawn first, on the content as it was judged, before a photo is removed.
    if (isDrawnEvent(event)) await drawSpotCheck(context, event);
    const given: readonly GivenReason[] = 'reasons' in input ? input.reasons : [];
    const judged = [...(await findVerdictReasons(ctx, tx, loaded.row.id, loaded.facts)), ...given];
    const reasons = attachWords === undefined ? judged : await attachWords(context, judged);
    // After a refusal the objection is the ministry's or the bureau's, otherwise the provider's own finding.
    const { state } = loaded.facts;
    const before =
      state !== null && refusedStates.includes(state)
        ? new Map<string, PassedBefore>()
        : await findPassedBefore(tx, loaded.row.id);
    const { id, keys, codes, hashes } = await storeReasons(context, { event, into, reasons });
    // An item that an earlier review passed, with unchanged content, is a late finding; counted once.
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

/**
 * Stores what an event that pauses the clock asks the applicant for, as a return does. It is no verdict, so no spot check and no late
 * finding follows from it. The order comes back to whoever asked, unless it is assigned already.
 */
export const askAndWait =
  <E extends LiveEvent>(event: E) =>
  async (context: WriteContext<E> & { readonly input: { readonly reasons: readonly GivenReason[] } }) => {
    const [into] = targetStates<OrderState>(eventRow(event));
    if (into === undefined) throw new Error(`${event} leads nowhere`);
    const { reasons } = context.input;
    const { keys, codes } = await storeReasons(context, { event, into, reasons });
    const logged = { items: keys, codes };
    if (context.facts.assignee !== null) return { logged };
    const { id, name } = context.actor;
    return { logged: { ...logged, staff: name, staffId: id }, set: { assignee: id, assigneeName: name } };
  };

/** Stores what is asked for, with the content as it is now. */
async function storeReasons(
  { ctx, tx, loaded, actor }: Pick<WriteContext, 'ctx' | 'tx' | 'loaded' | 'actor'>,
  asked: { readonly event: LiveEvent; readonly into: OrderState; readonly reasons: readonly GivenReason[] },
) {
  const { event, into } = asked;
  const reasons = await withOwnTexts(tx, asked.reasons);
  const keys = [...new Set(reasons.flatMap((reason) => (reason.item === null ? [] : [reason.item])))];
  const hashes: Readonly<Record<string, string>> = { ...loaded.facts.fieldHashes, ...materialHashes(loaded.facts) };
  const codes = reasons.map((reason) => reason.code);
  const id = newId('return');
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
  noteWritten(tx, 'returns', id);
  return { id, keys, codes, hashes };
}

const photoItem = materialKey('FACE_PHOTO');

/** The photo cannot be replaced before the review has passed again; it is then requested anew. */
async function removePhoto(tx: Tx, { row, facts }: LoadedOrder): Promise<void> {
  await removeMaterialOf(tx, row.id, 'FACE_PHOTO', facts.now);
  await markAppPhotosUsedUp(tx, row.id);
}

export const returnForCorrection = returnWrite('returnForCorrection', 'CORRECTION_REQUIRED');
export const rejectInitialReview = returnWrite('rejectInitialReview', 'INITIAL_REJECTED');
export const rejectPhoto = returnWrite('rejectPhoto', 'VERIFICATION_PENDING');
/** What was submitted no longer matches the order, so late SMS results must not apply to it. */
export const sendBack: EventWrite<'sendBack'> = async (context) => {
  await closeSmsChecks(context.tx, context.loaded.row.id);
  return returnWrite('sendBack', 'CORRECTION_REQUIRED', attachBureauWords)(context);
};

type AttachWords = (context: WriteContext, reasons: readonly GivenReason[]) => Promise<readonly GivenReason[]>;

/** Adds the bureau's text about its item to each reason; text about an item without a reason goes to the first one. */
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

/** Reasons of the return verdicts of this review. */
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
