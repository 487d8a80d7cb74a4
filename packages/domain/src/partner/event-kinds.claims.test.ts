import { describe, expect, test } from 'vitest';
import { targetStates } from '../life-cycle/define.ts';
import type { LiveEvent } from '../order/events/all.ts';
import { liveEvents, orderLifeCycle } from '../order/life-cycle.ts';
import type { PartnerEventKind } from '../order-names/partner-events.ts';
import { type OrderState, stateRow, states } from '../order-names/states.ts';
import type { BilingualText } from '../text/bilingual-text.ts';

import { allPartnerEventKinds, eventKindRow, formerKinds, partnerEventOf, statesAfterKind } from './event-kinds.ts';

interface Move {
  readonly event: LiveEvent;
  readonly from: readonly OrderState[];
  /** null: the state does not change. */
  readonly to: OrderState | null;
}

/** Every combination of event, state and kind in the life cycle. */
const movesOf = (kind: PartnerEventKind): Move[] =>
  liveEvents.flatMap((event): Move[] => {
    const row = orderLifeCycle.events[event];
    const { from } = row;
    const into = row.to === undefined ? from : targetStates<OrderState>(row);
    const told = into.filter((state) => partnerEventOf(event, state) === kind);
    if (told.length === 0) return [];
    return row.to === undefined ? [{ event, from, to: null }] : told.map((to) => ({ event, from, to }));
  });

const ofOrders = allPartnerEventKinds.filter((kind) => kind.startsWith('order.'));
const words = (label: string) => label.toLowerCase().match(/[a-z]{3,}/g) ?? [];
/** Two English labels match if a word of one starts like a word of the other: `Approve`, `Approved`. */
const shares = (one: string, other: string) =>
  words(one).some((word) => words(other).some((each) => each.slice(0, 4) === word.slice(0, 4)));

describe.each(ofOrders)('%s', (kind) => {
  const { label } = eventKindRow(kind);
  const moves = movesOf(kind);

  test('is of events that all change the state, or all keep it, so that what it says of the state is true', () => {
    expect(moves.some(({ to }) => to === null)).toBe(statesAfterKind(kind).length === 0);
  });

  test('has a label like that of each of its events, or of the state to which it leads', () => {
    for (const { event, to } of moves) {
      const names: BilingualText[] = [orderLifeCycle.events[event].label, ...(to === null ? [] : [stateRow(to).label])];
      expect(
        names.some(({ zh }) => label.zh.includes(zh)),
        `${event}: ${label.zh}`,
      ).toBe(true);
      expect(
        names.some(({ en }) => shares(label.en, en)),
        `${event}: ${label.en}`,
      ).toBe(true);
    }
  });

  test('does not name a state that the order neither left nor reached', () => {
    const known = new Set<OrderState>(moves.flatMap(({ from, to }) => [...from, ...(to === null ? [] : [to])]));
    // A word in the labels of two states identifies neither, and an event may have the same label as the state after
    // it.
    const own = [...known].map((state) => stateRow(state).label);
    const events = moves.map(({ event }) => orderLifeCycle.events[event].label);
    const others = (Object.keys(states) as OrderState[])
      .map((state) => stateRow(state).label)
      .filter(({ zh, en }) => ![...own, ...events].some((one) => one.zh.includes(zh) || one.en === en));
    const foreign = others.filter(
      ({ zh, en }) => label.zh.includes(zh) || label.en.toLowerCase().includes(en.toLowerCase()),
    );
    expect(foreign).toEqual([]);
  });
});

test('a former kind still exists, and its end day is a valid day', () => {
  for (const [kind, { formerName: was, until }] of Object.entries(formerKinds)) {
    expect(allPartnerEventKinds).toEqual(expect.arrayContaining([kind, was]));
    expect(until).toMatch(/^20\d\d-\d\d-\d\d$/);
  }
});
