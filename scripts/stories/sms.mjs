import { codeOn, enter, handOver, mustBePending } from '../lib/sms-steps.mjs';

export const about = 'a province that checks by SMS: a wrong entry, the right one, and the bureau approves';

/** @param {import('../lib/demo-installation.mjs').DemoInstallation} installation */
export async function tell(installation) {
  const { say, finish, settle, mustHold, partner, took } = installation;
  const { order, mobile } = await handOver(installation);
  mustBePending(order);
  const code = await codeOn(installation, mobile);
  await enter(installation, mobile, String((Number(code) + 1) % 1_000_000).padStart(6, '0'));
  await mustHold(
    'the desk sees one wrong entry',
    async () => (await partner.order(order.id)).smsChecks[0]?.wrongEntries === 1,
  );
  await enter(installation, mobile, code);
  const done = await finish(await settle(order.id, ['SMS_PENDING']));
  await mustHold('the order is APPROVED', async () => done.state === 'APPROVED');
  say(`done in ${took()} s: ${order.number} is APPROVED`);
}
