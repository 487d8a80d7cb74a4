import type { Letter } from '@beian/domain/notices';
import { unnamedProvider } from '@beian/domain/settings';
import { type Gateways, openGateways } from '@beian/testing/message-gateways';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openMail } from './mail.ts';

let gateways: Gateways;
beforeAll(async () => {
  gateways = await openGateways();
});
afterAll(() => gateways.close());

test('no text of an order and no address adds a header or recipient to a mail (ASVS 1.3.11)', async () => {
  const mail = openMail(
    { url: gateways.settings.SMTP_URL, from: 'desk@desk.example' },
    { connectMs: 2000, totalMs: 5000 },
  );
  const break_ = '\r\nBcc: thief@elsewhere.example\r\nX-Broken: 1\r\n\r\n';
  const letter: Letter = {
    ...{ language: 'en', order: null, items: [], todo: [], by: null, why: 'why', sms: '', about: [], link: null },
    provider: unnamedProvider,
    subject: `Order${break_}`,
    heading: `Heading${break_}.\r\nQUIT\r\n`,
    happened: `Happened${break_}`,
  };
  const send = (address: string) =>
    mail
      .send({ id: 'notice-1', channel: 'mail', address, content: { letter }, isLastAttempt: false })
      .catch((error: Error) => error.message);
  await send('owner@sample.example');
  expect(gateways.mails).toHaveLength(1);
  await send(`owner@sample.example${break_}`);
  for (const address of [
    'owner@sample.example>\r\nRCPT TO:<thief@elsewhere.example',
    'owner@sample.example, thief@elsewhere.example',
    'all: owner@sample.example, thief@elsewhere.example;',
    'Owner <thief@elsewhere.example>',
    '"a" thief@elsewhere.example',
  ])
    expect(await send(address)).toContain('not one address');
  expect(gateways.mails).toHaveLength(1);
  for (const { to, raw } of gateways.mails) {
    expect(to).toMatch(/^<?owner@sample\.example>?$/);
    const [head = ''] = raw.split('\r\n\r\n');
    expect(head).not.toMatch(/^(Bcc|X-Broken):/im);
  }
  mail.close();
});
