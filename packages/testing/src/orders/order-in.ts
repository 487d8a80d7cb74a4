import { editionInForceIn } from '@beian/database/settings';
import { system, type Tx, transaction } from '@beian/database/transaction';
import { fieldsOfKind, isFieldId, type MaterialKind } from '@beian/domain/filing';
import { shortestPath } from '@beian/domain/life-cycle';
import { type LiveEvent, orderLifeCycle, smsPersonsOf } from '@beian/domain/order';
import { kindRow, type OrderKind, type OrderState } from '@beian/domain/order-names';
import { type EditionId, partsOfEdition } from '@beian/domain/province';
import { isCheckedBySms } from '@beian/domain/province-rules';
import type { Concern } from '@beian/domain/reasons';
import type { Actor } from '@beian/domain/staff';
import type { PerformOutcome } from '@beian/orders/event';
import { findOpenDomainChecks, storeDomainAnswer } from '@beian/orders/lookups';
import { receiveUpload } from '@beian/orders/material';
import { loadOrders } from '@beian/orders/order-list';
import { perform } from '@beian/orders/perform';
import { type AnswerStatus, applyEntry, storeAnswer } from '@beian/submissions/answers';
import { storeFaceAnswer } from '@beian/submissions/face-checks';
import { applySmsStatuses, listSmsStatusRequests, type SmsStatus } from '@beian/submissions/sms';
import {
  findUncheckedContent,
  moveSubmission,
  prepareSubmission,
  storeReportCheck,
} from '@beian/submissions/submissions';
import type { TestDatabase } from '../database/database.ts';
import { canaryOpinion } from '../fixtures/canaries.ts';
import { sampleJpeg } from '../fixtures/image.ts';
import type { People } from '../fixtures/people.ts';
import type { SeededRecord } from '../fixtures/records.ts';
import { faceLinkToken, sendFaceCheckOf } from './face-check.ts';
import { fireTimer } from './fire-timer.ts';
import { type SavedFields, sampleFiling } from './sample-filing.ts';

/** State of an order in an end-to-end test: what the next event needs. */
export interface Walk {
  readonly db: TestDatabase;
  readonly people: People;
  readonly record: SeededRecord;
  readonly province: string;
  /** Default: a change of the website. */
  readonly kind?: OrderKind;
  orderId: string;
}

const kindOf = ({ kind = 'CHANGE_WEBSITE' }: Walk): OrderKind => kind;

/**
 * What an applicant fills in for an order of this kind; `again`: the number of earlier orders of the record, `elsewhere`: it is filed
 * through another provider.
 */
export function sampleFields(kind: OrderKind, again = 0, province = '320000', elsewhere = false): SavedFields {
  const { effect, fields } = kindRow(kind);
  if (effect.does === 'end') {
    const password = { field: 'subject.filingPassword', value: 'Sample123' };
    return [{ field: 'cancellation.reason', value: '1' }, ...(fields.includes('filingPassword') ? [password] : [])];
  }
  if (effect.does === 'add')
    return sampleFiling(province).filter(
      ({ field }) => isFieldId(field) && fieldsOfKind(kind, elsewhere).includes(field),
    );
  return [
    ...(fields.includes('subject')
      ? [{ field: 'subject.mailingAddress', value: `样例市样例区样例路${again + 1}号样例楼101室` }]
      : []),
    // A second order of a record changes the name that the first one set.
    ...(fields.includes('website')
      ? [{ field: 'website.name', value: `测试样例新站点${again > 0 ? again + 1 : ''}` }]
      : []),
    ...(fields.includes('access') ? [{ field: 'access.accessModes', values: ['5'] }] : []),
  ];
}

/** A field of each kind that a reviewer returns, with a reason that fits it. */
const returnable = [
  { item: 'website.name', code: 'WEB-01' },
  { item: 'subject.mailingAddress', code: 'SUB-06' },
  { item: 'access.accessModes', code: 'ACC-03' },
  { item: 'cancellation.reason', code: 'CAN-01' },
] as const;
export type ReturnableItem = (typeof returnable)[number];

export function returnedOf({ kind = 'CHANGE_WEBSITE' }: Pick<Walk, 'kind'>): ReturnableItem {
  const found = returnable.find(({ item }) => fieldsOfKind(kind).includes(item));
  if (found === undefined) throw new Error(`${kind} has no item to return`);
  return found;
}

export type Step = (walk: Walk) => Promise<unknown>;

const bureau = system('bureau');
export const asBureau = <T>({ db }: Pick<Walk, 'db'>, work: (tx: Tx) => Promise<T>): Promise<T> =>
  transaction(db.worker, bureau, work);

export async function performAs(
  walk: Walk,
  actor: Actor,
  event: LiveEvent,
  call: { token?: string; input?: unknown } = {},
) {
  const outcome: PerformOutcome = await transaction(walk.db.app, actor, (tx) =>
    perform(walk.db.app, tx, {
      event,
      actor,
      input: {},
      ...(event === 'openOrder'
        ? kindRow(kindOf(walk)).about === 'nothing'
          ? {}
          : { recordId: walk.record.id, websiteId: walk.record.websiteIds[0] }
        : { orderId: walk.orderId }),
      ...call,
    }),
  );
  if (!outcome.ok) throw new Error(`${event}: ${JSON.stringify(outcome.refusal)}`);
  walk.orderId = outcome.orderId;
}

export async function attach(walk: Walk, material: MaterialKind): Promise<void> {
  const partner = walk.people.partner.actor;
  const upload = await receiveUpload(walk.db.app, partner, await sampleJpeg());
  if (!upload.ok) throw new Error('the upload is refused');
  await performAs(walk, partner, 'attachMaterial', { input: { material, uploadId: upload.upload.id } });
}

/** The order as an actor sees it. */
export async function loadOrderAs(walk: Walk, actor: Actor) {
  const [order] = await transaction(walk.db.app, actor, (tx) =>
    loadOrders(walk.db.app, tx, { actor, ids: [walk.orderId], parts: ['items', 'photoGuide'], language: 'en' }),
  );
  return order;
}

/** The lease token of the actor, who claims the order if necessary. */
async function claimIfNeeded(walk: Walk, actor: Actor): Promise<string> {
  if ((await loadOrderAs(walk, actor))?.lease?.mine !== true) await performAs(walk, actor, 'claim');
  return (await loadOrderAs(walk, actor))?.lease?.token ?? '';
}

/** Claims the order and passes every item except `returned`; returns the lease token. */
export async function passItems(walk: Walk, returned: readonly string[] = []): Promise<string> {
  const { actor } = walk.people.reviewers[0];
  const token = await claimIfNeeded(walk, actor);
  const order = await loadOrderAs(walk, actor);
  for (const item of order?.items?.filter((one) => one.inReview) ?? [])
    await performAs(walk, actor, 'recordVerdict', {
      token,
      input: returned.includes(item.key)
        ? {
            item: item.key,
            hash: item.hash,
            verdict: 'return',
            reasons: [{ code: reasonFor(item.key, walk) }],
          }
        : { item: item.key, hash: item.hash, verdict: 'pass' },
    });
  return token;
}

const reasonFor = (key: string, walk: Walk) =>
  key === 'material.FACE_PHOTO' ? 'PHO-03' : key.startsWith('material.') ? 'MAT-01' : returnedOf(walk).code;

/** The registry knows every domain that the order brings, as one of its subject. */
export const answerRegistry = (walk: Pick<Walk, 'db' | 'orderId'>) =>
  asBureau(walk, async (tx) => {
    const { due } = await findOpenDomainChecks(walk.db.worker, tx, walk.orderId);
    for (const check of due) await storeDomainAnswer(walk.db.worker, tx, walk.orderId, check, null, []);
  });

/** What a reviewer waits for: of the initial review an item, of the photo review something about the whole order. */
const awaitedOf = async (walk: Walk, actor: Actor) =>
  (await loadOrderAs(walk, actor))?.state === 'INITIAL_REVIEW' ? returnedOf(walk) : { code: 'ORD-14' };

/** Each event with its preconditions. */
export const steps: Partial<Record<LiveEvent, Step>> = {
  openOrder: (walk) =>
    performAs(walk, walk.people.partner.actor, 'openOrder', {
      input:
        kindRow(kindOf(walk)).about === 'nothing'
          ? { kind: kindOf(walk), province: walk.province }
          : { kind: kindOf(walk) },
    }),
  submit: async (walk) => {
    const partner = walk.people.partner.actor;
    const orders = await walk.db.query('select 1 from app.orders where record_id = $1', [walk.record.id]);
    const [record] = await walk.db.query<{ elsewhere: boolean }>(
      'select r.elsewhere from app.records r join app.orders o on o.record_id = r.id where o.id = $1',
      [walk.orderId],
    );
    const fields = sampleFields(kindOf(walk), orders.length - 1, walk.province, record?.elsewhere);
    await performAs(walk, partner, 'saveDraft', { input: { fields } });
    await answerRegistry(walk);
    for (const kind of (await loadOrderAs(walk, partner))?.missingMaterials ?? []) await attach(walk, kind);
    const acknowledged = kindRow(kindOf(walk)).effect.does === 'end' ? ['SITE_ENDS'] : [];
    await performAs(walk, partner, 'submit', { input: { acknowledged } });
  },
  abandon: (walk) => performAs(walk, walk.people.partner.actor, 'abandon'),
  approveInitialReview: async (walk) => {
    const { actor } = walk.people.reviewers[0];
    const token = await passItems(walk);
    await performAs(walk, actor, 'logCall', { input: { outcome: 'REACHED' } });
    await performAs(walk, actor, 'approveInitialReview', { token });
  },
  submitPhoto: async (walk) => {
    if ((await loadOrderAs(walk, walk.people.partner.actor))?.photoGuide?.method === 'FACE_CHECK') {
      const token = await faceLinkToken(walk.db, walk.people.partner.actor, walk.orderId);
      const checkId = await sendFaceCheckOf(walk.db, token);
      return storeFaceAnswer(walk.db.worker, checkId, { outcome: 'live', score: 96, reference: null });
    }
    await attach(walk, 'FACE_PHOTO');
    await performAs(walk, walk.people.partner.actor, 'submitPhoto');
  },
  approvePhoto: async (walk) =>
    performAs(walk, walk.people.reviewers[0].actor, 'approvePhoto', { token: await passItems(walk) }),
  pushToBureau: async (walk) => {
    await asBureau(walk, async (tx) => {
      const hash = await findUncheckedContent(tx, walk.orderId);
      const check = { fields: [], attachments: [], problems: [], xmlBytes: 1 };
      if (hash !== undefined) await storeReportCheck(walk.db.worker, tx, walk.orderId, hash, check);
    });
    await performAs(walk, walk.people.reviewers[1].actor, 'pushToBureau');
  },
  returnForCorrection: async (walk) =>
    performAs(walk, walk.people.reviewers[0].actor, 'returnForCorrection', {
      token: await passItems(walk, [returnedOf(walk).item]),
    }),
  holdForApplicant: async (walk) => {
    const { actor } = walk.people.reviewers[0];
    const token = await claimIfNeeded(walk, actor);
    await performAs(walk, actor, 'holdForApplicant', { token, input: { reasons: [await awaitedOf(walk, actor)] } });
  },
  rejectInitialReview: async (walk) => {
    const { actor } = walk.people.reviewers[0];
    const token = await passItems(walk);
    await performAs(walk, actor, 'rejectInitialReview', { token, input: { reasons: [{ code: 'ORD-01' }] } });
  },
  lapse: async (walk) => {
    const [timer] = await walk.db.query(
      `select id, due_at from app.timers where order_id = $1 and raises = 'lapse' and closed_at is null`,
      [walk.orderId],
    );
    await walk.db.travel(timer?.due_at);
    await fireTimer(walk.db.worker, timer?.id);
  },
  uploadAccepted: (walk) => sendFile(walk, 'accept'),
  uploadRefused: (walk) => sendFile(walk, 'refuse'),
  bureauApprove: (walk) => answerAsBureau(walk, 'approved', '1001'),
  bureauRefuse: (walk) => answerAsBureau(walk, 'refused', '1002'),
  smsVerified: ({ db, orderId }) => answerSms(db, orderId, { state: 'verified' }),
  smsFailed: ({ db, orderId }) => answerSms(db, orderId, { state: 'failed', wrongEntries: 5 }),
};

/**
 * Applies the same answer of the ministry for every phone of the order; null means no answer. Returns the event that
 * followed.
 */
export async function answerSms(db: TestDatabase, orderId: string, word: Partial<SmsStatus> | null, port = true) {
  const questions = await listSmsStatusRequests(db.worker, orderId);
  const whole = word && { state: 'waiting' as const, sentAt: await db.now(), wrongEntries: 0, ...word };
  const words = new Map(questions.map(({ id }) => [id, whole]));
  return applySmsStatuses(db.worker, orderId, questions[0]?.submissionId ?? '', words, port);
}

/** Judges the items of an order, `returned` as not in order; returns the lease token. */
export const judgeItems = (db: TestDatabase, people: People, orderId: string, returned: readonly string[]) =>
  passItems(
    { db, people, record: { id: '', filingNumber: '', websiteIds: [] }, province: '320000', orderId },
    returned,
  );

/** A refusal holds once the bureau was asked what it has. */
const movesTo = (end: 'accept' | 'refuse' | 'loseAnswer') =>
  end === 'refuse' ? (['loseAnswer', 'refuse'] as const) : ([end] as const);

/** Sends the order's file, as the worker would do; its content is a placeholder. */
export async function sendFile(walk: Walk, end: 'accept' | 'refuse' | 'loseAnswer'): Promise<string> {
  const [lost] = await walk.db.query(
    `select u.id from app.submissions u join app.submission_orders so on so.submission_id = u.id
     where so.order_id = $1 and u.state = 'UNKNOWN'`,
    [walk.orderId],
  );
  return asBureau(walk, async (tx) => {
    if (lost !== undefined) {
      // The answer was lost: the bureau is queried, and has the file or accepts it again.
      if (end === 'accept') await moveSubmission(walk.db.worker, tx, lost.id, 'findAccepted');
      else
        for (const event of ['findMissing', 'send', ...movesTo(end)] as const)
          await moveSubmission(walk.db.worker, tx, lost.id, event);
      return lost.id;
    }
    const [row] = await walk.db.query(`select bureau_id as id from app.bureau_provinces where province = $1`, [
      walk.province,
    ]);
    const xml = Buffer.from('<test/>');
    const id = await prepareSubmission(walk.db.worker, tx, { bureauId: row?.id, xml, orderIds: [walk.orderId] });
    await moveSubmission(walk.db.worker, tx, id, 'send');
    for (const event of movesTo(end))
      await moveSubmission(walk.db.worker, tx, id, event, end === 'accept' ? { code: '0' } : {});
    return id;
  });
}

let answers = 0;
/** A result by download for the order's subject; `operation`: another than that of its kind. */
export async function answerAsBureau(
  walk: Walk,
  verdict: 'approved' | 'refused' | 'technical',
  code: string,
  operation = kindRow(kindOf(walk)).report?.answer ?? '',
): Promise<AnswerStatus> {
  // A result needs a file that was sent; it also settles a file whose own answer was lost.
  const unsent = await walk.db.query(
    `select 1 from app.orders where id = $1 and state = 'SUBMITTING' and not exists
       (select 1 from app.submission_orders where order_id = $1 and answered_at is null)`,
    [walk.orderId],
  );
  if (unsent.length > 0) await sendFile(walk, 'loseAnswer');
  const [row] = await walk.db.query(
    `select w.bureau_id as id, case when r.filed then r.bureau_id when r.elsewhere then o.filing_number else r.provider_id end as subject
     from app.orders o join app.records r on r.id = o.record_id join app.bureau_provinces w on w.province = r.province where o.id = $1`,
    [walk.orderId],
  );
  return asBureau(walk, async (tx) => {
    const name = `answer-${walk.orderId}-${code}-${++answers}.xml`;
    const id = await storeAnswer(walk.db.worker, tx, row?.id, name, Buffer.from(name));
    const said = [{ code, sentence: { zh: '测试', en: 'test' } }];
    const concerns: Concern[] = verdict === 'refused' ? [{ code, item: 'website.name', reason: 'WEB-09' }] : [];
    const entry = {
      verdict,
      operation,
      identifier: row?.subject,
      said,
      concerns,
      details: { text: canaryOpinion, codes: [{ code, text: canaryOpinion }] },
    };
    return applyEntry(walk.db.worker, tx, row?.id, id, 0, entry);
  });
}

/** Takes steps of staff, ministry and bureau on an existing order. */
export async function takeSteps(
  db: TestDatabase,
  people: People,
  record: SeededRecord,
  orderId: string,
  events: readonly LiveEvent[],
): Promise<void> {
  const [where] = await db.query<{ province: string; kind: OrderKind }>(
    'select province, kind from app.orders where id = $1',
    [orderId],
  );
  if (where === undefined) throw new Error('there is no such order');
  const walk: Walk = { db, people, record, ...where, orderId };
  for (const event of events) {
    const step = steps[event];
    if (step === undefined) throw new Error(`the walk knows no ${event}`);
    await step(walk);
  }
}

/** Guards of branches that a first order does not take: it has no accepted photo. */
export const closedBranches = ({ sms, photo = true }: { readonly sms: boolean; readonly photo?: boolean }) => [
  ...(['acceptedPhotoStands', 'goesByHand'] as const),
  ...(sms ? [] : (['smsIsChecked'] as const)),
  ...(photo ? (['noPhotoNeeded'] as const) : []),
];

/**
 * Creates an order of the record and brings it into a state by the shortest path of real events. Needs people,
 * records and a connection.
 */
export async function orderInState(
  db: TestDatabase,
  people: People,
  record: SeededRecord,
  state: OrderState,
  kind: OrderKind = 'CHANGE_WEBSITE',
): Promise<string> {
  const [where] = await db.query<{ province: string; edition: EditionId }>(
    `select r.province, ${editionInForceIn('r.province')} as edition from app.records r where r.id = $1`,
    [record.id],
  );
  if (where === undefined) throw new Error('the record is not seeded');
  const { province } = where;
  const edition = partsOfEdition(where.edition).shipped;
  const sms = isCheckedBySms(province, edition) && smsPersonsOf(kind, edition).length > 0;
  const closed = closedBranches({ sms, photo: kindRow(kind).photo });
  const to = (goal: OrderState) => shortestPath(orderLifeCycle, goal, closed);
  // If the ministry checks by SMS, the bureau's review comes after the check.
  const behindSms = sms && state === 'BUREAU_REVIEW';
  const path = behindSms ? [...(to('SMS_PENDING') ?? []), 'smsVerified' as const] : to(state);
  if (path === undefined) throw new Error(`no live event leads to ${state}`);
  const walk: Walk = { db, people, record, province, kind, orderId: '' };
  for (const event of path) {
    const step = steps[event as LiveEvent];
    if (step === undefined) throw new Error(`the walk knows no ${event}`);
    await step(walk);
  }
  const [row] = await db.query('select state from app.orders where id = $1', [walk.orderId]);
  if (row?.state !== state) throw new Error(`the walk to ${state} ended in ${row?.state}`);
  return walk.orderId;
}
