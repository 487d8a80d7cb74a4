import { type AppContext, system, type Tx, transaction } from '@beian/database/transaction';
import { dutyPolls } from '@beian/domain/clock';
import { evaluateEvent } from '@beian/domain/life-cycle';
import { guards, type LiveEvent, nextSmsPollAt, orderLifeCycle, type SmsState } from '@beian/domain/order';
import type { OrderState } from '@beian/domain/order-names';
import { editionFor } from '@beian/domain/province';
import { smsWindowOf } from '@beian/domain/province-rules';
import type { Actor } from '@beian/domain/staff';
import { findFacts, lockOrder } from '@beian/orders/facts';
import { perform } from '@beian/orders/perform';
import {
  claimDueSmsOrders,
  countUnansweredSmsAsk,
  findOpenSmsChecks,
  phoneAad,
  type SmsCheckTimes,
  setNextSmsAsk,
  stopSmsAsks,
  storeSmsStatus,
  syncSmsDueTime,
} from '@beian/orders/sms-checks';

/** One phone to ask the ministry about, identified as the ministry knows it. */
export interface SmsStatusRequest {
  readonly id: string;
  readonly submissionId: string;
  readonly sequence: string;
  readonly subjectId: string;
  readonly phone: string;
}

/** The ministry's answer about one phone; null when it gave none. */
export interface SmsStatus {
  readonly state: SmsState;
  readonly sentAt: string | null;
  readonly wrongEntries: number;
}

/** States in which an outcome may still arrive: while it is awaited, and after a return until the order moves on. */
const statesAwaitingSms: readonly OrderState[] = ['SMS_PENDING', 'SMS_RETURNED'];

/** Claims orders whose phones are due to be asked about; each claim lasts one minute. */
export const dueSmsOrders = (ctx: AppContext, limit: number): Promise<string[]> =>
  transaction(ctx, system('ministry'), (tx) => claimDueSmsOrders(tx, limit));

/**
 * The phones of an order for which the ministry may still report something new. Phone numbers are unsealed: for the
 * worker only.
 */
export const listSmsStatusRequests = (ctx: AppContext, orderId: string): Promise<SmsStatusRequest[]> =>
  transaction(ctx, system('ministry'), async (tx) => {
    const rows = await findOpenSmsChecks(tx, orderId);
    if (rows.length === 0) await stopSmsAsks(tx, orderId);
    return rows.map((row) => ({ ...row, phone: ctx.keys.unseal(phoneAad(row.id), row.phone).toString() }));
  });

/**
 * Stores the ministry's answers and raises the resulting event in one transaction under the order's lock: when an
 * answer and an expiry come together, the second one sees the order as the first has left it. `canAskMinistry` is false
 * when no ministry connection is configured.
 * @returns the event that was raised
 */
export const applySmsStatuses = (
  ctx: AppContext,
  orderId: string,
  submissionId: string,
  statuses: ReadonlyMap<string, SmsStatus | null>,
  canAskMinistry: boolean,
): Promise<LiveEvent | undefined> =>
  transaction(ctx, system('ministry'), async (tx) => {
    if (!(await lockOrder(tx, orderId))) return undefined;
    const facts = (await findFacts(tx, [orderId])).get(orderId)?.facts;
    if (facts === undefined) return undefined;
    const { hours, countedFrom } = smsWindowOf(editionFor('smsWindows', facts));
    const clocks: SmsCheckTimes[] = [];
    for (const [id, status] of statuses) {
      const clock = await (status === null
        ? countUnansweredSmsAsk(tx, id)
        : storeSmsStatus(tx, id, status, countedFrom === 'receipt' ? hours : null));
      if (clock !== undefined) clocks.push(clock);
    }
    await syncSmsDueTime(tx, orderId);
    const raised = await raiseFirstAllowed(ctx, tx, orderId, submissionId, canAskMinistry);
    const state = (await findFacts(tx, [orderId])).get(orderId)?.facts.state;
    if (state == null || !statesAwaitingSms.includes(state)) await stopSmsAsks(tx, orderId);
    else for (const clock of clocks) await setNextSmsAsk(tx, clock.id, nextAskAt(clock));
    await tx.client.query(`select pg_notify(app.channel('orders'), $1)`, [orderId]);
    return raised;
  });

/** Events that an answer may raise, in order of precedence; the guards decide which one applies. */
const consequences: readonly { readonly event: LiveEvent; readonly actor: Actor }[] = [
  { event: 'smsVerified', actor: system('ministry') },
  { event: 'smsFailed', actor: system('ministry') },
  { event: 'expireSms', actor: system('clock') },
  { event: 'noteSmsOverdue', actor: system('clock') },
  { event: 'askSmsOutcome', actor: system('clock') },
];

async function raiseFirstAllowed(
  ctx: AppContext,
  tx: Tx,
  orderId: string,
  submissionId: string,
  canAskMinistry: boolean,
): Promise<LiveEvent | undefined> {
  const facts = (await findFacts(tx, [orderId])).get(orderId)?.facts;
  if (facts === undefined) return undefined;
  for (const { event, actor } of consequences) {
    const input = event === 'askSmsOutcome' ? { submissionId, port: canAskMinistry } : { submissionId };
    if (!evaluateEvent(orderLifeCycle, guards, event, facts, actor, input).allowed) continue;
    const outcome = await perform(ctx, tx, { event, orderId, actor, input });
    if (!outcome.ok) throw new Error(`${event}: judged and refused`);
    return event;
  }
  return undefined;
}

const nextAskAt = ({ now, since, deadline, unanswered, state }: SmsCheckTimes): number | null =>
  state === 'verified' || state === 'failed'
    ? null
    : nextSmsPollAt({
        now,
        since,
        deadline,
        unanswered,
        fixedInstants: dutyPolls('sms').map(({ afterMs }) => (afterMs === undefined ? deadline : since + afterMs)),
      });
