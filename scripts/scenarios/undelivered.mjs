import { randomInt } from 'node:crypto';
import * as orderFlow from '../../examples/order-flow.mjs';
import { chineseDigits } from '../lib/demo-installation.mjs';

export const description =
  'the SMS gateway refuses a number and a mailbox bounces: the messenger takes over, and the order says what failed and why';

/** Who is told what (lib/told.mjs). */
export const told = `
  website messenger submitted withdrawn
  subject mail submitted withdrawn
  partner mail submitted withdrawn
  former sms contactChanges
  former mail contactChanges
`;

/** @param {import('../lib/demo-installation.mjs').DemoInstallation} installation */
export async function run({
  partner,
  log,
  createDraft,
  submit,
  assertEventually,
  callSandbox,
  chooseRecord,
  elapsedSeconds,
}) {
  const record = await chooseRecord((each) => each.province === '320000');
  const name = record.websites[0].name.replace(/第[零一二三四五六七八九]+版$/, '');
  const number = randomInt(10_000, 100_000);
  const mobile = `130000${number}`;
  const email = `nobody-${number}@bounces.example`;
  const messengerId = `user-${number}`;
  const refused = await callSandbox('control/deliveries');
  await callSandbox('control/deliveries', { addresses: [...refused.addresses, mobile, email].slice(-100) });
  const draft = await createDraft(record, {
    'website.name': `${name}第${chineseDigits(randomInt(1000, 9999))}版`,
    'website.principal.mobile': mobile,
    'website.principal.email': email,
  });
  await partner.act('updateOrderReference', {
    id: ['ID!', draft.id],
    metadata: ['[MetadataInput!]', [{ key: 'website.messengerId', value: messengerId }]],
  });
  const order = await submit(await partner.order(draft.id));

  const asked = `query ($id: ID!) { order(id: $id) { notices { id label recipient mediumLabel address sentAt failedAt faultLabel insteadOf } } }`;
  /** @type {any[]} */
  let notices = [];
  await assertEventually(
    'SMS and mail to the website principal are given up, and the messenger takes over',
    async () => {
      ({ notices } = (await partner.graphql(asked, { id: order.id })).order);
      const failed = notices.filter(({ failedAt }) => failedAt !== null);
      return failed.length >= 2 && notices.some(({ insteadOf, sentAt }) => insteadOf !== null && sentAt !== null);
    },
  );
  for (const { label, recipient, mediumLabel, address, failedAt, faultLabel, insteadOf } of notices)
    log(
      `  ${label} → ${recipient} · ${mediumLabel} ${address}: ${failedAt !== null ? `✗ ${faultLabel}` : `✓${insteadOf === null ? '' : ' in place of one that failed'}`}`,
    );
  await orderFlow.sendVersionedEvent(partner, 'withdraw', order);
  log(`done in ${elapsedSeconds()} s: what could not be delivered stands at ${order.number}`);
  return [order];
}
