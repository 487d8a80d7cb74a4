import { type DeliveryInHand, endDelivery, takeDeliveries } from '@beian/orders';
import { scrub } from './log.ts';
import type { Work } from './work.ts';

/** Tries under way at a time, and of them to one endpoint: one that hangs holds up no other. */
const AT_A_TIME = 24;
const PER_ENDPOINT = 4;

/** Brings webhooks to partners' endpoints. */
export interface Courier {
  /** Takes what is due as far as there is room, and does not wait for it. */
  run(): Promise<void>;
  /** Waits for the tries under way. */
  ended(): Promise<void>;
}

/** @param again is called when a try has ended: there is room, and what waited behind it may be due */
export function createCourier({ ctx, ports, env, log }: Work, again: () => void): Courier {
  const under = new Set<Promise<void>>();
  // A try lasts WEBHOOK_CALL_MS at most; whoever is silent for longer has died.
  const leaseS = Math.ceil(env.WEBHOOK_CALL_MS / 1000) + 20;
  const bring = async (delivery: DeliveryInHand): Promise<void> => {
    const { endpointId, attemptId } = delivery;
    try {
      const end = await ports.webhook(delivery);
      const reason = await endDelivery(ctx, delivery, end);
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
    run: async () => {
      const limit = AT_A_TIME - under.size;
      if (limit <= 0) return;
      for (const delivery of await takeDeliveries(ctx, { limit, perEndpoint: PER_ENDPOINT, leaseS })) {
        const one = bring(delivery).finally(() => {
          under.delete(one);
          again();
        });
        under.add(one);
      }
    },
    ended: async () => {
      await Promise.all(under);
    },
  };
}
