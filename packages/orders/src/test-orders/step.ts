import {
  type Actor,
  itemsInReview,
  type LiveEvent,
  type OrderFacts,
  type OrderState,
  type ReasonCode,
  type TestAct,
  type TestStage,
  testActAt,
  testMarkField,
  textOf,
} from '@beian/domain';
import { storeAnswer } from '../bureau/answers.ts';
import { applyEntry } from '../bureau/apply-answer.ts';
import { moveSubmission, prepareSubmission } from '../bureau/submissions.ts';
import { readContent } from '../content.ts';
import { type AppContext, inTransaction, type Tx } from '../context.ts';
import { perform } from '../perform.ts';
import { applySmsWords, type SmsWord, smsQuestions } from '../sms.ts';
import { findFacts, lockOrder, type OrderInHand } from '../sql/facts.ts';
import { type StandIns, testBureauOf, testGround, testSystem } from './ground.ts';

/** Makes the file that a bureau would receive of an order; undefined where it cannot be built. */
export type BuildTestFile = (orderId: string) => Promise<Buffer | undefined>;

interface Step {
  readonly ctx: AppContext;
  readonly tx: Tx;
  readonly hand: OrderInHand;
  readonly by: StandIns;
  /** What the order's remark asks for at a stage, unless it has failed there before. */
  act(stage: TestStage): TestAct | undefined;
  perform(actor: Actor, event: LiveEvent, input?: object): Promise<void>;
}

/** Which events tell that an order has failed at a stage before. */
const failures: Readonly<Partial<Record<TestStage, readonly LiveEvent[]>>> = {
  review: ['returnForCorrection', 'rejectInitialReview'],
  photo: ['rejectPhoto'],
  upload: ['uploadRefused'],
  sms: ['smsFailed', 'expireSms'],
  bureau: ['bureauRefuse'],
};

/** What the desk does in each state where a live order would wait for a person. */
const deskSteps: Readonly<Partial<Record<OrderState, (step: Step) => Promise<void>>>> = {
  INITIAL_REVIEW: review,
  PHOTO_REVIEW: reviewPhoto,
  VERIFICATION_PENDING: shipCurtain,
  SUBMISSION_PENDING: push,
  UPLOAD_FAILED: push,
  SMS_RETURNED: sendBack,
  BUREAU_REJECTED: sendBack,
  BUREAU_REVIEW: answer,
};

/**
 * Takes a test order one step on its way, in the place of the desk, the ministry and the bureau: by the same events as a live one, as
 * its marks ask (`testOutcomes`). Nothing where the next move is the partner's. The house is the worker's, among test orders.
 * @returns `wait` where the report is not there yet: ask again
 */
export async function stepTestOrder(ctx: AppContext, orderId: string, build: BuildTestFile): Promise<'done' | 'wait'> {
  if (!ctx.test) throw new Error('stepTestOrder: only among test orders');
  const state = await stateOf(ctx, orderId);
  if (state === 'SUBMITTING' || state === 'SMS_PENDING') {
    await (state === 'SUBMITTING' ? send(ctx, orderId, await build(orderId)) : say(ctx, orderId));
    return 'done';
  }
  const waits = await inStep(ctx, orderId, async (step) => {
    const { state: now, report } = step.hand.facts;
    if ((now === 'SUBMISSION_PENDING' || now === 'UPLOAD_FAILED') && report === null) return true;
    await deskSteps[now ?? 'DRAFT']?.(step);
    return false;
  });
  return waits === true ? 'wait' : 'done';
}

const stateOf = (ctx: AppContext, orderId: string): Promise<string | undefined> =>
  inTransaction(ctx, testSystem('clock'), async (tx) => {
    const { rows } = await tx.client.query<{ state: string }>(
      '/* stateOfTestOrder */ select state from app.orders where id = $1',
      [orderId],
    );
    return rows[0]?.state;
  });

async function inStep<T>(ctx: AppContext, orderId: string, work: (step: Step) => Promise<T>): Promise<T | undefined> {
  const clock = testSystem('clock');
  return inTransaction(ctx, clock, async (tx) => {
    const by = await testGround(ctx, tx, clock);
    if (!(await lockOrder(tx, orderId))) return undefined;
    const hand = (await findFacts(tx, [orderId])).get(orderId);
    if (hand === undefined) return undefined;
    const { now } = await readContent(ctx, tx, orderId);
    const remark = textOf(now, testMarkField(hand.facts.kind));
    const { rows } = await tx.client.query<{ event: LiveEvent; n: number }>(
      `/* failedBefore */ select event, count(*)::int as n from app.order_events where order_id = $1 group by event`,
      [orderId],
    );
    const times = (events: readonly LiveEvent[] = []) =>
      rows.reduce((sum, { event, n }) => sum + (events.includes(event) ? n : 0), 0);
    return work({
      ctx,
      tx,
      hand,
      by,
      act: (stage) => testActAt(remark, stage, times(failures[stage])),
      perform: async (actor, event, input = {}) => {
        const held = (await findFacts(tx, [orderId])).get(orderId);
        const token = held?.facts.lease?.token;
        const outcome = await perform(ctx, tx, { event, orderId, actor, input, ...(token ? { token } : {}) }, held);
        if (!outcome.ok)
          throw new StepRefused(
            event,
            outcome.refusal.reasons.map(({ code }) => code),
          );
      },
    });
  });
}

/** A step that the judge does not allow: a fault of the stand-in, of which nothing is written. */
export class StepRefused extends Error {
  constructor(event: LiveEvent, codes: readonly string[]) {
    super(`a test order: ${event} was refused: ${codes.join(', ')}`);
    this.name = 'StepRefused';
  }
}

/** Judges every item; those of `returned` as not in order. */
async function judgeAll({ perform: take, by, hand }: Step, returned: Readonly<Record<string, ReasonCode>> = {}) {
  if (hand.facts.lease?.holder !== by.reviewer.id) await take(by.reviewer, 'claim');
  for (const { key, hash } of itemsInReview(hand.facts)) {
    const code = returned[key];
    const verdict = code === undefined ? { verdict: 'pass' } : { verdict: 'return', reasons: [{ code }] };
    if (hash !== null) await take(by.reviewer, 'recordVerdict', { item: key, hash, ...verdict });
  }
}

const materialIn = (facts: OrderFacts): string | undefined =>
  itemsInReview(facts).find(({ key }) => key.startsWith('material.'))?.key;

async function review(step: Step): Promise<void> {
  const { hand, by, act, perform: take } = step;
  const next = act('review');
  if (next === 'wait') return;
  const remark = testMarkField(hand.facts.kind);
  const item = next === 'returnMaterial' ? materialIn(hand.facts) : next === 'returnRemark' ? remark : undefined;
  await judgeAll(step, item === undefined ? {} : { [item]: item === remark ? remarkReason(remark) : 'MAT-01' });
  if (next === 'reject') return take(by.reviewer, 'rejectInitialReview', { reasons: [{ code: 'ORD-01' }] });
  if (item !== undefined) return take(by.reviewer, 'returnForCorrection');
  if (hand.facts.callsReached === 0) await take(by.reviewer, 'logCall', { outcome: 'REACHED' });
  await take(by.reviewer, 'approveInitialReview');
}

/** A website's remark may break the rules of names; a subject's has no reason of its own. */
const remarkReason = (field: string): ReasonCode => (field === 'website.remark' ? 'WEB-01' : 'ORD-12');

async function reviewPhoto(step: Step): Promise<void> {
  const rejects = step.act('photo') === 'rejectPhoto';
  await judgeAll(step, rejects ? { 'material.FACE_PHOTO': 'PHO-03' } : {});
  await step.perform(step.by.reviewer, rejects ? 'rejectPhoto' : 'approvePhoto');
}

/** A curtain that the applicant has asked for leaves at once. */
async function shipCurtain({ tx, hand, by, perform: take }: Step): Promise<void> {
  const { rows } = await tx.client.query<{ id: string }>(
    `/* curtainAsked */ select id from app.curtains where order_id = $1 and state = 'REQUESTED'`,
    [hand.row.id],
  );
  const [curtain] = rows;
  if (curtain === undefined) return;
  await take(by.reviewer, 'shipCurtain', { curtainId: curtain.id, courier: '测试快递', trackingNumber: 'TEST000001' });
}

/** What the report's own check refuses goes back with a reason for the order as a whole, as a reviewer would do it. */
async function push({ hand, by, perform: take }: Step): Promise<void> {
  if ((hand.facts.report?.problems.length ?? 0) > 0)
    return take(by.pusher, 'sendBack', { reasons: [{ code: 'ORD-12', item: null }] });
  await take(by.pusher, 'pushToBureau');
}

async function sendBack({ hand, by, perform: take }: Step): Promise<void> {
  const item = testMarkField(hand.facts.kind);
  const marked = hand.facts.changed.includes(item);
  await take(by.reviewer, 'sendBack', { reasons: [{ code: 'ORD-12', item: marked ? item : null }] });
}

/** Numbers the file and sends it over the sandbox connection, which takes it or refuses it. */
const send = (ctx: AppContext, orderId: string, xml: Buffer | undefined): Promise<void> =>
  inStep(ctx, orderId, async ({ tx, hand, act }) => {
    if (xml === undefined || hand.facts.state !== 'SUBMITTING') return;
    const bureauId = await testBureauOf(tx, hand.facts.province);
    const id = await prepareSubmission(ctx, tx, { bureauId, xml, orderIds: [orderId] });
    await moveSubmission(ctx, tx, id, 'send');
    const refused = act('upload') === 'refuseFile';
    await moveSubmission(ctx, tx, id, refused ? 'refuse' : 'accept', refused ? '17' : '0');
  });

/** The ministry's word about every phone of the order. */
async function say(ctx: AppContext, orderId: string): Promise<void> {
  const asked = await inStep(ctx, orderId, async ({ act, hand }) => ({ act: act('sms'), now: hand.facts.now }));
  if (asked === undefined) return;
  const questions = await smsQuestions(ctx, orderId);
  const word: SmsWord = {
    state: asked.act === 'timeOut' ? 'timedOut' : asked.act === 'failSms' ? 'failed' : 'verified',
    sentAt: asked.now,
    wrongEntries: asked.act === 'failSms' ? 5 : 0,
  };
  const words = new Map(questions.map(({ id }) => [id, word]));
  await applySmsWords(ctx, orderId, questions[0]?.submissionId ?? '', words, true);
}

/** The bureau's result by download, about the order's subject. */
async function answer({ ctx, tx, hand, act }: Step): Promise<void> {
  const next = act('bureau');
  if (next === 'wait') return;
  const { rows } = await tx.client.query<{ subject: string }>(
    '/* testSubject */ select bureau_id as subject from app.records where id = $1',
    [hand.row.recordId],
  );
  const refuses = next === 'refuse';
  const bureauId = await testBureauOf(tx, hand.facts.province);
  const name = `${hand.row.id}-${hand.facts.attempt?.submissionId}.xml`;
  const id = await storeAnswer(ctx, tx, bureauId, name, Buffer.from(name));
  const code = refuses ? '1002' : '1001';
  await applyEntry(ctx, tx, bureauId, id, 0, {
    verdict: refuses ? 'refused' : 'approved',
    operation: '4',
    identifier: rows[0]?.subject,
    said: [{ code, sentence: { zh: '测试答复', en: 'Answer of the sandbox' } }],
    concerns: refuses ? [{ code, item: testMarkField(hand.facts.kind), reason: 'ORD-12' }] : [],
    details: {},
  });
}
