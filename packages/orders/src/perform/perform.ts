import { writeAudit } from '@beian/database/audit';
import { noteWritten } from '@beian/database/covered-rows';
import { bodyHash, findAnswer, saveAnswer } from '@beian/database/idempotency';
import { checkInput } from '@beian/database/input';
import { addJob } from '@beian/database/outbox';
import { type AppContext, isTest, leavePending, settleAll, type Tx } from '@beian/database/transaction';
import { evaluateEvent } from '@beian/domain/life-cycle';
import { eventRow, guards, type LiveEvent, liveEvents, orderLifeCycle } from '@beian/domain/order';
import { stateRow } from '@beian/domain/order-names';
import { partnerEventOf } from '@beian/domain/partner';
import { editionOf } from '@beian/domain/province';
import type { Refusal } from '@beian/domain/text';
import { restartClock } from '../clock/restart-clock.ts';
import { findNamedColleague } from '../colleagues/colleagues.ts';
import { deleteDeskDraft } from '../draft/desk-drafts.ts';
import { appendEvent, updateOrder } from '../event/event-rows.ts';
import type { PerformCall, PerformOutcome } from '../event/perform-call.ts';
import type { EventWriteResult } from '../event/write.ts';
import { findFacts, type LoadedOrder, lockOrder } from '../facts/facts.ts';
import { findRecordFacts } from '../facts/record-facts.ts';
import { orderNotFound, staleVersion, toRefusal } from '../facts/refusals.ts';
import { enqueueNotices } from '../notices/enqueue-notices.ts';
import { findOpeningFault } from '../rectification/link-order.ts';
import { findGroupable } from '../review/groupable.ts';
import { moveServiceCodes } from '../service-codes/lock.ts';
import { eventWrite } from './event-writes.ts';

/**
 * The only function that changes `orders.state` (docs/spec/desk.md D-perform), for people, timers and bureaus alike. Runs inside the
 * caller's transaction. Refusals are returned as values; a refused call writes only the saved answer and an audit row.
 * `preloaded`: the order's facts, when the caller has already locked the row and read them in this transaction
 * (batches).
 */
export async function perform(
  ctx: AppContext,
  tx: Tx,
  call: PerformCall,
  preloaded?: LoadedOrder,
): Promise<PerformOutcome> {
  if (!liveEvents.includes(call.event)) throw new Error(`perform: ${call.event} has no machinery`);
  const { event, version, token, input, orderId, key, actor } = call;
  const body = bodyHash([event, orderId ?? call.recordId, call.websiteId, call.accessId, version, token, input]);
  // The three statements are pipelined. PostgreSQL runs them in order, so the reads happen under the lock.
  const [locked, seen, found] = await settleAll([
    orderId === undefined || preloaded !== undefined ? Promise.resolve(true) : lockOrder(tx, orderId),
    key === undefined ? Promise.resolve(undefined) : findAnswer<PerformOutcome>(ctx, tx, actor, key, body),
    orderId === undefined || preloaded !== undefined ? Promise.resolve(undefined) : findFacts(tx, [orderId], actor),
  ]);
  if (!locked) return refusedOutcome(await auditRefusal(tx, call, orderNotFound));
  if (seen !== undefined) return seen;
  const saveOutcome = async (outcome: PerformOutcome): Promise<void> => {
    if (key !== undefined) await saveAnswer(ctx, tx, actor, key, body, outcome);
  };
  const outcome = await decide(ctx, tx, event, {
    call,
    saveOutcome,
    preloaded: preloaded ?? found?.get(orderId ?? ''),
  });
  if (!outcome.ok) leavePending(tx, saveOutcome(outcome));
  return outcome;
}

interface DecisionInputs {
  readonly call: PerformCall;
  readonly preloaded: LoadedOrder | undefined;
  /** Saves the outcome under the call's idempotency key. */
  readonly saveOutcome: (outcome: PerformOutcome) => Promise<void>;
}

/**
 * `event` is the event of the call. Generic over it, so that the compiler relates the event's schema, the checked input
 * and the write function.
 */
async function decide<E extends LiveEvent>(
  ctx: AppContext,
  tx: Tx,
  event: E,
  { call, preloaded, saveOutcome }: DecisionInputs,
): Promise<PerformOutcome> {
  const input = checkInput(eventRow(event).input, call.input);
  if ('reasons' in input) return refusedOutcome(await auditRefusal(tx, call, input));
  const loaded = preloaded ?? (await loadOrder(tx, call, input.value));
  if ('reasons' in loaded) return refusedOutcome(await auditRefusal(tx, call, loaded));
  if (call.version !== undefined && call.version !== loaded.row.version) {
    return refusedOutcome(await auditRefusal(tx, call, staleVersion(call.version, loaded.row.version)));
  }
  const token = call.actor.kind === 'staff' ? (call.token ?? '') : undefined;
  // Facts about what the input of some events names.
  const { staffId, grouped } = input.value as { readonly staffId?: string | null; readonly grouped?: boolean };
  const facts = {
    ...loaded.facts,
    token,
    colleague: staffId == null ? undefined : await findNamedColleague(tx, staffId),
    groupable: grouped === true ? await findGroupable(ctx, tx, loaded, call.actor) : undefined,
  };
  const judged = evaluateEvent(orderLifeCycle, guards, event, facts, call.actor, input.value);
  if (!judged.allowed) return refusedOutcome(await auditRefusal(tx, call, toRefusal(judged)));

  const change: EventWriteResult | Refusal =
    (await eventWrite(event)?.({ ctx, tx, loaded, facts, actor: call.actor, input: input.value, call })) ?? {};
  if ('reasons' in change) return refusedOutcome(await auditRefusal(tx, call, change));
  if (change.pendingWrite !== undefined) leavePending(tx, change.pendingWrite);
  const orderId = change.orderId ?? loaded.row.id;
  const moved = judged.to !== null && judged.to !== facts.state;
  const next = judged.to ?? facts.state;
  if (next === null) throw new Error(`perform: ${event} leads nowhere`);
  const version = loaded.row.version + (moved || change.contentChanged ? 1 : 0);
  const clock = await restartClock(ctx, tx, { orderId, loaded, from: facts.state, to: next, event });
  const edition = editionOf(facts.edition);
  const seq = loaded.row.lastSeq + 1;
  const kind = partnerEventOf(event, next);
  const log = appendEvent(tx, {
    orderId,
    event,
    from: facts.state,
    to: moved ? next : null,
    actor: call.actor,
    input: { ...change.logged, ...clock.logged },
    edition,
    at: facts.now,
    seq,
    previous: loaded.row.lastHash,
    salt: change.chainSalt ?? loaded.row.chainSalt,
    test: isTest(ctx, call.actor),
    partnerEvent: kind === null ? null : { kind, partnerId: loaded.row.partnerId, state: next, version },
  });
  const updated = updateOrder(tx, orderId, {
    ...change.set,
    ...clock.set,
    edition,
    state: next,
    version,
    updatedAt: facts.now,
    ...(moved
      ? {
          ...clearedOnTransition,
          locked: change.set?.locked ?? (!stateRow(next).terminal && !stateRow(next).releasesSubjectLock),
        }
      : {}),
    ...(moved || eventRow(event).endsLease ? { leaseHolder: null, leaseHolderName: null, leaseUntil: null } : {}),
    lastSeq: seq,
    lastHash: log.hash,
  });
  if (change.set?.changed !== undefined || change.set?.standingPhoto !== undefined) noteWritten(tx, 'orders', orderId);
  const outcome: PerformOutcome = { ok: true, orderId, version };
  leavePending(
    tx,
    ...[log.pendingWrite, updated],
    moved && call.actor.kind === 'staff' ? deleteDeskDraft(tx, orderId, call.actor.id) : Promise.resolve(),
    // The audit hash chain includes the head of the order's own event chain.
    writeAudit(tx, call.actor, event, orderId, 'done', { seq, hash: log.hash }),
    saveOutcome(outcome),
  );
  if (moved)
    await moveServiceCodes(
      tx,
      { orderId, websiteId: loaded.row.websiteId, kind: facts.kind, to: next },
      facts.serviceCode,
    );
  // Test orders send no mail and no SMS; the partner learns of them by webhook only.
  if (!isTest(ctx, call.actor))
    await enqueueNotices(ctx, tx, {
      orderId,
      event,
      newState: moved ? next : null,
      facts: { ...facts, submitted: loaded.row.round > 0, ...(change.numbered && { numbered: true }) },
      logged: change.logged ?? {},
    });
  const then = eventRow(event).then ?? [];
  // The worker job takes a test order through the steps for which a live order waits for staff.
  const testJobs =
    isTest(ctx, call.actor) && (moved || call.actor.kind === 'partner') ? (['stepTestOrder'] as const) : [];
  leavePending(tx, ...[...then, ...testJobs].map((job) => addJob(tx, job, { orderId })));
  await change.pendingWrite;
  return outcome;
}

/** The existing order; for `openOrder`, the record's facts with a placeholder row that has no id yet. */
async function loadOrder(tx: Tx, call: PerformCall, input: unknown): Promise<LoadedOrder | Refusal> {
  if (call.orderId !== undefined)
    return (await findFacts(tx, [call.orderId], call.actor)).get(call.orderId) ?? orderNotFound;
  const opened = eventRow('openOrder').input.safeParse(input);
  // Every other event needs an order.
  if (!opened.success) return orderNotFound;
  const { kind, province, after, rectificationId } = opened.data;
  const found = await findRecordFacts(tx, call.actor, { ...call, province, after }, kind);
  if ('reasons' in found) return found;
  const fault =
    rectificationId === undefined
      ? undefined
      : await findOpeningFault(tx, { rectificationId, recordId: found.recordId ?? null });
  if (fault !== undefined) return fault;
  const row = {
    id: '',
    version: 0,
    round: 0,
    partnerId: call.actor.id,
    recordId: found.recordId ?? '',
    websiteId: found.websiteId ?? '',
    accessId: found.accessId,
    salt: Buffer.alloc(0),
    chainSalt: Buffer.alloc(0),
    duty: null,
    dutySince: null,
    dueLevel: 0,
    pausedClock: null,
    leaseToken: '0',
    lastSeq: 0,
    lastHash: '',
    contentHash: '',
  };
  return { ...found, row };
}

/** Values that belong to the state being left. */
const clearedOnTransition = { escalationId: null, callAgainAt: null };

const refusedOutcome = (value: Refusal): PerformOutcome => ({ ok: false, refusal: value });

async function auditRefusal(tx: Tx, call: PerformCall, value: Refusal): Promise<Refusal> {
  const codes = value.reasons.map((reason) => reason.code);
  await writeAudit(tx, call.actor, call.event, call.orderId ?? call.recordId, 'refused', { code: value.code, codes });
  return value;
}
