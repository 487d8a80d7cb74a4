import { type ClaimedDelivery, claimDeliveries, recordAttempt } from '@beian/partners/events';
import { scrub } from './log.ts';
import type { WorkerContext } from './worker-context.ts';

/** Attempts at the same time, in total and per endpoint, so that a hanging endpoint delays no other. */
const MAX_IN_FLIGHT = 24;
const MAX_PER_ENDPOINT = 4;

/** Sends webhooks to partners' endpoints. */
export interface WebhookDispatcher {
  /** Claims due deliveries up to the limit and returns without waiting for them. */
  dispatchDue(): Promise<void>;
  /** Waits for running attempts. */
  whenIdle(): Promise<void>;
}

/** @param onAttemptEnded called when an attempt has ended: a slot is free, and further deliveries may be due */
export function createWebhookDispatcher(
  { ctx, ports, env, log }: WorkerContext,
  onAttemptEnded: () => void,
): WebhookDispatcher {
  const inFlight = new Set<Promise<void>>();
  // An attempt lasts WEBHOOK_CALL_MS at most; after the lease its worker counts as dead.
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
      // Nothing was written, so the delivery is due again when the lease ends.
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
