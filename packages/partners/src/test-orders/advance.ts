import { writeAudit } from '@beian/database/audit';
import { bodyHash, findAnswer, saveAnswer } from '@beian/database/idempotency';
import { addJob } from '@beian/database/outbox';
import { isoSql } from '@beian/database/sql';
import { type AppContext, isTest, runAs, type Tx, testSystem } from '@beian/database/transaction';
import { LAPSE_DAYS, SMS_LATE_MINUTES } from '@beian/domain/clock';
import { eventRow } from '@beian/domain/order';
import type { OrderState } from '@beian/domain/order-names';
import type { Actor } from '@beian/domain/staff';
import { bilingual, type Refusal, refusal } from '@beian/domain/text';
import type { PerformOutcome } from '@beian/orders/event';
import { findFacts, type LoadedOrder, lockOrder, orderNotFound } from '@beian/orders/facts';
import { perform } from '@beian/orders/perform';
import { testKeysOnly } from './refusals.ts';

/** Most hours of one step: twice the days after which an order lapses. */
export const MAX_ADVANCE_HOURS = 2 * LAPSE_DAYS * 24;

interface Advance {
  readonly actor: Actor;
  readonly orderId: string;
  /** Absent: to the next instant at which something is due for the order. */
  readonly hours?: number;
  readonly key: string;
}

/**
 * 测试订单快进: lets time pass for one test order. The order's own instants (due time, timers, SMS window) move back by the
 * span, and nobody else's clock changes; the worker then does what is due by the ordinary functions within seconds. One
 * effect per idempotency key; audited, also where it is refused.
 */
export async function advanceTestOrder(ctx: AppContext, tx: Tx, asked: Advance): Promise<PerformOutcome> {
  const { actor, orderId, hours, key } = asked;
  const body = bodyHash(['advanceTestOrder', orderId, hours ?? null]);
  const seen = await findAnswer<PerformOutcome>(ctx, tx, actor, key, body);
  if (seen !== undefined) return seen;
  const advanced = await advance(ctx, tx, asked);
  const outcome: PerformOutcome =
    'reasons' in advanced ? { ok: false, refusal: advanced } : { ok: true, orderId, version: advanced.version };
  const details =
    'reasons' in advanced ? { code: advanced.reasons[0]?.code } : { seconds: Math.round(advanced.ms / 1000) };
  await writeAudit(tx, actor, 'advanceTestOrder', orderId, outcome.ok ? 'done' : 'refused', details);
  await saveAnswer(ctx, tx, actor, key, body, outcome);
  return outcome;
}

/** The milliseconds that passed, and the order's version. */
async function advance(
  ctx: AppContext,
  tx: Tx,
  { actor, orderId, hours }: Advance,
): Promise<{ ms: number; version: number } | Refusal> {
  if (actor.kind !== 'partner' || !isTest(ctx, actor)) return testKeysOnly;
  if (hours !== undefined && !(Number.isInteger(hours) && hours >= 1 && hours <= MAX_ADVANCE_HOURS)) return wrongHours;
  if (!(await lockOrder(tx, orderId))) return orderNotFound;
  const clock = testSystem('clock');
  return runAs(tx, actor, clock, async () => {
    const loaded = (await findFacts(tx, [orderId])).get(orderId);
    const ms = hours === undefined ? await msToNextInstant(tx, orderId) : hours * 3_600_000;
    if (ms === null || loaded === undefined || loaded.row.duty === null) return nothingDue;
    await moveInstants(ctx, tx, loaded, ms);
    await addJob(tx, 'stepTestOrder', { orderId });
    await tx.client.query(`select pg_notify(app.channel('orders'), $1)`, [orderId]);
    return { ms, version: loaded.row.version };
  });
}

/**
 * Where staff or a bureau is due, the due time is counted anew by the event that a change of the calendar raises, since
 * the events determine it; an applicant's due time is none of an event.
 */
async function moveInstants(ctx: AppContext, tx: Tx, loaded: LoadedOrder, ms: number): Promise<void> {
  const { id } = loaded.row;
  await tx.client.query(
    `/* advanceTestOrder */ update app.sms_checks set ${['created_at', 'deadline', 'sent_at', 'next_ask_at']
      .map((column) => `${column} = ${column} - $2::float8 * interval '1 millisecond'`)
      .join(', ')} where order_id = $1`,
    [id, ms],
  );
  const moved = `${isoSql("(due_at - $2::float8 * interval '1 millisecond')")} as "dueAt"`;
  const open = 'order_id = $1 and fired_at is null and closed_at is null';
  const { rows: timers } = await tx.client.query<{ id: string; dueAt: string; provisional: boolean }>(
    `/* advanceTestOrder */ select id, ${moved}, provisional from app.timers where ${open}`,
    [id, ms],
  );
  const { rows } = await tx.client.query<{ dueAt: string | null; provisional: boolean }>(
    `/* advanceTestOrder */ select ${moved}, due_provisional as provisional from app.orders where id = $1`,
    [id, ms],
  );
  const { dueAt = null, provisional = false } = rows[0] ?? {};
  const { state } = loaded.facts;
  const recounted: readonly (OrderState | null)[] = eventRow('recountDue').from;
  if (dueAt !== null && recounted.includes(state)) {
    const input = {
      calendar: loaded.calendar.version,
      cause: `+${Math.round(ms / 360_000) / 10} h`,
      due: { dueAt, provisional },
      timers,
    };
    const outcome = await perform(ctx, tx, { event: 'recountDue', orderId: id, actor: testSystem('clock'), input });
    if (!outcome.ok) throw new Error(`recountDue: ${outcome.refusal.reasons.map(({ code }) => code).join(', ')}`);
    return;
  }
  await tx.client.query(
    `/* advanceTestOrder */ update app.timers set due_at = due_at - $2::float8 * interval '1 millisecond' where ${open}`,
    [id, ms],
  );
  await tx.client.query(
    `/* advanceTestOrder */ update app.orders set due_at = due_at - $2::float8 * interval '1 millisecond' where id = $1`,
    [id, ms],
  );
}

/** Until the next timer, the time at which an SMS is late, or the end of an SMS window; null: none is open. */
async function msToNextInstant(tx: Tx, orderId: string): Promise<number | null> {
  const { rows } = await tx.client.query<{ ms: number | null }>(
    `/* nextInstant */ select ceil(extract(epoch from min(n.at) - app.now()) * 1000)::float8 as ms from (
       select due_at as at from app.timers where order_id = $1 and fired_at is null and closed_at is null
       union all select created_at + $2 * interval '1 minute' from app.sms_checks
         where order_id = $1 and closed_at is null and state = 'waiting' and overdue_at is null
       union all select deadline from app.sms_checks where order_id = $1 and closed_at is null and state = 'waiting') n
     where n.at > app.now()`,
    [orderId, SMS_LATE_MINUTES],
  );
  return rows[0]?.ms ?? null;
}

const nothingDue = refusal('GUARD_FAILED', {
  code: 'NO_TIMER',
  field: 'hours',
  message: bilingual('此订单没有待到的时限', 'No time limit of this order is running'),
  suggestion: bilingual(
    '请先将订单推进到有时限的状态，或指定小时数',
    'Bring it to a state with a limit, or give the hours',
  ),
  ruleId: 'D-test-orders',
});
const wrongHours = refusal('INVALID_INPUT', {
  code: 'OUT_OF_RANGE',
  field: 'hours',
  message: bilingual(`应为 1 至 ${MAX_ADVANCE_HOURS} 的整数`, `It is a whole number from 1 to ${MAX_ADVANCE_HOURS}`),
  suggestion: bilingual('请修改小时数，或不填以快进到下一个时限', 'Change it, or leave it out for the next time limit'),
  ruleId: 'D-test-orders',
});
