import { useEffect, useRef } from 'react';
import { useInterval } from '../../common/hooks.ts';
import type { Order } from '../documents.ts';
import { heartbeat } from '../perform.ts';
import type { Report } from './banner.ts';
import type { LiveOrder } from './use-order.ts';

const heartbeatMs = 60_000;

/**
 * Keeps the caller's lease alive while the page is open, and says so when it is gone: ended, taken by somebody, or gone
 * with an order that moved on. What the caller's own action ends is no loss.
 */
export function useLease({ order, put, refetch }: LiveOrder, report: (report: Report) => void) {
  const token = order?.lease?.mine ? order.lease.token : null;
  const id = order?.id;
  const sendHeartbeat = async () => {
    if (id === undefined || token === null) return;
    // A beat that does not arrive is followed by the next one; the countdown shows when that gets tight.
    const answer = await heartbeat(id, token).catch(() => undefined);
    if (answer === undefined) return;
    if (answer.ok) await put((old) => ({ ...old, lease: answer.order.lease }));
    else await refetch();
  };
  useInterval(() => void sendHeartbeat(), heartbeatMs, token !== null);

  // Opening the page again is a sign of life, too.
  const firstBeat = useRef(sendHeartbeat);
  firstBeat.current = sendHeartbeat;
  useEffect(() => {
    if (token !== null) void firstBeat.current();
  }, [token]);

  const held = useRef<{ mine: boolean; state: Order['state'] } | undefined>(undefined);
  const acting = useRef(false);
  const latest = useRef(report);
  latest.current = report;
  useEffect(() => {
    if (order === undefined) return;
    const before = held.current;
    const mine = order.lease?.mine ?? false;
    held.current = { mine, state: order.state };
    if (!before?.mine || mine || acting.current) return;
    latest.current(before.state === order.state ? { kind: 'lease' } : { kind: 'moved' });
  }, [order]);

  return {
    /** An action of the caller is on its way: what it ends, it ends on purpose. */
    begin: () => {
      acting.current = true;
    },
    /** It is answered, with the order as it is now, or not done. */
    settle: (answer?: Order) => {
      acting.current = false;
      if (answer !== undefined) held.current = { mine: answer.lease?.mine ?? false, state: answer.state };
    },
  };
}
