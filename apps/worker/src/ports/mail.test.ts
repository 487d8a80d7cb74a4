import { type Letter, writeMail } from '@beian/domain/notices';
import { unnamedProvider } from '@beian/domain/settings';
import { type Gateways, openGateways } from '@beian/testing/message-gateways';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Undeliverable } from './channel-adapter.ts';
import { mail } from './mail.ts';

let gateways: Gateways;
let deliver: NonNullable<ReturnType<typeof mail.open>>;
beforeAll(async () => {
  gateways = await openGateways();
  const outboundTo = () => {
    throw new Error('a mail is no call by HTTP');
  };
  const settings = { SMTP_URL: gateways.settings.SMTP_URL, MAIL_FROM: 'desk@desk.example' };
  const opened = mail.open(settings, { outboundTo });
  if (opened === undefined) throw new Error('mail is off');
  deliver = opened;
});
afterAll(async () => {
  deliver.close?.();
  await gateways.close();
});

const faultOf = (error: Error) => (error instanceof Undeliverable ? error.fault : `again: ${error.message}`);

test('a mailbox that does not exist is final, a policy against us and an answer of 4xx are not', async () => {
  const outcome = async (address: string, reply: string) => {
    gateways.refuse(address, reply);
    return deliver
      .deliver({ subject: 's', text: 't', html: '<p>t</p>' }, { id: 'notice-0', address })
      .then(() => 'sent', faultOf);
  };
  expect(await outcome('gone@sample.example', '550 5.1.1 no such mailbox')).toBe('UNKNOWN_ADDRESS');
  expect(await outcome('full@sample.example', '452 4.2.2 the mailbox is full')).toMatch(/^again: .*452/);
  expect(await outcome('policy@sample.example', '554 5.7.1 relay access denied')).toMatch(/^again: .*554/);
});

test('no text of an order and no address adds a header or recipient to a mail (ASVS 1.3.11)', async () => {
  const break_ = '\r\nBcc: thief@elsewhere.example\r\nX-Broken: 1\r\n\r\n';
  const letter: Letter = {
    ...{
      language: 'en',
      order: null,
      missed: null,
      items: [],
      todo: [],
      by: null,
      why: 'why',
      sms: '',
      about: [],
      link: null,
    },
    missed: null,
    provider: unnamedProvider,
    subject: `Order${break_}`,
    heading: `Heading${break_}.\r\nQUIT\r\n`,
    happened: `Happened${break_}`,
  };
  const send = (address: string) =>
    deliver.deliver(writeMail(letter, null), { id: 'notice-1', address }).catch((error: Error) => error.message);
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
});
