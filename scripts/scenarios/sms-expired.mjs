import { enterCode, mustBePending, pushSmsOrder, waitForCode } from '../lib/sms-steps.mjs';

export const description = 'nobody answers the SMS: returned, pushed again unchanged, verified, approved';

/** Who is told what (lib/told.mjs). */
export const told = `
  website sms submitted photoDue handedOverToSms smsReturned handedOverToSms handedOver? approved
  website mail submitted photoDue handedOverToSms smsReturned handedOverToSms handedOver? approved
  subject mail submitted approved
  partner mail submitted photoDue handedOverToSms smsReturned handedOverToSms handedOver? approved
  former sms contactChanges
`;

/** @param {import('../lib/demo-installation.mjs').DemoInstallation} installation */
export async function run(installation) {
  const { log, push, finish, waitUntilLeaves, assertEventually, callSandbox, elapsedSeconds } = installation;
  const { behaviour } = await callSandbox('control/ministry');
  // The ministry closes its window after 8 s instead of days; its answer counts at once.
  await callSandbox('control/ministry', { windowMs: 8000 });
  try {
    const { order, mobile } = await pushSmsOrder(installation);
    mustBePending(order);
    const old = await waitForCode(installation, mobile);
    log('nobody enters it');
    const returned = await waitUntilLeaves(order.id, ['SMS_PENDING']);
    await assertEventually('the order came back from the ministry', async () => returned.state === 'SMS_RETURNED');
    await callSandbox('control/ministry', { windowMs: behaviour.windowMs });
    const again = await waitUntilLeaves((await push(returned)).id, ['SUBMITTING']);
    mustBePending(again);
    await enterCode(installation, mobile, await waitForCode(installation, mobile, old));
    const done = await finish(await waitUntilLeaves(order.id, ['SMS_PENDING']));
    await assertEventually('the order is APPROVED', async () => done.state === 'APPROVED');
    log(`done in ${elapsedSeconds()} s: ${order.number} is APPROVED`);
    return [order];
  } finally {
    await callSandbox('control/ministry', { windowMs: behaviour.windowMs });
  }
}
