import type { FirstRunItem } from '../first-run/first-run.ts';
import type { Provider } from '../settings/text-settings.ts';
import { type BilingualText, bilingual, type Language } from '../text/bilingual-text.ts';
import type { Channel } from './channels.ts';
import type { Letter } from './letter.ts';
import { smsSender } from './notice-row.ts';

/** The channels that an administrator tests, each with its item of the list. */
export const testedChannels = {
  mail: 'testMail',
  sms: 'testSms',
} as const satisfies Partial<Record<Channel, FirstRunItem>>;
export type TestedChannel = keyof typeof testedChannels;

const texts = {
  subject: bilingual('测试邮件', 'Test mail'),
  happened: bilingual('这是一封测试邮件：备案审核台可以发送邮件。', 'This is a test: the desk can send mails.'),
  why: bilingual('您收到此信，是因为您在控制台发送了测试。', 'You get this because you sent a test from the console.'),
  sms: bilingual('这是一条测试短信，请忽略。', 'This is a test message, please ignore it.'),
} as const satisfies Record<string, BilingualText>;

/** What a test says, by mail or SMS, as every notice of this provider begins and ends. */
export const channelTestLetter = (provider: Provider, language: Language): Letter => ({
  language,
  provider,
  about: [],
  link: null,
  order: null,
  subject: texts.subject[language],
  heading: texts.subject[language],
  happened: texts.happened[language],
  items: [],
  todo: [],
  by: null,
  missed: null,
  why: texts.why[language],
  sms: `${smsSender(provider)[language]}${texts.sms[language]}`,
});

/** Whether a sender of mails is the one of an installation that sets none (RFC 2606: nobody has such an address). */
export const isPlaceholderSender = (from: string): boolean => /[@.]example>?\s*$/.test(from);
