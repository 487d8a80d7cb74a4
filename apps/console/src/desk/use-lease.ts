import { LEASE_RENEWAL_SECONDS } from '@beian/domain/order';
import { useEffect, useRef } from 'react';
import type { Order } from '../order/documents.ts';
import { heartbeat } from '../order/perform.ts';
import { useInterval } from '../ui/hooks.ts';
import type { Report } from './actions/banner.ts';
import type { LiveOrder } from './use-order.ts';

/**
 * Keeps the caller's lease alive while the page is open, and reports when it is lost: expired, taken by somebody, or ended with a
 * change of the order. A lease that the caller's own action ends is not reported.
 */
export function useLease({ order, put, refetch }: LiveOrder, report: (report: Report) => void) {
  const token = order?.lease?.mine ? order.lease.token : null;
  const id = order?.id;
  const sendHeartbeat = async () => {
    if (id === undefined || token === null) return;
    // A lost heartbeat is followed by the next one; the countdown shows when time runs short.
    const answer = await heartbeat(id, token).catch(() => undefined);
    if (answer === undefined) return;
    if (answer.ok) await put((old) => ({ ...old, lease: answer.order.lease }));
    else await refetch();
  };
  useInterval(() => void sendHeartbeat(), LEASE_RENEWAL_SECONDS * 1000, token !== null);

  // Opening the page sends a heartbeat, too.
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
    /** Marks an action of the caller in progress: if it ends the lease, that is intended. */
    begin: () => {
      acting.current = true;
    },
    /** The action has been answered with the present order, or was not done. */
    settle: (answer?: Order) => {
      acting.current = false;
      if (answer !== undefined) held.current = { mine: answer.lease?.mine ?? false, state: answer.state };
    },
  };
}
