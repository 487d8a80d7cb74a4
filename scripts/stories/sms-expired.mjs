import { codeOn, enter, handOver, mustBePending } from '../lib/sms-steps.mjs';

export const about = 'nobody answers the SMS: returned, pushed again unchanged, verified, approved';

/** @param {import('../lib/demo-installation.mjs').DemoInstallation} installation */
export async function tell(installation) {
  const { say, push, finish, settle, mustHold, outside, took } = installation;
  const { levers } = await outside('control/ministry');
  // The ministry ends its window after seconds instead of days: its word counts at once.
  await outside('control/ministry', { windowMs: 8000 });
  try {
    const { order, mobile } = await handOver(installation);
    mustBePending(order);
    const old = await codeOn(installation, mobile);
    say('nobody enters it');
    const returned = await settle(order.id, ['SMS_PENDING']);
    await mustHold('the order came back from the ministry', async () => returned.state === 'SMS_RETURNED');
    await outside('control/ministry', { windowMs: levers.windowMs });
    const again = await settle((await push(returned)).id, ['SUBMITTING']);
    mustBePending(again);
    await enter(installation, mobile, await codeOn(installation, mobile, old));
    const done = await finish(await settle(order.id, ['SMS_PENDING']));
    await mustHold('the order is APPROVED', async () => done.state === 'APPROVED');
    say(`done in ${took()} s: ${order.number} is APPROVED`);
  } finally {
    await outside('control/ministry', { windowMs: levers.windowMs });
  }
}
