import { system, transaction } from '@beian/database/transaction';
import type { MaterialKind } from '@beian/domain/filing';
import { type LiveEvent, orderLifeCycle } from '@beian/domain/order';
import { kindRow, type OrderState } from '@beian/domain/order-names';
import { getRecord } from '@beian/records/record';
import { endClosure, openClosure, settleClosures } from '@beian/submissions/connections';
import { storePublishedRecord } from '@beian/submissions/publication';
import { OrderChanged } from '@beian/submissions/submissions';
import { ISP_ID } from '../fixtures/records.ts';
import { colleagueSteps } from './colleague-steps.ts';
import { fireTimer } from './fire-timer.ts';
import {
  answerAsBureau,
  answerRegistry,
  answerSms,
  attach,
  judgeItems,
  loadOrderAs,
  passItems,
  performAs,
  type ReturnableItem,
  returnedOf,
  type Step,
  sampleFields,
  sendFile,
  steps,
  type Walk,
} from './order-in.ts';

const digits = '零一二三四五六七八九';
/** A counter, so that no two answers and no two names of a run are equal. */
let names = 0;
const newName = () => `测试样例第${[...String(++names)].map((digit) => digits[Number(digit)]).join('')}站`;
const reasonsFor = (walk: Walk) => [returnedOf(walk)];

/** Another value of a returned field than any before. */
const corrections: Readonly<Record<ReturnableItem['item'], () => { value?: string; values?: string[] }>> = {
  'website.name': () => ({ value: newName() }),
  'subject.mailingAddress': () => ({ value: `样例市样例区样例路${++names}号样例楼101室` }),
  'access.accessModes': () => ({ values: [String(1 + (++names % 4))] }),
  'cancellation.reason': () => ({ value: String(1 + (++names % 3)) }),
};

/** Fills in what is flagged, or everything with values of its own; attaches what is missing; submits. */
const submit: Step = async (walk) => {
  const partner = walk.people.partner.actor;
  const { kind = 'CHANGE_WEBSITE' } = walk;
  const flagged =
    (await loadOrderAs(walk, partner))?.items?.filter((item) => item.flagged).map((item) => item.key) ?? [];
  const { item } = returnedOf(walk);
  const fields = [
    ...(flagged.length === 0 ? sampleFields(kind, ++names, walk.province).filter(({ field }) => field !== item) : []),
    ...(flagged.length === 0 || flagged.includes(item) ? [{ field: item, ...corrections[item]() }] : []),
  ];
  if (fields.length > 0) await performAs(walk, partner, 'saveDraft', { input: { fields } });
  await answerRegistry(walk);
  const order = await loadOrderAs(walk, partner);
  const materials = flagged.filter((key) => key.startsWith('material.')).map((key) => key.slice('material.'.length));
  for (const kind of new Set([...materials, ...(order?.missingMaterials ?? [])]))
    await attach(walk, kind as MaterialKind);
  const acknowledged = kindRow(kind).effect.does === 'end' ? ['SITE_ENDS'] : [];
  await performAs(walk, partner, 'submit', { input: { acknowledged } });
};

/** Fires the next timer of the order at its time. */
export const fireNextTimer =
  (raises: 'remind' | 'lapse' | 'warn' | 'breach' | 'expireHold'): Step =>
  async ({ db, orderId }) => {
    const [timer] = await db.query(
      `select id, due_at from app.timers where order_id = $1 and raises = $2 and closed_at is null and fired_at is null
       order by due_at limit 1`,
      [orderId, raises],
    );
    if (timer === undefined) return;
    if (Date.parse(timer.due_at) > Date.parse(await db.now())) await db.travel(timer.due_at);
    await fireTimer(db.worker, timer.id);
  };

/** A step for each live event of the life cycle in a random sequence. */
export const walkSteps: Partial<Record<LiveEvent, Step>> = {
  ...steps,
  submit,
  withdraw: (walk) => performAs(walk, walk.people.partner.actor, 'withdraw'),
  claim: (walk) => performAs(walk, walk.people.reviewers[0].actor, 'claim'),
  release: (walk) => performAs(walk, walk.people.supervisor.actor, 'release'),
  addNote: (walk) => performAs(walk, walk.people.reviewers[1].actor, 'addNote', { input: { text: '测试备注' } }),
  // An hour passes, and the second call is made at the approval.
  logCall: async (walk) => {
    await performAs(walk, walk.people.reviewers[0].actor, 'logCall', { input: { outcome: 'MISSED' } });
    await walk.db.travel(3_600_000);
  },
  ...colleagueSteps,
  recordVerdict: async (walk) => void (await passItems(walk)),
  requestCurtain: (walk) =>
    performAs(walk, walk.people.partner.actor, 'requestCurtain', {
      input: {
        consignee: '赵测试',
        mobile: '13000000001',
        province: '320000',
        city: '南京市',
        address: '测试路1号',
        acknowledged: ['CURTAIN_OWNED'],
      },
    }),
  shipCurtain: async (walk) => {
    const [row] = await walk.db.query(
      'select id from app.curtains where order_id = $1 order by requested_at desc, id desc',
      [walk.orderId],
    );
    const input = { curtainId: row?.id ?? '', courier: '样例速运', trackingNumber: 'YL20261124' };
    await performAs(walk, walk.people.reviewers[1].actor, 'shipCurtain', { input });
  },
  confirmCurtain: (walk) => performAs(walk, walk.people.partner.actor, 'confirmCurtain'),
  rejectPhoto: async (walk) => {
    const token = await judgeItems(walk.db, walk.people, walk.orderId, ['material.FACE_PHOTO']);
    await performAs(walk, walk.people.reviewers[0].actor, 'rejectPhoto', { token });
  },
  reopen: (walk) => performAs(walk, walk.people.supervisor.actor, 'reopen'),
  // Supplies what is awaited, if it is an item.
  submitSupplement: async (walk) => {
    const partner = walk.people.partner.actor;
    const { item } = returnedOf(walk);
    const flagged = (await loadOrderAs(walk, partner))?.items?.some((one) => one.flagged && one.key === item) === true;
    const fields = [{ field: item, ...corrections[item]() }];
    if (flagged) await performAs(walk, partner, 'saveDraft', { input: { fields } });
    await performAs(walk, partner, 'submitSupplement');
  },
  resumeReview: (walk) => performAs(walk, walk.people.reviewers[1].actor, 'resumeReview'),
  expireHold: fireNextTimer('expireHold'),
  recall: (walk) => performAs(walk, walk.people.reviewers[1].actor, 'recall'),
  sendBack: (walk) =>
    performAs(walk, walk.people.reviewers[1].actor, 'sendBack', { input: { reasons: reasonsFor(walk) } }),
  writeOffAttempt: (walk) =>
    performAs(walk, walk.people.supervisor.actor, 'writeOffAttempt', { input: { note: '测试核销' } }),
  // Refused by the call itself, or later by download.
  uploadRefused: async (walk) =>
    (await loadOrderAs(walk, walk.people.supervisor.actor))?.state === 'SUBMITTING'
      ? void (await sendFile(walk, 'refuse'))
      : answerAsBureau(walk, 'technical', '5003'),
  failReport: (walk) => performAs(walk, system('clock'), 'failReport', { input: { problems: [] } }),
  // The bureau closes for an hour and answers again.
  moveDue: async ({ db, province }) => {
    const [row] = await db.query('select id from app.bureaus where province = $1', [province]);
    await transaction(db.worker, system('bureau'), (tx) => openClosure(tx, row?.id, 'upload', '901'));
    await db.travel(3_600_000);
    await transaction(db.worker, system('bureau'), (tx) => endClosure(tx, row?.id, 'upload'));
    await settleClosures(db.worker, row?.id);
  },
  // The recount gives the same due time.
  recountDue: async (walk) => {
    const [row] = await walk.db.query('select due_at, due_provisional from app.orders where id = $1', [walk.orderId]);
    const due = { dueAt: new Date(row?.due_at).toISOString(), provisional: row?.due_provisional };
    await performAs(walk, system('clock'), 'recountDue', { input: { calendar: 1, cause: '', due, timers: [] } });
  },
  // The site's remark is changed elsewhere.
  takePublication: async ({ db, record }) => {
    await transaction(db.worker, system('bureau'), async (tx) => {
      const { subject, websites } = await getRecord(db.worker, tx, record.id);
      const sites = websites.map((site) => ({ ...site, remark: `样例备注${++names}` }));
      await storePublishedRecord(db.worker, tx, { subject, websites: sites }, ISP_ID);
    });
  },
  recordBureauAnswer: (walk) =>
    performAs(walk, walk.people.supervisor.actor, 'recordBureauAnswer', {
      input: {
        approves: ++names % 2 === 0,
        evidence: '测试凭据',
        reasons: reasonsFor(walk),
      },
    }),
  expireSms: async ({ db, orderId }) => {
    const [row] = await db.query('select due_at from app.orders where id = $1', [orderId]);
    await db.travel(row?.due_at);
    await answerSms(db, orderId, { state: 'waiting' });
  },
  askSmsOutcome: async ({ db, orderId }) => {
    const [row] = await db.query('select due_at from app.orders where id = $1', [orderId]);
    await db.travel(row?.due_at);
    await answerSms(db, orderId, null, false);
  },
  noteSmsOverdue: async ({ db, orderId }) => {
    await db.travel(6 * 60_000);
    await answerSms(db, orderId, { state: 'waiting', sentAt: null });
  },
  remind: fireNextTimer('remind'),
  lapse: fireNextTimer('lapse'),
  warn: fireNextTimer('warn'),
  breach: fireNextTimer('breach'),
};

/** Events that lead back or end the order: with equal frequency every sequence would stay near its start. */
const rare: readonly LiveEvent[] = ['abandon', 'lapse', 'withdraw', 'rejectInitialReview', 'reopen', 'recall'];
const weight = (event: LiveEvent) => (orderLifeCycle.events[event].to === undefined || rare.includes(event) ? 1 : 5);

/**
 * The events that the life cycle permits in a state, in its order, those that lead onward several times; without an
 * order, only the opening event.
 */
export const eventsFrom = (state: OrderState | null): LiveEvent[] =>
  (Object.keys(walkSteps) as LiveEvent[])
    .filter((event) => {
      const { from } = orderLifeCycle.events[event];
      return state === null ? event === 'openOrder' : (from as readonly OrderState[]).includes(state);
    })
    .flatMap((event) => Array.from({ length: weight(event) }, () => event));

/** Takes one event of a sequence; false if a guard refused it. Other errors are thrown. */
export async function tryStep(walk: Walk, event: LiveEvent): Promise<boolean> {
  try {
    await walkSteps[event]?.(walk);
    return true;
  } catch (error) {
    // An order whose previous attempt has no answer yet gets no file.
    if (error instanceof OrderChanged || (error instanceof Error && /^\w+: \{"code":"/.test(error.message)))
      return false;
    throw error;
  }
}

/** The event that brings an order of a state nearest to its end; in the other states it is `abandon`. */
export const closingEvents: Partial<Record<OrderState, LiveEvent>> = {
  INITIAL_REVIEW: 'withdraw',
  PHOTO_REVIEW: 'rejectPhoto',
  SUBMISSION_PENDING: 'sendBack',
  SUBMITTING: 'uploadAccepted',
  UPLOAD_FAILED: 'sendBack',
  SMS_PENDING: 'smsVerified',
  SMS_RETURNED: 'sendBack',
  BUREAU_REVIEW: 'recordBureauAnswer',
  BUREAU_REJECTED: 'sendBack',
};
