import { channelRow } from '../notices/channels.ts';
import { type Digest, writeDigest } from '../notices/digest.ts';
import { endpointOffLetter } from '../notices/endpoint-off.ts';
import {
  channelsOfFollowUp,
  type FollowUpNoticeName,
  followUpLetter,
  followUpNotices,
} from '../notices/follow-up-notices.ts';
import { buildLetter, type Letter } from '../notices/letter.ts';
import { writeMail } from '../notices/mail.ts';
import { lapseTemplate, type NoticeFacts, type Recipient, roles } from '../notices/notice-row.ts';
import { headingOf, type NoticeName, noticeRow, notices } from '../notices/notice-rows.ts';
import { actingPrincipals, messagesOf } from '../notices/recipients.ts';
import {
  type RectificationNoticeName,
  rectificationLetter,
  rectificationNotices,
} from '../notices/rectification-notices.ts';
import {
  noticeCells,
  readerOf,
  sampleContacts,
  sampleItemsOf,
  sampleOf,
  sampleValues,
  sampleValuesOf,
} from '../notices/samples.ts';
import type { OrderKind } from '../order-names/kinds/kinds.ts';
import type { Language } from '../text/bilingual-text.ts';
import { both, code, codes, page, section, table } from './markdown.ts';

const names = Object.keys(notices) as NoticeName[];

const when = table(
  ['通知 notice', '事件 on', '进入 into', '仅当 only if', '收件人 to', '抄送 copy'],
  names.map((name) => {
    const { on, into, condition: onlyIf, to, copy = [] } = noticeRow(name);
    const named = (some: typeof to) => (some.length === 0 ? '–' : some.map((one) => both(roles[one])).join('; '));
    return [
      code(name),
      on.map(code).join(', '),
      into === undefined ? '–' : code(into),
      onlyIf === undefined ? '–' : both(onlyIf.label),
      named(to),
      named(copy),
    ];
  }),
);

/** A mail as it goes out, for one kind; the sentences of all kinds stand in the matrix. */
function preview(name: NoticeName, kind: OrderKind, language: Language): string {
  const facts = sampleOf(name, kind);
  if (facts === undefined) throw new Error(`no sample order of ${kind} has the notice ${name}`);
  const letter = letterOf(name, facts, 'websitePrincipal', language);
  const mail = writeMail(letter, null).text.trimEnd();
  return ['```text', `SMS: ${letter.sms}`, '', `Subject: ${letter.subject}`, '', mail, '```'].join('\n');
}

function letterOf(name: NoticeName, facts: NoticeFacts, recipient: Recipient, language: Language): Letter {
  return buildLetter(name, recipient, language, sampleValuesOf(name, facts, language), sampleItemsOf(name, language));
}

/** Whom a notice of a kind reaches, and by what. */
const reached = (name: NoticeName, kind: OrderKind): string => {
  const messages = messagesOf(noticeRow(name), sampleContacts(kind));
  const recipients = [...new Set(messages.map(({ recipient }) => recipient))];
  return recipients
    .map((one) => {
      const by = messages
        .filter(({ recipient }) => recipient === one)
        .map(({ channel }) => both(channelRow(channel).label));
      return `${both(roles[one])} (${by.join(', ')})`;
    })
    .join('; ');
};

/** What a reader who acts is told, in both languages; kinds with the same text stand together. */
function cells(name: NoticeName): string {
  const texts = new Map<string, OrderKind[]>();
  for (const { kind, facts } of noticeCells.filter((cell) => cell.name === name)) {
    const acting = actingPrincipals(noticeRow(name), sampleContacts(kind));
    const recipient = readerOf(name, kind);
    const said = (['zh', 'en'] as const).map((language) => {
      const { subject, happened, todo, sms } = letterOf(name, facts, recipient, language);
      const steps = todo.map((step, at) => `${at + 1}. ${step}`);
      return [
        ...(acting.length > 0 || recipient === 'formerContact' ? [`SMS: ${sms}`] : []),
        subject,
        happened,
        ...steps,
      ].join('<br>');
    });
    const text = [reached(name, kind), ...said].join(' | ');
    texts.set(text, [...(texts.get(text) ?? []), kind]);
  }
  return table(
    ['类型 kind', '收件人 reached', '中文', 'English'],
    [...texts].map(([text, kinds]) => [codes(kinds), ...text.split(' | ')]),
  );
}

const matrix = names.map((name) =>
  [`### ${code(name)} ${headingOf(name, 'zh')} ${headingOf(name, 'en')}`, cells(name)].join('\n\n'),
);

const morning: Omit<Digest, 'language' | 'calendar' | 'stopped' | 'risks'> = {
  day: '2018-06-20',
  figures: {
    open: 486,
    dueToday: 93,
    atRisk: 21,
    overdue: 1,
    breachedYesterday: 3,
    unmatched: 2,
    rectificationsOverdue: 0,
    rectificationsDueSoon: 0,
    provisional: 0,
    away: 1,
  },
  ended: 2400,
  lateTurns: 33,
};
const digestIn = (language: Language): string => {
  const [stopped, state, province] =
    language === 'zh' ? ['江苏省', '初审中', '福建省'] : ['Jiangsu', 'In initial review', 'Fujian'];
  const risk = {
    id: 'order_0',
    number: sampleValues.order,
    left: { amount: 72, unit: 'WORKING_MINUTES', overdue: false } as const,
    due: language === 'zh' ? '2018年6月20日 10:12' : '20 June 2018, 10:12 (Beijing time)',
  };
  const digest = {
    ...morning,
    language,
    calendar: null,
    stopped: [stopped ?? ''],
    risks: [{ ...risk, state: state ?? '', province: province ?? '' }],
  };
  const { subject, text } = writeDigest(digest, 'https://desk.example');
  return ['```text', `Subject: ${subject}`, '', text.trimEnd(), '```'].join('\n');
};

const endpointOffIn = (language: Language): string => {
  const off = {
    endpointId: 'endpoint_0000019fb7a1b0c1d2e3f4a5b6c7d8e9',
    url: 'https://partner.example/hooks',
    reason: 'GAVE_UP',
    at: '2018-06-20T02:12:00.000Z',
    failingSince: '2018-06-19T01:40:00.000Z',
    cancelled: 7,
  } as const;
  const { subject, text } = writeMail(endpointOffLetter(off, language), null);
  return ['```text', `Subject: ${subject}`, '', text.trimEnd(), '```'].join('\n');
};

const rectificationIn = (name: RectificationNoticeName, language: Language): string => {
  const values = {
    filing: '苏ICP备18000001号',
    about: { subject: sampleValues.about.subject, website: '', domains: [] },
    text: '主体负责人手机 139****0000 无法接通，请核实',
    remark: null,
    dueAt: '2018-07-04T16:00:00.000Z',
    provider: sampleValues.provider,
  };
  const letter = rectificationLetter(name, 'subjectPrincipal', language, values);
  const { subject, text } = writeMail(letter, null);
  return ['```text', `SMS: ${letter.sms}`, '', `Subject: ${subject}`, '', text.trimEnd(), '```'].join('\n');
};
const rectificationNames = Object.keys(rectificationNotices) as RectificationNoticeName[];

const followUpIn = (name: FollowUpNoticeName, language: Language): string => {
  const today = '2018-07-15';
  const data = [
    { label: language === 'zh' ? '主体负责人手机号码' : "Subject principal's mobile", value: '139****0000' },
  ];
  const values = {
    filing: '苏ICP备18000001号-1',
    about: sampleValues.about,
    data: name === 'dataChecked' ? data : [],
    approvedOn: '2018-06-20',
    parties: { from: '样例云代理', to: '样例企业服务' },
    ...(name === 'paperEnds'
      ? { end: { paper: 'DOMAIN', websiteId: '', domain: 'sample-shop.example', day: '2018-08-14' } as const }
      : {}),
    today,
    provider: sampleValues.provider,
  };
  const letter = followUpLetter(name, 'websitePrincipal', language, values, 'https://desk.example/follow-up#example');
  const { subject, text } = writeMail(letter, null);
  const sms = channelsOfFollowUp(name, 'websitePrincipal').includes('sms') ? [`SMS: ${letter.sms}`, ''] : [];
  return ['```text', ...sms, `Subject: ${subject}`, '', text.trimEnd(), '```'].join('\n');
};
const followUpNames = Object.keys(followUpNotices) as FollowUpNoticeName[];

export const noticesPage = (): string =>
  page('通知 Notices', 'notices/notice-rows.ts', [
    `Rows are written with the event, delivered at least once. Places: ${codes(['{order}', '{filing}', '{hours}', '{days}'])}; ${code('{guide}')} is the essentials of the photo guide, ${codes(['{courier}', '{tracking}'])} of the curtain that was sent; ${code('{lapse}')} is “${lapseTemplate.zh} ${lapseTemplate.en.trim()}” while the setting ${code('lapse')} is on, nothing while it is off. A mail goes out as text and as HTML; English where the partner asks for it.`,
    section(
      '谁在何时 Who and when',
      'Principals who must act have an SMS and a mail, copies are mails. One message where one address is of both. People of a partner have accounts and no address: their page of orders says the same.',
      when,
    ),
    section(
      '每日摘要 Daily digest',
      `${code('dailyDigest')}: one mail to each supervisor who wants it and whose address is known, on business days at the hour chosen (08:30, Asia/Shanghai), up to three hours late after an outage; no SMS. Links where ${code('CONSOLE_URL')} is set. An example with invented figures:`,
      digestIn('zh'),
      digestIn('en'),
    ),
    section(
      '推送地址停用 Endpoint switched off',
      `${code('endpointDisabled')}: one mail to the partner, in the transaction that switches its webhook endpoint off by itself; no SMS. What stands after a ${code('?')} of the address is left out.`,
      endpointOffIn('zh'),
      endpointOffIn('en'),
    ),
    section(
      '整改通知 Rectification notices',
      `${codes(rectificationNames)}: mail to each partner of the record, mail and SMS to the subject's principal (docs/spec/rules.md R-10.1), about no order. When one came or its day was set; 2 working days before it is due; when it is overdue. The latter two from 09:00 to 18:00 in Shanghai.`,
      ...rectificationNames.flatMap((name) => [rectificationIn(name, 'zh'), rectificationIn(name, 'en')]),
    ),
    section(
      '备案后的提醒 Follow-ups',
      `${codes(followUpNames)}: to the website or subject principal, with a copy to the partner (docs/spec/rules.md R-10.2), about no order; from 09:00 to 18:00 in Shanghai, each once. Off per partner.`,
      ...followUpNames.flatMap((name) => [followUpIn(name, 'zh'), followUpIn(name, 'en')]),
    ),
    section(
      '通知 × 类型 Notice and kind',
      "What a reader who acts is told: the SMS; the mail's subject, what happened, the steps. Whoever has a copy reads who acts in place of “what to do now”. Of an order that exists nowhere.",
      ...matrix,
    ),
    section(
      '一封邮件 A whole mail',
      'The mail as its text part.',
      preview('returned', 'CHANGE_WEBSITE', 'zh'),
      preview('returned', 'CHANGE_WEBSITE', 'en'),
    ),
  ]);
