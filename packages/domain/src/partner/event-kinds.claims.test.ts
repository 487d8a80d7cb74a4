import { describe, expect, test } from 'vitest';
import type { BilingualText } from '../bilingual-text.ts';
import { type LiveEvent, liveEvents, orderLifeCycle } from '../order/life-cycle.ts';
import type { OrderState } from '../order/names.ts';
import { stateRow, states } from '../order/states.ts';
import {
  allPartnerEventKinds,
  eventKindRow,
  formerKinds,
  type PartnerEventKind,
  partnerEventOf,
} from './event-kinds.ts';

interface Move {
  readonly event: LiveEvent;
  readonly from: readonly OrderState[];
  /** null: the order stays. */
  readonly to: OrderState | null;
}

/** Every way in which the life cycle's rows tell a kind. */
const movesOf = (kind: PartnerEventKind): Move[] =>
  liveEvents.flatMap((event): Move[] => {
    const row = orderLifeCycle.events[event];
    const from = (row.from ?? []) as readonly OrderState[];
    const into: readonly OrderState[] =
      row.to === undefined ? from : typeof row.to === 'string' ? [row.to] : row.to.map(({ state }) => state);
    const told = into.filter((state) => partnerEventOf(event, state) === kind);
    if (told.length === 0) return [];
    return row.to === undefined ? [{ event, from, to: null }] : told.map((to) => ({ event, from, to }));
  });

const ofOrders = allPartnerEventKinds.filter((kind) => kind.startsWith('order.'));
const words = (label: string) => label.toLowerCase().match(/[a-z]{3,}/g) ?? [];
/** Two English labels speak of the same where a word of one begins like a word of the other: `Approve`, `Approved`. */
const shares = (one: string, other: string) =>
  words(one).some((word) => words(other).some((each) => each.slice(0, 4) === word.slice(0, 4)));

describe.each(ofOrders)('%s', (kind) => {
  const { label, into = [] } = eventKindRow(kind);
  const moves = movesOf(kind);
  const led = [...new Set(moves.flatMap(({ to }) => (to === null ? [] : [to])))];

  test('claims the states that the life cycle leads to, all of them and no other', () => {
    expect([...into].sort()).toEqual([...led].sort());
    // One that stays beside one that moves would say of the first what is true of the second.
    expect(moves.some(({ to }) => to === null)).toBe(into.length === 0);
  });

  test('is labelled as the life cycle calls each of its events, or the state that it leads to', () => {
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

  test('names no state that its order neither came from nor is in', () => {
    const known = new Set<OrderState>(moves.flatMap(({ from, to }) => [...from, ...(to === null ? [] : [to])]));
    // What two states are both called is neither's alone, and an event may be called like the state after it.
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

test('a former kind is still one, and its day is a day', () => {
  for (const [kind, { formerName: was, until }] of Object.entries(formerKinds)) {
    expect(allPartnerEventKinds).toEqual(expect.arrayContaining([kind, was]));
    expect(until).toMatch(/^20\d\d-\d\d-\d\d$/);
  }
});
