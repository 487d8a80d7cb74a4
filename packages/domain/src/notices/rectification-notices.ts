import { spelledDeadline, spelledLeft } from '../clock/deadline.ts';
import type { TimeLeft } from '../clock/time-left.ts';
import type { Provider } from '../settings/text-settings.ts';
import { type BilingualText, bilingual, fillTemplate, type Language } from '../text/bilingual-text.ts';
import { aboutLines, type Letter, type NoticeValues } from './letter.ts';
import { smsSender } from './notice-row.ts';

interface RectificationNoticeRow {
  readonly subject: BilingualText;
  readonly body: BilingualText;
  /** One SMS part including the sender; in English without the filing number. */
  readonly sms: BilingualText;
}

/**
 * 整改通知的提醒: mails and SMS about a bureau's rectification notice, to the partners of the record and the subject's principal
 * (docs/spec/rules.md ). They are about no order. Placeholders: `{filing}`, `{due}`, `{by}`.
 */
export const rectificationNotices = {
  rectificationReceived: {
    subject: bilingual('管局要求整改：{filing}', 'The bureau asks for a correction: {filing}'),
    body: bilingual(
      '管局对备案 {filing} 下发了整改通知。请在{due}通过变更备案完成整改；逾期未整改的，管局可要求停止接入或注销备案。',
      'The bureau has sent a rectification notice for the filing {filing}. It is to be put right by a change order {due}; otherwise the bureau may have access ended or the filing cancelled.',
    ),
    sms: bilingual(
      '管局要求整改备案{filing}，请在{by}到提交订单的系统办理变更，否则可能停止接入。',
      'The bureau asks you to correct your filing {by}, or access may be ended. Open a change order in the system you ordered with.',
    ),
  },
  rectificationDue: {
    subject: bilingual('整改即将到期：{filing}', 'A correction is due soon: {filing}'),
    body: bilingual(
      '备案 {filing} 的整改通知须在{due}办结，目前尚未完成整改。逾期未整改的，管局可要求停止接入或注销备案。',
      'The rectification notice for the filing {filing} is to be answered {due}, and is not answered yet; otherwise the bureau may have access ended or the filing cancelled.',
    ),
    sms: bilingual(
      '备案{filing}的整改请在{by}办理变更，否则可能停止接入。',
      'The correction of your filing is due {by}, or access may be ended. Finish its change order in the system you ordered with.',
    ),
  },
  rectificationOverdue: {
    subject: bilingual('整改已逾期：{filing}', 'A correction is overdue: {filing}'),
    body: bilingual(
      '备案 {filing} 的整改通知须在{due}办结，仍未完成整改。管局可要求停止接入或注销备案。',
      'The rectification notice for the filing {filing} was to be answered {due} and is not answered. The bureau may have access ended or the filing cancelled.',
    ),
    sms: bilingual(
      '备案{filing}的整改已逾期，请立即办理变更备案，否则可能停止接入。',
      'The correction of your filing is overdue. File your change order at once, or access may be ended.',
    ),
  },
} as const satisfies Record<string, RectificationNoticeRow>;
export type RectificationNoticeName = keyof typeof rectificationNotices;
export const isRectificationNotice = (name: string): name is RectificationNoticeName =>
  Object.hasOwn(rectificationNotices, name);

/** Content of such a notice, fixed when it is written. The bureau's text has personal values masked. */
export interface RectificationValues {
  readonly filing: string;
  readonly about: Required<NoticeValues>['about'];
  readonly text: string;
  readonly remark: string | null;
  /** ISO text, UTC. */
  readonly dueAt: string;
  /** When the notice was written, and the working days that were left; absent: written before 2026-12-01. */
  readonly at?: string;
  readonly left?: TimeLeft;
  readonly provider: Provider;
}

const words = {
  asked: bilingual('整改要求', 'What is asked'),
  remark: bilingual('备注', 'Remark'),
  change: bilingual(
    '在提交订单的系统中按管局要求办理变更备案。',
    'Open a change order in the system you ordered with, and correct what the bureau asks for.',
  ),
  approved: bilingual(
    '管局通过变更后，整改即完成，无需另行回复。',
    'Once the bureau approves the change the notice is answered; nothing else need be sent.',
  ),
} as const satisfies Record<string, BilingualText>;

/** A notice about a rectification goes to the subject principal and to the partners. */
export type RectificationRecipient = 'subjectPrincipal' | 'partner';

const why: Readonly<Record<RectificationRecipient, BilingualText>> = {
  subjectPrincipal: bilingual(
    '您收到此信，是因为您是该备案所登记的主体负责人。',
    'You get this because you are registered as the principal of the subject of this filing.',
  ),
  partner: bilingual('贵方收到此信，是因为该备案登记在贵方名下。', 'You get this because the filing is one of yours.'),
};

/** The mail and the SMS in one language. */
export function rectificationLetter(
  name: RectificationNoticeName,
  recipient: RectificationRecipient,
  language: Language,
  { filing, about, text, remark, dueAt, at, left, provider }: RectificationValues,
): Letter {
  const row = rectificationNotices[name];
  const now = at === undefined ? 0 : Date.parse(at);
  const due = spelledDeadline(Date.parse(dueAt), now, language);
  const by = spelledDeadline(Date.parse(dueAt), now, language, { short: true });
  const filled = (sentence: BilingualText) => fillTemplate(sentence, { filing, due, by })[language];
  const subject = filled(row.subject);
  return {
    language,
    provider,
    about: aboutLines(about, language),
    link: null,
    order: null,
    subject,
    heading: subject.split(/[:：]/)[0] ?? subject,
    happened: filled(row.body),
    items: [
      { label: words.asked[language], reasons: [{ label: text }] },
      ...(remark === null ? [] : [{ label: words.remark[language], reasons: [{ label: remark }] }]),
    ],
    lists: 'bureau',
    todo: [words.change[language], words.approved[language]],
    by: left === undefined ? due : `${due}${language === 'zh' ? '，' : ', '}${spelledLeft(left)[language]}`,
    missed: null,
    why: why[recipient][language],
    sms: smsSender(provider)[language] + filled(row.sms),
  };
}
