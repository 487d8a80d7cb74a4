import { codeOn, enter, handOver, mustBePending } from '../lib/sms-steps.mjs';

export const about = 'a province that checks by SMS: a wrong entry, the right one, and the bureau approves';

/** @param {import('../lib/demo-house.mjs').DemoHouse} house */
export async function tell(house) {
  const { say, finish, settle, mustHold, partner, took } = house;
  const { order, mobile } = await handOver(house);
  mustBePending(order);
  const code = await codeOn(house, mobile);
  await enter(house, mobile, String((Number(code) + 1) % 1_000_000).padStart(6, '0'));
  await mustHold(
    'the desk sees one wrong entry',
    async () => (await partner.order(order.id)).smsChecks[0]?.wrongEntries === 1,
  );
  await enter(house, mobile, code);
  const done = await finish(await settle(order.id, ['SMS_PENDING']));
  await mustHold('the order is APPROVED', async () => done.state === 'APPROVED');
  say(`done in ${took()} s: ${order.number} is APPROVED`);
}
