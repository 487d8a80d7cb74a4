import { type ClockParty, type Closure, clockParties, splitClock, sumByParty } from '@beian/domain/board';
import { addSpan, type Calendar, shanghaiDay, type WorkingHours } from '@beian/domain/calendar';
import { ourDuties, spanOf } from '@beian/domain/clock';
import { eventsThatPause, type LiveEvent, statesOfWaiting } from '@beian/domain/order';
import { type Duty, type OrderState, stateRow } from '@beian/domain/order-names';
import { type EditionId, partsOfEdition } from '@beian/domain/province';

/** An event as it was appended. */
export interface RawEvent {
  readonly order_id: string;
  readonly seq: number;
  readonly event: LiveEvent;
  readonly from_state: OrderState | null;
  readonly to_state: OrderState | null;
  readonly actor_kind: string;
  readonly actor_id: string;
  readonly input: {
    readonly share?: number;
    readonly due?: { readonly to: string | null };
    readonly handOverEdition?: EditionId;
  };
  readonly edition: EditionId;
  /** ISO 8601, UTC, milliseconds. */
  readonly at: string;
}

export interface RawOrder {
  readonly id: string;
  readonly province: string;
  readonly kind: string;
  readonly partner: string;
  readonly assignee: string | null;
}

/** A period of an order under one duty, from its events. */
export interface RawTurn {
  readonly order: RawOrder;
  readonly duty: Duty;
  readonly due: string | null;
  /** Share of its time for which a timer has fired, 0 to 1. */
  readonly firedShare: number;
  /** The event that ended it; null if it has not ended. */
  readonly end: RawEvent | null;
}

const isOurs = (duty: Duty | null): boolean => (ourDuties as readonly (Duty | null)[]).includes(duty);

/**
 * Every turn of an order, computed from its raw events by the rules of the domain, independently of the SQL under
 * test.
 */
export function turnsOf(
  order: RawOrder,
  events: readonly RawEvent[],
  { calendar, hours }: { readonly calendar: Calendar; readonly hours: WorkingHours },
): RawTurn[] {
  const turns: { -readonly [K in keyof RawTurn]: RawTurn[K] }[] = [];
  /** The turn that a wait interrupts. */
  let interrupted: (typeof turns)[number] | undefined;
  for (const event of events) {
    const running = turns.at(-1)?.end === null ? turns.at(-1) : undefined;
    if (event.event === 'warn' || event.event === 'breach')
      if (running !== undefined) running.firedShare = Math.max(running.firedShare, event.input.share ?? 0);
    if ((event.event === 'moveDue' || event.event === 'recountDue') && running !== undefined)
      running.due = event.input.due?.to ?? running.due;
    if (event.to_state === null) continue;
    const duty = stateRow(event.to_state).duty;
    if (running !== undefined && running.duty === duty && duty !== 'applicantMove') continue;
    if (eventsThatPause.some((one) => one === event.event)) interrupted = turns.pop();
    else if (running !== undefined) running.end = event;
    if (
      interrupted !== undefined &&
      statesOfWaiting.some((one) => one === event.from_state) &&
      duty === interrupted.duty
    ) {
      turns.push({ ...interrupted, due: event.input.due?.to ?? null });
      continue;
    }
    if (duty === null) continue;
    const span = spanOf(duty, partsOfEdition(event.input.handOverEdition ?? event.edition).shipped);
    const due = span === null ? null : addSpan(calendar, hours, Date.parse(event.at), span).due;
    turns.push({ order, duty, due: due === null ? null : new Date(due).toISOString(), firedShare: 0, end: null });
  }
  return turns;
}

/** The board's figures from turns: open ones, and our turns that ended on the days that count. */
export function figuresFrom(turns: readonly RawTurn[], now: string, days: number) {
  const today = shanghaiDay(Date.parse(now));
  const since = shanghaiDay(Date.parse(now) - (days - 1) * 86_400_000);
  const open = turns.filter(({ end }) => end === null);
  const ended = turns.filter(
    ({ duty, end }) =>
      isOurs(duty) && end !== null && end.actor_kind !== 'partner' && shanghaiDay(Date.parse(end.at)) >= since,
  );
  const late = ended.filter(({ firedShare: fired }) => fired >= 1);
  // An order due at the end of a day is due on that day.
  const isDueToday = ({ due }: RawTurn) => due !== null && shanghaiDay(Date.parse(due) - 1) === today;
  return (
    cut: { readonly open: (turn: RawTurn) => boolean; readonly ended: (turn: RawTurn) => boolean },
    own: (duty: Duty) => boolean = isOurs,
  ) => {
    const [mine, past] = [open.filter(cut.open), ended.filter(cut.ended)];
    const clocked = mine.filter(({ duty }) => own(duty));
    return {
      open: mine.length,
      ours: mine.filter(({ duty }) => isOurs(duty)).length,
      dueToday: clocked.filter(isDueToday).length,
      atRisk: clocked.filter(({ firedShare: fired }) => fired >= 0.75 && fired < 1).length,
      overdue: clocked.filter(({ firedShare: fired }) => fired >= 1).length,
      ended: past.length,
      lateTurns: past.filter((one) => late.includes(one)).length,
      late: new Set(past.filter((one) => late.includes(one)).map(({ order }) => order.id)).size,
    };
  };
}

export type PartyTimes = Record<ClockParty, number>;

/** Time of the four parties of an order, by the domain's function. */
export const partyTimesOf = (events: readonly RawEvent[], closures: readonly Closure[], now: string): PartyTimes =>
  sumByParty(
    splitClock(
      events.flatMap(({ at, event, to_state }) => (to_state === null ? [] : [{ at, event, to: to_state }])),
      closures,
      now,
    ),
  );

/** Median and 90th percentile of each party over orders that spent time with it, whole seconds (nearest rank). */
export function weekOf(
  splits: readonly PartyTimes[],
): { party: ClockParty; orders: number; half: number; most: number }[] {
  return clockParties.flatMap((party) => {
    const all = splits.map((one) => one[party]).filter((ms) => ms > 0);
    all.sort((a, b) => a - b);
    const within = (share: number) => Math.floor((all[Math.ceil(share * all.length) - 1] ?? 0) / 1000);
    return all.length === 0 ? [] : [{ party, orders: all.length, half: within(0.5), most: within(0.9) }];
  });
}
