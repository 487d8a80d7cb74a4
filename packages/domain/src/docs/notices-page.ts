import { channelsOf, lapseSentence, type NoticeName, noticeRow, notices, type Recipient } from '../notices.ts';
import { both, code, codes, page, section, table } from './markdown.ts';

const people = { principal: '负责人 principal', partner: '合作方 partner' } as const satisfies Record<
  Recipient,
  string
>;
const channels = { sms: '短信 SMS', mail: '邮件 mail' } as const;
const names = Object.keys(notices) as NoticeName[];

const when = table(
  ['通知 notice', '事件 on', '进入 into', '仅当 only if', '收件人 to'],
  names.map((name) => {
    const { on, into, onlyIf, to } = noticeRow(name);
    const readers = to.map(
      (one) => `${people[one]} (${channelsOf[one].map((channel) => channels[channel]).join(', ')})`,
    );
    return [
      code(name),
      on.map(code).join(', '),
      into === undefined ? '–' : code(into),
      onlyIf === undefined ? '–' : both(onlyIf.says),
      readers.join('; '),
    ];
  }),
);

const wording = table(
  ['通知 notice', '标题', 'Subject', '正文', 'Body'],
  names.map((name) => {
    const { subject, body } = noticeRow(name);
    return [code(name), subject.zh, subject.en, body.zh, body.en];
  }),
);

export const noticesPage = (): string =>
  page('通知 Notices', 'notices.ts', [
    `Rows are written with the event, delivered at least once. Places: ${codes(['{order}', '{filing}', '{site}', '{hours}'])}; ${code('{guide}')} is the essentials of the photo guide, ${codes(['{courier}', '{tracking}'])} of the curtain that was sent; ${code('{lapse}')} is “${lapseSentence.zh} ${lapseSentence.en.trim()}” while the setting ${code('lapse')} is on, nothing while it is off.`,
    section('谁在何时 Who and when', when),
    section('文字 Wording', wording),
  ]);
