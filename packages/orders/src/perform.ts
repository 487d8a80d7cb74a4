import {
  eventRow,
  guards,
  judge,
  liveEvents,
  type OrderKind,
  orderLifeCycle,
  partnerEventOf,
  type Refusal,
  stateRow,
} from '@beian/domain';
import type { Outcome, PerformCall } from './call.ts';
import { forgetDeskDraft } from './desk-drafts.ts';
import { restartClock } from './duty.ts';
import { type AppContext, isTest, leaveUnderWay, type Tx, together } from './context.ts';
import { checkInput } from './input.ts';
import { recall, remember } from './keys.ts';
import { findNamed } from './people/colleagues.ts';
import { classOf, notFound, stale } from './refusals.ts';
import { writeAudit } from './sql/audit.ts';
import { appendEvent } from './sql/events.ts';
import { bodyHash, findFacts, findRecordFacts, lockOrder, type OrderInHand } from './sql/facts.ts';
import { updateOrder } from './sql/orders.ts';
import { addJob } from './sql/outbox.ts';
import { tell } from './tell.ts';
import { writes } from './writes/index.ts';
import type { Change } from './writes/write.ts';

/**
 * The only hand that writes an order's state (house.md §5). A person, the clock and a bureau all enter here. Runs inside
 * the caller's transaction; refusals are values and leave nothing behind but the saved answer and an audit row.
 * `held`: the order's facts, where the caller has locked its row and read them in this transaction (many orders at once).
 */
export async function perform(ctx: AppContext, tx: Tx, call: PerformCall, held?: OrderInHand): Promise<Outcome> {
  if (!liveEvents.includes(call.event)) throw new Error(`perform: ${call.event} has no machinery`);
  const { event, version, token, input, orderId, key, actor } = call;
  const body = bodyHash([event, orderId ?? call.recordId, call.websiteId, version, token, input]);
  // One wait: what is read is read under the lock, for statements are answered in their turn.
  const [locked, seen, found] = await together([
    orderId === undefined || held !== undefined ? Promise.resolve(true) : lockOrder(tx, orderId),
    key === undefined ? Promise.resolve(undefined) : recall<Outcome>(ctx, tx, actor, key, body),
    orderId === undefined || held !== undefined ? Promise.resolve(undefined) : findFacts(tx, [orderId]),
  ]);
  if (!locked) return no(await refuse(tx, call, notFound));
  if (seen !== undefined) return seen;
  const keep = async (outcome: Outcome): Promise<void> => {
    if (key !== undefined) await remember(ctx, tx, actor, key, body, outcome);
  };
  const outcome = await decide(ctx, tx, { call, keep, held: held ?? found?.get(orderId ?? '') });
  if (!outcome.ok) await keep(outcome);
  return outcome;
}

interface Deciding {
  readonly call: PerformCall;
  readonly held: OrderInHand | undefined;
  /** Saves an answer under the call's key, beside the other writes. */
  readonly keep: (outcome: Outcome) => Promise<void>;
}

async function decide(ctx: AppContext, tx: Tx, { call, held, keep }: Deciding): Promise<Outcome> {
  const input = checkInput(eventRow(call.event).input, call.input);
  if ('reasons' in input) return no(await refuse(tx, call, input));
  const hand = held ?? (await takeInHand(tx, call, input.value));
  if ('reasons' in hand) return no(await refuse(tx, call, hand));
  if (call.version !== undefined && call.version !== hand.row.version) {
    return no(await refuse(tx, call, stale(call.version, hand.row.version)));
  }
  const token = call.actor.kind === 'staff' ? (call.token ?? '') : undefined;
  const facts = { ...hand.facts, token, colleague: await findNamed(tx, input.value) };
  const judged = judge(orderLifeCycle, guards, call.event, facts, call.actor, input.value);
  if (!judged.allowed) return no(await refuse(tx, call, classOf(judged)));

  const change: Change | Refusal = await writes[call.event]({
    ctx,
    tx,
    hand,
    facts,
    actor: call.actor,
    input: input.value,
    call,
  });
  if ('reasons' in change) return no(await refuse(tx, call, change));
  // Whoever ends the transaction hears of its fault; until then something else may have failed.
  change.written?.catch(() => undefined);
  const orderId = change.orderId ?? hand.row.id;
  const moved = judged.to !== null && judged.to !== facts.state;
  const next = judged.to ?? facts.state;
  if (next === null) throw new Error(`perform: ${call.event} leads nowhere`);
  const version = hand.row.version + (moved || change.content ? 1 : 0);
  const clock = await restartClock(ctx, tx, { orderId, hand, from: facts.state, to: next, event: call.event });
  const { edition } = facts;
  const seq = hand.row.lastSeq + 1;
  const kind = partnerEventOf(call.event, next);
  const log = appendEvent(tx, {
    orderId,
    event: call.event,
    from: facts.state,
    to: moved ? next : null,
    actor: call.actor,
    input: change.logged ?? {},
    edition,
    at: facts.now,
    seq,
    previous: hand.row.lastHash,
    salt: change.chainSalt ?? hand.row.chainSalt,
    test: isTest(ctx, call.actor),
    told: kind === null ? null : { kind, partnerId: hand.row.partnerId, state: next, version },
  });
  const updated = updateOrder(tx, orderId, {
    ...change.set,
    ...clock,
    edition,
    state: next,
    version,
    updatedAt: facts.now,
    ...(moved ? { ...settled, locked: !stateRow(next).terminal && !stateRow(next).unlocked } : {}),
    ...(moved || eventRow(call.event).endsLease ? { leaseHolder: null, leaseHolderName: null, leaseUntil: null } : {}),
    lastSeq: seq,
    lastHash: log.hash,
  });
  const outcome: Outcome = { ok: true, orderId, version };
  const written = together([
    Promise.resolve(change.written),
    log.written,
    updated,
    moved && call.actor.kind === 'staff' ? forgetDeskDraft(tx, orderId, call.actor.id) : Promise.resolve(),
    // The audit's chain covers the head of the order's own.
    writeAudit(tx, call.actor, call.event, orderId, 'done', { seq, hash: log.hash }),
    keep(outcome),
  ]);
  leaveUnderWay(tx, written);
  // No mail and no SMS leaves for a test order: its partner's webhooks tell it all.
  if (!isTest(ctx, call.actor))
    await tell(ctx, tx, { orderId, event: call.event, into: moved ? next : null, facts });
  const then = eventRow(call.event).then ?? [];
  // What a live order waits for people for, a test order is brought by the worker.
  const stepped =
    isTest(ctx, call.actor) && (moved || call.actor.kind === 'partner') ? (['stepTestOrder'] as const) : [];
  await together([...then, ...stepped].map((job) => addJob(tx, job, { orderId })));
  return outcome;
}

/** The order as it stands, or for the first event the record with an order still to be numbered. */
async function takeInHand(tx: Tx, call: PerformCall, input: unknown): Promise<OrderInHand | Refusal> {
  if (call.orderId !== undefined) return (await findFacts(tx, [call.orderId])).get(call.orderId) ?? notFound;
  const kind = (input as { kind: OrderKind }).kind;
  const found = await findRecordFacts(tx, call.actor, call.recordId ?? '', call.websiteId, kind);
  if ('reasons' in found) return found;
  const row = {
    id: '',
    version: 0,
    round: 0,
    partnerId: call.actor.id,
    recordId: found.recordId,
    websiteId: found.websiteId,
    salt: Buffer.alloc(0),
    chainSalt: Buffer.alloc(0),
    duty: null,
    leaseToken: '0',
    lastSeq: 0,
    lastHash: '',
    contentHash: '',
  };
  return { ...found, row };
}

/** What was asked about an order in one state is answered by leaving it. */
const settled = { escalationId: null, callAgainAt: null };

const no = (value: Refusal): Outcome => ({ ok: false, refusal: value });

async function refuse(tx: Tx, call: PerformCall, value: Refusal): Promise<Refusal> {
  const codes = value.reasons.map((reason) => reason.code);
  await writeAudit(tx, call.actor, call.event, call.orderId ?? call.recordId, 'refused', { code: value.code, codes });
  return value;
}
