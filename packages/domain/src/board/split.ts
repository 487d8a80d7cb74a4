import type { LiveEvent } from '../order/events/all.ts';
import { type OrderState, states } from '../order-names/states.ts';
import { type BilingualText, bilingual } from '../text/bilingual-text.ts';

/** 四方计时: the party to which an instant of an open order belongs (docs/spec/life-cycle.md L-time). */
export type ClockParty = 'reviewer' | 'applicant' | 'ministry' | 'bureau';
/** Labels of the parties, in display order. */
export const clockPartyLabels = {
  reviewer: bilingual('审核', 'Review desk'),
  applicant: bilingual('申请人', 'Applicant'),
  ministry: bilingual('部级短信', 'Ministry SMS'),
  bureau: bilingual('管局', 'Bureau'),
} as const satisfies Record<ClockParty, BilingualText>;
export const clockParties = Object.keys(clockPartyLabels) as readonly ClockParty[];

/** An event that changed the state. Instants are ISO 8601 in UTC, in order. */
export interface StateChange {
  readonly at: string;
  readonly event: LiveEvent;
  readonly to: OrderState;
}

/**
 * 通道关闭: the connection to the bureau accepts nothing: filing hours, backlog, maintenance. `until` null: still closed.
 */
export interface Closure {
  readonly from: string;
  readonly until: string | null;
}

export interface ClockSegment {
  readonly party: ClockParty;
  /** Milliseconds since 1970, `from` inclusive, `until` exclusive. */
  readonly from: number;
  readonly until: number;
  /** What started the segment: an event, or the start or end of a closure. */
  readonly startedBy: LiveEvent | 'closure' | 'closureEnd';
}

/** The party of a state; for open orders only. */
export const partyOf = (state: OrderState): ClockParty => {
  const { nextActor: move } = states[state];
  // LAPSED belongs to the applicant, too; a terminal state has no time.
  return move === 'reviewer' || move === 'ministry' || move === 'bureau' ? move : 'applicant';
};

/**
 * The time of an order from its first event to its end, or to `now`, each instant belonging to exactly one party:
 * SUBMITTING is the reviewer's, or the bureau's during a closure. Segments are contiguous, so they sum to the elapsed
 * time. Pure.
 */
export function splitClock(changes: readonly StateChange[], closures: readonly Closure[], now: string): ClockSegment[] {
  const end = Date.parse(now);
  const closed = closures
    .map(({ from, until }) => ({ from: Date.parse(from), until: until === null ? end : Date.parse(until) }))
    .sort((a, b) => a.from - b.from);
  return changes.flatMap(({ at, event, to }, index) => {
    const from = Date.parse(at);
    const next = changes[index + 1];
    const until = next === undefined ? end : Date.parse(next.at);
    if (states[to].nextActor === null || until <= from) return [];
    const whole: ClockSegment = { party: partyOf(to), from, until, startedBy: event };
    return to === 'SUBMITTING' ? splitByClosures(whole, closed) : [whole];
  });
}

/** Assigns the parts of a segment within a closure to the bureau. */
function splitByClosures(whole: ClockSegment, closed: readonly { from: number; until: number }[]): ClockSegment[] {
  const pieces: ClockSegment[] = [];
  let at = whole.from;
  let startedBy = whole.startedBy;
  const push = (party: ClockParty, until: number, next: ClockSegment['startedBy']) => {
    if (until > at) pieces.push({ party, from: at, until, startedBy });
    if (until >= at) [at, startedBy] = [until, until > at || pieces.length > 0 ? next : startedBy];
  };
  for (const closure of closed) {
    const [from, until] = [Math.max(closure.from, at), Math.min(closure.until, whole.until)];
    if (until <= from) continue;
    if (from > at) push('reviewer', from, 'closure');
    push('bureau', until, 'closureEnd');
  }
  push('reviewer', whole.until, startedBy);
  return pieces;
}

export const sumByParty = (segments: readonly ClockSegment[]): Record<ClockParty, number> =>
  Object.fromEntries(
    clockParties.map((party) => [
      party,
      segments.filter((one) => one.party === party).reduce((sum, { from, until }) => sum + until - from, 0),
    ]),
  ) as Record<ClockParty, number>;
