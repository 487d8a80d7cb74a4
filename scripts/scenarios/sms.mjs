import { enterCode, mustBePending, pushSmsOrder, waitForCode } from '../lib/sms-steps.mjs';

export const description = 'a province that checks by SMS: a wrong entry, the right one, and the bureau approves';

/** Who is told what (lib/told.mjs). */
export const told = `
  website sms submitted photoDue handedOverToSms handedOver? approved
  website mail submitted photoDue handedOverToSms handedOver? approved
  subject mail submitted approved
  partner mail submitted photoDue handedOverToSms handedOver? approved
  former sms contactChanges
`;

/** @param {import('../lib/demo-installation.mjs').DemoInstallation} installation */
export async function run(installation) {
  const { log, finish, waitUntilLeaves, assertEventually, partner, elapsedSeconds } = installation;
  const { order, mobile } = await pushSmsOrder(installation);
  mustBePending(order);
  const code = await waitForCode(installation, mobile);
  await enterCode(installation, mobile, String((Number(code) + 1) % 1_000_000).padStart(6, '0'));
  await assertEventually(
    'the desk sees one wrong entry',
    async () => (await partner.order(order.id)).smsChecks[0]?.wrongEntries === 1,
  );
  await enterCode(installation, mobile, code);
  const done = await finish(await waitUntilLeaves(order.id, ['SMS_PENDING']));
  await assertEventually('the order is APPROVED', async () => done.state === 'APPROVED');
  log(`done in ${elapsedSeconds()} s: ${order.number} is APPROVED`);
  return [order];
}
