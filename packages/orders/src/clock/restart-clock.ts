import { calendarInForce } from '@beian/database/calendar';
import { newId } from '@beian/database/ids';
import { timers } from '@beian/database/schema';
import type { AppContext, Tx } from '@beian/database/transaction';
import { statesOfDuty } from '@beian/domain/board';
import { addSpan, shanghaiDay, startOfShanghaiDay } from '@beian/domain/calendar';
import { dutyRow, spanOf } from '@beian/domain/clock';
import { eventsThatPause, eventsThatResume } from '@beian/domain/order';
import { stateRow } from '@beian/domain/order-names';
import { and, eq, isNull } from 'drizzle-orm';
import { type ClockChange, pauseClock, resumeClock, type StateTransition } from './paused-clock.ts';

/** People are notified between 09:00 and 18:00 Shanghai time; an instant outside moves to the next 09:00. */
function deferToOfficeHours(instant: number): number {
  const midnight = startOfShanghaiDay(shanghaiDay(instant));
  const hours = (instant - midnight) / HOUR;
  if (hours < 9) return midnight + 9 * HOUR;
  return hours < 18 ? instant : midnight + 33 * HOUR;
}
const HOUR = 3_600_000;

/** Leaving these states restarts the hand-over clock although the duty stays the same (docs/spec/life-cycle.md L-states). */
export const statesRestartingHandOver = statesOfDuty('returnTriage');

/**
 * When the duty changes, closes the timers of the old duty and opens those of the new one; an event that pauses the clock or leads
 * back to a paused one does that besides. Returns the clock columns of the order's row, and what the event logs of it.
 */
export async function restartClock(ctx: AppContext, tx: Tx, move: StateTransition): Promise<ClockChange> {
  const duty = stateRow(move.to).duty;
  const { facts, hours, row: before } = move.loaded;
  const changesState = move.from !== move.to;
  const restarts =
    changesState &&
    (duty !== before.duty ||
      (duty !== null && dutyRow(duty).restartsOnStateChange === true) ||
      (move.from !== null && statesRestartingHandOver.includes(move.from)));
  if (!restarts) return { set: {} };
  if (before.duty !== null) {
    await tx
      .update(timers)
      .set({ closedAt: facts.now })
      .where(and(eq(timers.orderId, move.orderId), isNull(timers.closedAt)));
  }
  const calendar = await calendarInForce(ctx, tx, move.loaded.calendar);
  if (eventsThatResume.includes(move.event)) return resumeClock(tx, calendar, move);
  const pausedClock = eventsThatPause.includes(move.event) ? pauseClock(calendar, move) : null;
  const none = { duty, dutySince: facts.now, dueAt: null, dueProvisional: false, dueLevel: 0, pausedClock };
  if (duty === null) return { set: { ...none, dutySince: null } };
  const row = dutyRow(duty);
  const span = spanOf(duty, facts.handOverEdition);
  if (span === null) return { set: none };
  const start = Date.parse(facts.now);
  const at = (share: number) => addSpan(calendar, hours, start, span, share);
  if (row.timers.length > 0) {
    await tx.insert(timers).values(
      row.timers.map((timer) => {
        const { due, provisional } = at(timer.share);
        const dueAt = new Date(timer.duringDaytime ? deferToOfficeHours(due) : due).toISOString();
        return {
          id: newId('timer'),
          orderId: move.orderId,
          duty,
          raises: timer.raises,
          share: timer.share,
          dueAt,
          provisional,
        };
      }),
    );
  }
  const { due, provisional } = at(1);
  return { set: { ...none, dueAt: new Date(due).toISOString(), dueProvisional: provisional } };
}
