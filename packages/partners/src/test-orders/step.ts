import { sha256 } from '@beian/database/sealing';
import { type AppContext, type Tx, testSystem, transaction } from '@beian/database/transaction';
import { textOf } from '@beian/domain/filing';
import { itemsInReview, type LiveEvent, type OrderFacts } from '@beian/domain/order';
import { kindRow, type OrderState } from '@beian/domain/order-names';
import { type TestAct, type TestStage, testActAt, testMarkField } from '@beian/domain/partner';
import { photoMethodOf } from '@beian/domain/photo';
import type { ReasonCode } from '@beian/domain/reasons';
import type { Actor } from '@beian/domain/staff';
import { readContent } from '@beian/orders/content';
import { insertTestCheck } from '@beian/orders/face-check';
import { findFacts, type LoadedOrder, lockOrder } from '@beian/orders/facts';
import { perform } from '@beian/orders/perform';
import { applyEntry, storeAnswer } from '@beian/submissions/answers';
import { applySmsStatuses, listSmsStatusRequests, type SmsStatus } from '@beian/submissions/sms';
import { moveSubmission, prepareSubmission } from '@beian/submissions/submissions';
import { drawPicture } from './app-picture.ts';
import { ensureTestSandbox, type StandIns, testBureauOf } from './sandbox.ts';

/** Builds the data file of an order; undefined if it cannot be built. */
export type BuildTestFile = (orderId: string) => Promise<Buffer | undefined>;

interface Step {
  readonly ctx: AppContext;
  readonly tx: Tx;
  readonly loaded: LoadedOrder;
  readonly standIns: StandIns;
  /** The outcome that the order's remark requests for a stage, unless the order has failed there before. */
  requestedOutcome(stage: TestStage): TestAct | undefined;
  perform(actor: Actor, event: LiveEvent, input?: object): Promise<void>;
}

/** Events that show that an order has failed at a stage before. */
const failures: Readonly<Partial<Record<TestStage, readonly LiveEvent[]>>> = {
  review: ['returnForCorrection', 'rejectInitialReview'],
  photo: ['rejectPhoto'],
  upload: ['uploadRefused'],
  sms: ['smsFailed', 'expireSms'],
  bureau: ['bureauRefuse'],
};

/** The step for each state in which a live order would wait for staff. */
const deskSteps: Readonly<Partial<Record<OrderState, (step: Step) => Promise<void>>>> = {
  INITIAL_REVIEW: review,
  PHOTO_REVIEW: reviewPhoto,
  VERIFICATION_PENDING: verify,
  SUBMISSION_PENDING: push,
  UPLOAD_FAILED: push,
  SMS_RETURNED: sendBack,
  BUREAU_REJECTED: sendBack,
  BUREAU_REVIEW: answerAsBureau,
};

/**
 * Moves a test order one step on in place of staff, ministry and bureau, by the same events as a live order and with
 * the outcomes that its remark requests (`testOutcomes`). Does nothing if the next move is the partner's. `ctx` is
 * the worker's, for the test realm.
 * @returns `wait` if the report does not exist yet: call again
 */
export async function stepTestOrder(ctx: AppContext, orderId: string, build: BuildTestFile): Promise<'done' | 'wait'> {
  if (!ctx.test) throw new Error('stepTestOrder: only among test orders');
  const state = await stateOf(ctx, orderId);
  if (state === 'SUBMITTING' || state === 'SMS_PENDING') {
    await (state === 'SUBMITTING' ? sendFile(ctx, orderId, await build(orderId)) : answerSms(ctx, orderId));
    return 'done';
  }
  const waits = await withStep(ctx, orderId, async (step) => {
    const { state: now, report } = step.loaded.facts;
    if ((now === 'SUBMISSION_PENDING' || now === 'UPLOAD_FAILED') && report === null) return true;
    await deskSteps[now ?? 'DRAFT']?.(step);
    return false;
  });
  return waits === true ? 'wait' : 'done';
}

const stateOf = (ctx: AppContext, orderId: string): Promise<string | undefined> =>
  transaction(ctx, testSystem('clock'), async (tx) => {
    const { rows } = await tx.client.query<{ state: string }>(
      '/* stateOfTestOrder */ select state from app.orders where id = $1',
      [orderId],
    );
    return rows[0]?.state;
  });

async function withStep<T>(ctx: AppContext, orderId: string, work: (step: Step) => Promise<T>): Promise<T | undefined> {
  const clock = testSystem('clock');
  return transaction(ctx, clock, async (tx) => {
    const standIns = await ensureTestSandbox(ctx, tx, clock);
    if (!(await lockOrder(tx, orderId))) return undefined;
    const loaded = (await findFacts(tx, [orderId])).get(orderId);
    if (loaded === undefined) return undefined;
    const { now } = await readContent(ctx, tx, orderId);
    const remark = textOf(now, testMarkField(loaded.facts.kind));
    const { rows } = await tx.client.query<{ event: LiveEvent; n: number }>(
      `/* failedBefore */ select event, count(*)::int as n from app.order_events where order_id = $1 group by event`,
      [orderId],
    );
    const times = (events: readonly LiveEvent[] = []) =>
      rows.reduce((sum, { event, n }) => sum + (events.includes(event) ? n : 0), 0);
    return work({
      ctx,
      tx,
      loaded,
      standIns,
      requestedOutcome: (stage) => testActAt(remark, stage, times(failures[stage])),
      perform: async (actor, event, input = {}) => {
        const current = (await findFacts(tx, [orderId])).get(orderId);
        const token = current?.facts.lease?.token;
        const outcome = await perform(ctx, tx, { event, orderId, actor, input, ...(token ? { token } : {}) }, current);
        if (!outcome.ok)
          throw new StepRefused(
            event,
            outcome.refusal.reasons.map(({ code }) => code),
          );
      },
    });
  });
}

/** A step that the guards refuse: a fault of this module; nothing is written. */
export class StepRefused extends Error {
  constructor(event: LiveEvent, codes: readonly string[]) {
    super(`a test order: ${event} was refused: ${codes.join(', ')}`);
    this.name = 'StepRefused';
  }
}

/** Judges every item; those in `returned` as not in order. */
async function recordVerdicts(
  { perform: performAs, standIns, loaded }: Step,
  returned: Readonly<Record<string, ReasonCode>> = {},
) {
  if (loaded.facts.lease?.holder !== standIns.reviewer.id) await performAs(standIns.reviewer, 'claim');
  for (const { key, hash } of itemsInReview(loaded.facts)) {
    const code = returned[key];
    const verdict = code === undefined ? { verdict: 'pass' } : { verdict: 'return', reasons: [{ code }] };
    if (hash !== null) await performAs(standIns.reviewer, 'recordVerdict', { item: key, hash, ...verdict });
  }
}

const materialIn = (facts: OrderFacts): string | undefined =>
  itemsInReview(facts).find(({ key }) => key.startsWith('material.'))?.key;

async function review(step: Step): Promise<void> {
  const { loaded, standIns, requestedOutcome, perform: performAs } = step;
  const next = requestedOutcome('review');
  if (next === 'wait') return;
  const remark = testMarkField(loaded.facts.kind);
  const item = next === 'returnMaterial' ? materialIn(loaded.facts) : next === 'returnRemark' ? remark : undefined;
  await recordVerdicts(step, item === undefined ? {} : { [item]: item === remark ? remarkReason(remark) : 'MAT-01' });
  if (next === 'reject') return performAs(standIns.reviewer, 'rejectInitialReview', { reasons: [{ code: 'ORD-01' }] });
  if (item !== undefined) return performAs(standIns.reviewer, 'returnForCorrection');
  if (loaded.facts.callsReached === 0) await performAs(standIns.reviewer, 'logCall', { outcome: 'REACHED' });
  await performAs(standIns.reviewer, 'approveInitialReview');
}

/** A website's remark may break the rules of names; a subject's has no reason of its own. */
const remarkReason = (field: string): ReasonCode => (field === 'website.remark' ? 'WEB-01' : 'ORD-12');

async function reviewPhoto(step: Step): Promise<void> {
  const rejects = step.requestedOutcome('photo') === 'rejectPhoto';
  await recordVerdicts(step, rejects ? { 'material.FACE_PHOTO': 'PHO-03' } : {});
  await step.perform(step.standIns.reviewer, rejects ? 'rejectPhoto' : 'approvePhoto');
}

/** Takes the photo in place of the phone where the face check does, with a picture of nobody; else sends a requested curtain. */
async function verify(step: Step): Promise<void> {
  const { ctx, tx, loaded, perform: performAs } = step;
  if (photoMethodOf(loaded.facts.province, loaded.facts.edition) !== 'FACE_CHECK') return shipCurtain(step);
  const jpeg = await drawPicture('#f4f4f4');
  const size = { bytes: jpeg.length, width: 720, height: 960 };
  const picture = { hash: sha256(jpeg), file: await ctx.files.put(jpeg), ...size };
  const checkId = await insertTestCheck(tx, loaded.row.id, picture);
  await performAs(testSystem('clock'), 'takeFacePhoto', { checkId, outcome: 'live', score: 98 });
}

/** Sends a requested curtain at once. */
async function shipCurtain({ tx, loaded, standIns, perform: performAs }: Step): Promise<void> {
  const { rows } = await tx.client.query<{ id: string }>(
    `/* curtainAsked */ select id from app.curtains where order_id = $1 and state = 'REQUESTED'`,
    [loaded.row.id],
  );
  const [curtain] = rows;
  if (curtain === undefined) return;
  await performAs(standIns.reviewer, 'shipCurtain', {
    curtainId: curtain.id,
    courier: '测试快递',
    trackingNumber: 'TEST000001',
  });
}

/**
 * An order whose report check has problems is sent back with a reason for the whole order, as a reviewer would do.
 */
async function push({ loaded, standIns, perform: performAs }: Step): Promise<void> {
  if ((loaded.facts.report?.problems.length ?? 0) > 0)
    return performAs(standIns.pusher, 'sendBack', { reasons: [{ code: 'ORD-12', item: null }] });
  await performAs(standIns.pusher, 'pushToBureau');
}

async function sendBack({ loaded, standIns, perform: performAs }: Step): Promise<void> {
  const item = testMarkField(loaded.facts.kind);
  const marked = loaded.facts.changed.includes(item);
  await performAs(standIns.reviewer, 'sendBack', { reasons: [{ code: 'ORD-12', item: marked ? item : null }] });
}

/** Numbers the file and sends it over the sandbox connection, which accepts or refuses it. */
const sendFile = (ctx: AppContext, orderId: string, xml: Buffer | undefined): Promise<void> =>
  withStep(ctx, orderId, async ({ tx, loaded, requestedOutcome }) => {
    if (xml === undefined || loaded.facts.state !== 'SUBMITTING') return;
    const bureauId = await testBureauOf(tx, loaded.facts.province);
    const id = await prepareSubmission(ctx, tx, { bureauId, xml, orderIds: [orderId] });
    await moveSubmission(ctx, tx, id, 'send');
    const refused = requestedOutcome('upload') === 'refuseFile';
    await moveSubmission(ctx, tx, id, refused ? 'refuse' : 'accept', { code: refused ? '17' : '0' });
  });

/** The ministry's answer for every phone of the order. */
async function answerSms(ctx: AppContext, orderId: string): Promise<void> {
  const asked = await withStep(ctx, orderId, async ({ requestedOutcome, loaded }) => ({
    act: requestedOutcome('sms'),
    now: loaded.facts.now,
  }));
  if (asked === undefined) return;
  const questions = await listSmsStatusRequests(ctx, orderId);
  const word: SmsStatus = {
    state: asked.act === 'timeOut' ? 'timedOut' : asked.act === 'failSms' ? 'failed' : 'verified',
    sentAt: asked.now,
    wrongEntries: asked.act === 'failSms' ? 5 : 0,
  };
  const words = new Map(questions.map(({ id }) => [id, word]));
  await applySmsStatuses(ctx, orderId, questions[0]?.submissionId ?? '', words, true);
}

/** The bureau's result by download for the order's subject. */
async function answerAsBureau({ ctx, tx, loaded, requestedOutcome }: Step): Promise<void> {
  const next = requestedOutcome('bureau');
  if (next === 'wait') return;
  const { rows } = await tx.client.query<{ subject: string }>(
    '/* testSubject */ select bureau_id as subject from app.records where id = $1',
    [loaded.row.recordId],
  );
  const refuses = next === 'refuse';
  const bureauId = await testBureauOf(tx, loaded.facts.province);
  const name = `${loaded.row.id}-${loaded.facts.attempt?.submissionId}.xml`;
  const id = await storeAnswer(ctx, tx, bureauId, name, Buffer.from(name));
  const code = refuses ? '1002' : '1001';
  await applyEntry(ctx, tx, bureauId, id, 0, {
    verdict: refuses ? 'refused' : 'approved',
    operation: kindRow(loaded.facts.kind).report.answer,
    identifier: rows[0]?.subject,
    said: [{ code, sentence: { zh: '测试答复', en: 'Answer of the sandbox' } }],
    concerns: refuses ? [{ code, item: testMarkField(loaded.facts.kind), reason: 'ORD-12' }] : [],
    details: {},
  });
}
