import { expect, test } from 'vitest';
import { consolePages, screenshotVariants } from './pages.ts';
import { signInPartnerPerson } from './partner-person.ts';
import { recordByNumber } from './steps.ts';

const pages = consolePages({ workerEnv: { CONSOLE_URL: 'https://desk.example' } });
const receiverId = 'partner_000000000000700080000000000000aa';

test('a person of a partner transfers a filing, its principal agrees on a phone, and the receiver accepts', async () => {
  const { stack, pageErrors } = pages;
  await stack.db.query(
    `insert into app.partners (id, name, email) values ($1, '样例企业服务', 'receiver@walk.example')`,
    [receiverId],
  );
  const giver = await signInPartnerPerson(pages, { name: '霜降', login: 'shuangjiang' });
  const receiver = await signInPartnerPerson(pages, { name: '小雪', login: 'xiaoxue', partnerId: receiverId });
  const { filingNumber } = await recordByNumber(stack.partner, '苏ICP备00000008号');

  await giver.getByRole('navigation').getByRole('link', { name: '备案', exact: true }).click();
  await giver.getByRole('button', { name: `转移 ${filingNumber}` }).click();
  await screenshotVariants(giver, 'transfer-offer');
  const dialog = giver.getByRole('dialog');
  await dialog.getByRole('textbox').fill('partner_000000000000700080000000000000bb');
  await dialog.getByRole('button', { name: '发起转移' }).click();
  await dialog.getByText('没有此接收方').waitFor();
  await dialog.getByRole('textbox').fill(receiverId);
  await dialog.getByRole('button', { name: '发起转移' }).click();
  await giver.getByRole('row', { name: filingNumber }).getByText('待主体负责人确认').waitFor();
  await screenshotVariants(giver, 'transfers-giver');

  const link = await stack.waitFor('the SMS with the link', async () => {
    const answer = await fetch(`${stack.sandboxUrl}/phone`, { headers: { accept: 'application/json' } });
    const { messages } = (await answer.json()) as { messages: { text: string }[] };
    return messages.map(({ text }) => /\/follow-up#\S+$/.exec(text)?.[0]).find((one) => one !== undefined);
  });
  const phone = await pages.browser.newPage({ viewport: { width: 390, height: 844 }, locale: 'zh-CN' });
  await phone.goto(new URL(link, giver.url()).href);
  await phone.getByText('样例企业服务').waitFor();
  await screenshotVariants(phone, 'transfer-owner');
  await phone.getByRole('button', { name: '同意转移' }).click();
  await phone.getByText('已记录：同意转移').waitFor();

  await receiver.getByRole('navigation').getByRole('link', { name: '备案', exact: true }).click();
  await receiver.getByRole('link', { name: '备案转移' }).click();
  await receiver
    .getByRole('row', { name: filingNumber })
    .getByRole('button', { name: /^接\s*受$/ })
    .click();
  await screenshotVariants(receiver, 'transfers-receiver');
  await receiver
    .getByRole('dialog')
    .getByRole('button', { name: /^接\s*受$/ })
    .click();
  await receiver.getByRole('row', { name: filingNumber }).getByText('已转移').waitFor();
  await receiver.getByRole('navigation').getByRole('link', { name: '备案', exact: true }).click();
  await receiver.getByRole('row', { name: filingNumber }).waitFor();
  await giver.getByRole('navigation').getByRole('link', { name: '备案', exact: true }).click();
  await giver.getByRole('row', { name: filingNumber }).waitFor({ state: 'detached' });
  expect(pageErrors).toEqual([]);
});
