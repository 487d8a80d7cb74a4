import { randomInt } from 'node:crypto';
import * as orderFlow from '../../examples/order-flow.mjs';
import { chineseDigits } from '../lib/demo-installation.mjs';

export const description =
  'an order is withdrawn while the desk reviews it, and then abandoned: whoever knew of it is told';

/** Who is told what (lib/told.mjs). */
export const told = `
  website sms submitted withdrawn abandoned
  website mail submitted withdrawn abandoned
  subject mail submitted withdrawn abandoned
  partner mail submitted withdrawn abandoned
`;

/** @param {import('../lib/demo-installation.mjs').DemoInstallation} installation */
export async function run({
  partner,
  log,
  logState,
  createDraft,
  submit,
  assertEventually,
  chooseRecord,
  elapsedSeconds,
}) {
  const record = await chooseRecord((each) => each.province === '320000');
  const name = record.websites[0].name.replace(/第[零一二三四五六七八九]+版$/, '');
  const submitted = await submit(
    await createDraft(record, { 'website.name': `${name}第${chineseDigits(randomInt(1000, 9999))}版` }),
  );
  const withdrawn = logState(await orderFlow.sendVersionedEvent(partner, 'withdraw', submitted));
  const order = logState(await orderFlow.sendVersionedEvent(partner, 'abandon', withdrawn));
  await assertEventually('the order is ABANDONED', async () => order.state === 'ABANDONED');
  log(`done in ${elapsedSeconds()} s: ${order.number} is ABANDONED`);
  return [order];
}
