import { randomInt } from 'node:crypto';
import { chineseDigits } from '../lib/demo-installation.mjs';

export const description = 'a change of a website, from the partner to the bureau and back (the usual one)';

/** Who is told what (lib/told.mjs). */
export const told = `
  website sms submitted photoDue handedOver approved
  website mail submitted photoDue handedOver approved
  subject mail submitted approved
  partner mail submitted photoDue handedOver approved
  former sms contactChanges
`;

/** @param {import('../lib/demo-installation.mjs').DemoInstallation} installation */
export async function run({
  partner,
  log,
  finish,
  createReviewed,
  assertEventually,
  receivedMessages,
  chooseRecord,
  elapsedSeconds,
}) {
  const record = await chooseRecord((one) => one.province === '320000');
  const website = record.websites[0];
  const name = `${website.name.replace(/第[零一二三四五六七八九]+版$/, '')}第${chineseDigits(randomInt(1000, 9999))}版`;
  const mobile = `1300001${String(randomInt(10_000)).padStart(4, '0')}`;
  log(`${record.filingNumber}: ${website.name} → ${name}, mobile → ${mobile.slice(0, 3)}****${mobile.slice(-4)}`);

  const order = await finish(
    await createReviewed(record, { 'website.name': name, 'website.principal.mobile': mobile }),
  );

  await assertEventually('its verification form is a PDF that bears the mark of its content', async () => {
    const { url, mark } = (await partner.order(order.id)).verificationForm;
    const pdf = Buffer.from(await partner.download(url));
    log(`verification form: ${Math.round(pdf.length / 1024)} KB, mark ${mark}`);
    return pdf.subarray(0, 5).toString() === '%PDF-';
  });
  await assertEventually('the order is APPROVED', async () => order.state === 'APPROVED');
  await assertEventually('the record has the new name and mobile', async () => {
    const now = (
      await partner.graphql(
        `query record($id: ID!) { record(id: $id) { websites { id name values { field values } } } }`,
        { id: record.id },
      )
    ).record.websites.find((/** @type {{id: string}} */ each) => each.id === website.id);
    const shown = now.values.find((/** @type {{field: string}} */ each) => each.field === 'website.principal.mobile')
      .values[0];
    return now.name === name && shown.startsWith(mobile.slice(0, 3)) && shown.endsWith(mobile.slice(-4));
  });
  await assertEventually(
    'the phone holds the notices',
    async () => (await receivedMessages('phone', { to: mobile, order: order.number })).length >= 4,
  );
  await assertEventually(
    'the mailbox holds the notices',
    async () => (await receivedMessages('mailbox', { order: order.number })).length >= 4,
  );
  log(`done in ${elapsedSeconds()} s: ${order.number} is APPROVED`);
  return [order];
}
