import { describe, expect, test } from 'vitest';
import { targetStates } from '../life-cycle/define.ts';
import { liveEvents, orderLifeCycle } from '../order/life-cycle.ts';
import type { OrderState } from '../order-names/states.ts';
import { allPartnerEventKinds, isDeskOnly, partnerEventOf } from './event-kinds.ts';
import { MAX_DELIVERY_TRIES, RETRY_PAUSES_S } from './webhooks.ts';

const statesOf = (event: (typeof liveEvents)[number]) => {
  const row = orderLifeCycle.events[event];
  return row.to === undefined ? row.from : targetStates<OrderState>(row);
};

describe('partner events', () => {
  test.each(liveEvents)('%s: has a kind for every target state, or is internal to the desk', (event) => {
    for (const state of statesOf(event)) {
      if (state === null) continue;
      expect(partnerEventOf(event, state) === null).toBe(isDeskOnly(event));
    }
  });

  test('partners are told of every change of state, and of whatever an applicant does', () => {
    const told = liveEvents.filter((event) => {
      const { to, by } = orderLifeCycle.events[event];
      return to !== undefined || by.includes('applicant');
    });
    expect(told.filter(isDeskOnly)).toEqual([]);
  });

  test('each kind is sent by some event, except those about a rectification notice or the rules, and the test event', () => {
    const told = new Set(
      liveEvents.flatMap((event) => statesOf(event).map((state) => state && partnerEventOf(event, state))),
    );
    expect(allPartnerEventKinds.filter((kind) => !told.has(kind))).toEqual([
      ...['rectification.received', 'rectification.due', 'rectification.overdue'],
      'rules.changed',
      'webhook.test',
    ]);
  });

  test('thirteen tries within about a day', () => {
    expect(MAX_DELIVERY_TRIES).toBe(13);
    const hours = RETRY_PAUSES_S.reduce((sum, pause) => sum + pause, 0) / 3600;
    expect(hours).toBeGreaterThan(23);
    expect(hours).toBeLessThan(25);
  });
});
