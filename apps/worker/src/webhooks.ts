import { type ClaimedDelivery, claimDeliveries, recordAttempt } from '@beian/orders';
import { scrub } from './log.ts';
import type { WorkerContext } from './worker-context.ts';

/** Tries under way at a time, and of them to one endpoint: one that hangs holds up no other. */
const MAX_IN_FLIGHT = 24;
const MAX_PER_ENDPOINT = 4;

/** Brings webhooks to partners' endpoints. */
export interface WebhookDispatcher {
  /** Takes what is due as far as there is room, and does not wait for it. */
  dispatchDue(): Promise<void>;
  /** Waits for the tries under way. */
  whenIdle(): Promise<void>;
}

/** @param onAttemptEnded is called when a try has ended: there is room, and what waited behind it may be due */
export function createWebhookDispatcher(
  { ctx, ports, env, log }: WorkerContext,
  onAttemptEnded: () => void,
): WebhookDispatcher {
  const inFlight = new Set<Promise<void>>();
  // A try lasts WEBHOOK_CALL_MS at most; whoever is silent for longer has died.
  const leaseS = Math.ceil(env.WEBHOOK_CALL_MS / 1000) + 20;
  const deliver = async (delivery: ClaimedDelivery): Promise<void> => {
    const { endpointId, attemptId } = delivery;
    try {
      const end = await ports.webhook(delivery);
      const reason = await recordAttempt(ctx, delivery, end);
      if (reason !== null) log.warn({ endpointId, reason }, 'a webhook endpoint was switched off');
      else if (end.fault !== null)
        log.info(
          { endpointId, attemptId, try: delivery.try, fault: end.fault, status: end.status },
          'webhook not taken',
        );
    } catch (error) {
      // Nothing was written: it is due again when the lease is over.
      log.warn({ endpointId, attemptId, why: scrub(error) }, 'fault in a webhook');
    }
  };
  return {
    dispatchDue: async () => {
      const limit = MAX_IN_FLIGHT - inFlight.size;
      if (limit <= 0) return;
      for (const delivery of await claimDeliveries(ctx, { limit, perEndpoint: MAX_PER_ENDPOINT, leaseS })) {
        const one = deliver(delivery).finally(() => {
          inFlight.delete(one);
          onAttemptEnded();
        });
        inFlight.add(one);
      }
    },
    whenIdle: async () => {
      await Promise.all(inFlight);
    },
  };
}
