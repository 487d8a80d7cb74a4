import pLimit from 'p-limit';
import { sendVersionedEvent } from '../../examples/order-flow.mjs';
import { makeOrders } from '../chaos/orders.mjs';

/** Orders that are made and pushed at the same time. */
const PARALLEL = 3;

/**
 * Brings orders to 待提交管局 and pushes each once, as soon as the desk allows it. No call is sent twice.
 * @param {import('./installation.mjs').Rolling} rolling
 * @param {readonly import('../demonstration/steps.mjs').OrderPlan[]} plans
 */
export const makeAndPush = ({ clients, pusher }, plans) =>
  pLimit(PARALLEL).map(plans, async (plan) => {
    for (const order of await makeOrders([plan])) {
      const ready = await clients.waitFor(`${order.number} can be pushed`, async () => {
        const now = await pusher.order(order.id);
        const push = now.actions.find((/** @type {any} */ one) => one.event === 'pushToBureau');
        return push?.presence === 'ENABLED' && now;
      });
      await sendVersionedEvent(pusher, 'pushToBureau', ready);
    }
  });
