import { sha256 } from '@beian/database/sealing';
import { type AppContext, type Tx, testSystem, transaction } from '@beian/database/transaction';
import { textOf } from '@beian/domain/filing';
import { eventRow, itemsInReview, type LiveEvent, type OrderFacts, type SmsState } from '@beian/domain/order';
import { kindRow, type OrderState } from '@beian/domain/order-names';
import { type TestAct, type TestStage, testActAt, testEventIn, testMarkField } from '@beian/domain/partner';
import { photoMethodOfOrder } from '@beian/domain/photo';
import type { Concern, ExplainedCode, ReasonCode } from '@beian/domain/reasons';
import type { Actor } from '@beian/domain/staff';
import { readContent } from '@beian/orders/content';
import { insertTestCheck } from '@beian/orders/face-check';
import { findFacts, type LoadedOrder, lockOrder } from '@beian/orders/facts';
import { loadOrders } from '@beian/orders/order-list';
import { perform } from '@beian/orders/perform';
import { getRecord, getSubjectAndWebsite } from '@beian/records/record';
import { applyEntry, storeAnswer } from '@beian/submissions/answers';
import { storePublishedRecord } from '@beian/submissions/publication';
import { applySmsStatuses, listSmsStatusRequests, type SmsStatus } from '@beian/submissions/sms';
import { moveSubmission, prepareSubmission } from '@beian/submissions/submissions';
import { drawPicture } from './app-picture.ts';
import { answerByHand, enterByHand } from './by-hand.ts';
import { withBureauNumbers } from './invented-record.ts';
import { nextTestNumber } from './records.ts';
import { ensureTestSandbox, type StandIns, TEST_ISP_ID, testBureauOf } from './sandbox.ts';

/** What the worker knows of the bureau's interface, for test orders as for live ones. */
export interface TestBureau {
  /** Builds the data file of an order; undefined if it cannot be built. */
  buildFile(orderId: string): Promise<Buffer | undefined>;
  /** What a result code says and which items it refers to. */
  explain(code: string): { readonly said: ExplainedCode; readonly concerns: readonly Concern[] };
}

interface Step {
  readonly ctx: AppContext;
  readonly tx: Tx;
  readonly loaded: LoadedOrder;
  readonly standIns: StandIns;
  readonly bureau: TestBureau;
  readonly remark: string | undefined;
  /** The events that the order has had. */
  readonly had: readonly LiveEvent[];
  /** The outcome that the order's remark requests for a stage, unless the order has failed there before. */
  requestedOutcome(stage: TestStage): TestAct | undefined;
  perform(actor: Actor, event: LiveEvent, input?: object): Promise<void>;
}

/** Events that show that an order has failed at a stage before. */
const failures: Readonly<Partial<Record<TestStage, readonly LiveEvent[]>>> = {
  publication: ['takePublication'],
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
  MANUAL_ENTRY: enterByHand,
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
export async function stepTestOrder(ctx: AppContext, orderId: string, bureau: TestBureau): Promise<'done' | 'wait'> {
  if (!ctx.test) throw new Error('stepTestOrder: only among test orders');
  const state = await stateOf(ctx, orderId);
  if (state === 'SUBMITTING' || state === 'SMS_PENDING') {
    await (state === 'SUBMITTING' ? sendFile(ctx, orderId, bureau) : answerSms(ctx, orderId, bureau));
    return 'done';
  }
  const waits = await withStep(ctx, orderId, bureau, async (step) => {
    if (await raiseRequested(step)) return false;
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

async function withStep<T>(
  ctx: AppContext,
  orderId: string,
  bureau: TestBureau,
  work: (step: Step) => Promise<T>,
): Promise<T | undefined> {
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
      bureau,
      remark,
      had: rows.map(({ event }) => event),
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

/** Raises the event that a mark of the order asks for in its state. */
async function raiseRequested({ loaded, remark, had, standIns, perform: performAs }: Step): Promise<boolean> {
  const { state, kind } = loaded.facts;
  const requested = state === null ? undefined : testEventIn(remark, state, had);
  if (requested === undefined) return false;
  const { event, reason } = requested;
  const { by, when = [] } = eventRow(event);
  const reviewer = by.includes('reviewer') ? standIns.reviewer : { ...standIns.reviewer, roles: by };
  if (when.includes('holdsLease')) await performAs(reviewer, 'claim');
  await performAs(
    reviewer,
    event,
    reason === undefined ? {} : { reasons: [{ code: reason, item: testMarkField(kind) }] },
  );
  return true;
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
  if (requestedOutcome('publication') === 'publish') await publish(step);
  const next = requestedOutcome('review');
  if (next === 'wait') return;
  const remark = testMarkField(loaded.facts.kind);
  const item = next === 'returnMaterial' ? materialIn(loaded.facts) : next === 'returnRemark' ? remark : undefined;
  await recordVerdicts(step, item === undefined ? {} : { [item]: item === remark ? 'ORD-14' : 'MAT-01' });
  if (next === 'reject') return performAs(standIns.reviewer, 'rejectInitialReview', { reasons: [{ code: 'ORD-01' }] });
  if (item !== undefined) return performAs(standIns.reviewer, 'returnForCorrection');
  if (loaded.facts.callsReached === 0) await performAs(standIns.reviewer, 'logCall', { outcome: 'REACHED' });
  await performAs(standIns.reviewer, 'approveInitialReview');
}

/** The bureau publishes the record anew, with another mailing address. */
async function publish({ ctx, tx, loaded }: Step): Promise<void> {
  const { subject, websites } = await getRecord(ctx, tx, loaded.row.recordId);
  const mailingAddress = `${subject.mailingAddress ?? ''}（管局更新）`;
  await storePublishedRecord(ctx, tx, { subject: { ...subject, mailingAddress }, websites }, TEST_ISP_ID);
}

async function reviewPhoto(step: Step): Promise<void> {
  const rejects = step.requestedOutcome('photo') === 'rejectPhoto';
  await recordVerdicts(step, rejects ? { 'material.FACE_PHOTO': 'PHO-03' } : {});
  await step.perform(step.standIns.reviewer, rejects ? 'rejectPhoto' : 'approvePhoto');
}

/** Takes the photo in place of the phone where the face check does, with a picture of nobody; else sends a requested curtain. */
async function verify(step: Step): Promise<void> {
  const { ctx, tx, loaded, perform: performAs } = step;
  if (photoMethodOfOrder(loaded.facts) !== 'FACE_CHECK') return shipCurtain(step);
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

/** An order that cannot be reported is sent back with what is wrong, item by item. */
async function push({ loaded, standIns, perform: performAs }: Step): Promise<void> {
  const items = new Set(itemsInReview(loaded.facts).map(({ key }) => key));
  const problems = loaded.facts.report?.problems ?? [];
  if (problems.length === 0) return performAs(standIns.pusher, 'pushToBureau');
  await performAs(standIns.pusher, 'sendBack', {
    reasons: problems.map(({ field, message }) => ({
      code: 'ORD-15',
      item: items.has(field) ? field : null,
      advice: message.zh,
    })),
  });
}

/** With the reasons that the desk proposes to a reviewer of a live order. */
async function sendBack({ ctx, tx, loaded, standIns, perform: performAs }: Step): Promise<void> {
  const asked = { actor: standIns.reviewer, ids: [loaded.row.id], parts: ['answers'], language: 'zh' } as const;
  const [order] = await loadOrders(ctx, tx, asked);
  const reasons = (order?.proposedReasons ?? []).map(({ code, item }) => ({ code, item }));
  await performAs(standIns.reviewer, 'sendBack', { reasons });
}

/** Numbers the file and sends it over the sandbox connection, which accepts or refuses it. */
async function sendFile(ctx: AppContext, orderId: string, bureau: TestBureau): Promise<void> {
  const xml = await bureau.buildFile(orderId);
  await withStep(ctx, orderId, bureau, async (step) => {
    if (await raiseRequested(step)) return;
    const { tx, loaded, requestedOutcome } = step;
    if (xml === undefined || loaded.facts.state !== 'SUBMITTING') return;
    const bureauId = await testBureauOf(tx, loaded.facts.province);
    const id = await prepareSubmission(ctx, tx, { bureauId, xml, orderIds: [orderId] });
    await moveSubmission(ctx, tx, id, 'send');
    const refused = requestedOutcome('upload') === 'refuseFile';
    if (!refused) return void (await moveSubmission(ctx, tx, id, 'accept', { code: '0' }));
    for (const event of ['loseAnswer', 'refuse'] as const) await moveSubmission(ctx, tx, id, event, { code: '17' });
  });
}

const smsStateOf: Readonly<Partial<Record<TestAct, SmsState>>> = {
  timeOut: 'timedOut',
  failSms: 'failed',
  waitForSms: 'waiting',
};

/** The ministry's answer for every phone of the order. */
async function answerSms(ctx: AppContext, orderId: string, bureau: TestBureau): Promise<void> {
  const asked = await withStep(ctx, orderId, bureau, async ({ requestedOutcome, loaded }) =>
    // Another step may have answered since: an order that is returned by its mark must not be verified now.
    loaded.facts.state === 'SMS_PENDING' ? { act: requestedOutcome('sms'), now: loaded.facts.now } : undefined,
  );
  if (asked === undefined) return;
  const questions = await listSmsStatusRequests(ctx, orderId);
  const word: SmsStatus = {
    state: smsStateOf[asked.act ?? 'wait'] ?? 'verified',
    sentAt: asked.act === 'waitForSms' ? null : asked.now,
    wrongEntries: asked.act === 'failSms' ? 5 : 0,
  };
  const words = new Map(questions.map(({ id }) => [id, word]));
  await applySmsStatuses(ctx, orderId, questions[0]?.submissionId ?? '', words, true);
}

/** The result codes of the outcomes (docs/spec/bureau-interface.md B-7): refused as a whole, and for the principal's mobile. */
const resultCodes: Readonly<Partial<Record<TestAct, string>>> = { refuse: '1002', refuseItem: '1011' };

/** The reason of a refusal that two people record: of the order as a whole, or of the principal's mobile where it is filled in. */
function refusedByHand(act: TestAct, { kind }: OrderFacts) {
  const mobile = act === 'refuseItem' && kindRow(kind).fields.includes('websitePrincipal');
  return mobile ? { code: 'CON-01', item: 'website.principal.mobile' } : { code: 'ORD-01', item: null };
}

/** The bureau's result by download for the order's subject. */
async function answerAsBureau(step: Step): Promise<void> {
  const { ctx, tx, loaded, bureau, requestedOutcome } = step;
  const next = requestedOutcome('bureau');
  if (next === 'wait') return;
  if (loaded.facts.manual !== null) return answerByHand(step, next && refusedByHand(next, loaded.facts));
  const { rows } = await tx.client.query<{ subject: string }>(
    '/* testSubject */ select bureau_id as subject from app.records where id = $1',
    [loaded.row.recordId],
  );
  const refusal = next && resultCodes[next];
  const bureauId = await testBureauOf(tx, loaded.facts.province);
  const name = `${loaded.row.id}-${loaded.facts.attempt?.submissionId}.xml`;
  const id = await storeAnswer(ctx, tx, bureauId, name, Buffer.from(name));
  const { said, concerns } = bureau.explain(refusal ?? '1001');
  await applyEntry(ctx, tx, bureauId, id, 0, {
    verdict: refusal === undefined ? 'approved' : 'refused',
    operation: kindRow(loaded.facts.kind).report?.answer ?? '',
    identifier: rows[0]?.subject,
    said: [said],
    concerns: [...concerns],
    details: {},
  });
  if (refusal === undefined && kindRow(loaded.facts.kind).effect.does === 'add') await publishAdded(ctx, tx, loaded);
}

/** The bureau publishes what it files for the first time, with its ids and numbers; of a live order that comes within days. */
async function publishAdded(ctx: AppContext, tx: Tx, { row }: LoadedOrder): Promise<void> {
  const { subject, website } = await getSubjectAndWebsite(ctx, tx, row);
  const { websites } = await getRecord(ctx, tx, row.recordId);
  const others = websites.filter(({ bureauId }) => bureauId !== website.bureauId);
  const record = withBureauNumbers({ subject, websites: [...others, website] }, await nextTestNumber(tx));
  await storePublishedRecord(ctx, tx, record, TEST_ISP_ID);
}
