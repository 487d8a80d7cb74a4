import { RECTIFICATION_REMINDER_DAYS } from '../bureau/rectification.ts';
import { percentOf } from '../clock/percent-of.ts';
import { type TimeLeft, timeLeftText } from '../clock/time-left.ts';
import { LATE_WINDOW_DAYS } from '../order/queue.ts';
import { type BilingualText, bilingual, fillTemplate, type Language } from '../text/bilingual-text.ts';
import { Html, html, mailLayout, subtitle } from './html.ts';
import type { WrittenMail } from './mail.ts';

/** Content of a day's digest, fixed when it is written so that a repeated delivery is identical. Nothing personal. */
export interface Digest {
  readonly language: Language;
  /** YYYY-MM-DD, Shanghai. */
  readonly day: string;
  readonly figures: Readonly<Record<DigestFigure, number>>;
  /** Turns ended in LATE_WINDOW_DAYS, and the late ones among them. */
  readonly ended: number;
  readonly lateTurns: number;
  /** Names of the provinces whose connections need a person. */
  readonly stopped: readonly string[];
  /** The calendar's alarm; null: none. */
  readonly calendar: string | null;
  /** The orders at risk with the earliest due times. */
  readonly risks: readonly {
    readonly id: string;
    readonly number: string;
    /** At the instant at which the digest was written; absent if there is no due time, and in older digests. */
    readonly left?: TimeLeft;
    /** In Shanghai time. */
    readonly due: string;
    readonly state: string;
    readonly province: string;
  }[];
}

/** 每日摘要: the figures of a digest in display order, each with the console path of its list. To add one: a row. */
export const digestFigures = {
  open: { label: bilingual('在办', 'Open'), path: '/queue?stage=OPEN' },
  dueToday: { label: bilingual('今天到期', 'Due today'), path: '/queue?stage=OPEN&clock=OURS&flag=DUE_TODAY' },
  atRisk: { label: bilingual('有风险', 'At risk'), path: '/queue?stage=OPEN&clock=OURS&flag=AT_RISK' },
  overdue: {
    label: bilingual('已超时，仍未办结', 'Breached, still open'),
    path: '/queue?stage=OPEN&clock=OURS&flag=OVERDUE',
  },
  breachedYesterday: { label: bilingual('昨天超时', 'Breached yesterday'), path: '/board' },
  unmatched: { label: bilingual('未匹配答复', 'Unmatched answers'), path: '/unmatched' },
  rectificationsOverdue: {
    label: bilingual('整改与核查已逾期', 'Rectifications and checks overdue'),
    path: '/rectifications?filter=OVERDUE',
  },
  rectificationsDueSoon: {
    label: bilingual(
      `整改与核查 ${RECTIFICATION_REMINDER_DAYS} 个工作日内到期`,
      `Rectifications and checks due within ${RECTIFICATION_REMINDER_DAYS} working days`,
    ),
    path: '/rectifications?filter=DUE_SOON',
  },
  provisional: { label: bilingual('到期待定', 'Due time provisional'), path: '/queue?stage=OPEN&flag=PROVISIONAL' },
  away: { label: bilingual('今天缺勤', 'Away today'), path: '/staff' },
} as const satisfies Record<string, { readonly label: BilingualText; readonly path: string }>;
export type DigestFigure = keyof typeof digestFigures;

/** Half hours of the Shanghai day at which a digest may be sent. */
export const digestTimes: readonly string[] = Array.from({ length: 25 }, (_, nth) => {
  const minutes = 6 * 60 + nth * 30;
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${minutes % 60 === 0 ? '00' : '30'}`;
});
export const defaultDigestTime = '08:30';
/** Maximum delay after an outage; later the morning's figures are of no use. */
export const DIGEST_MAX_DELAY_MS = 3 * 3_600_000;

const words = {
  subject: bilingual(
    '每日摘要 {day}：有风险 {atRisk} 单，已超时 {overdue} 单',
    'Daily digest {day}: {atRisk} at risk, {overdue} breached',
  ),
  heading: bilingual('每日摘要 {day}', 'Daily digest {day}'),
  happened: bilingual('时效看板现在的数字，与看板一致。', 'The SLA board as it stands now.'),
  inTime: bilingual(`按时率，${LATE_WINDOW_DAYS} 天`, `In time, ${LATE_WINDOW_DAYS} days`),
  of: bilingual('（{ended} 个环节中 {late} 个超时）', ' ({late} of {ended} turns late)'),
  stopped: bilingual('需要处理的管局通道', 'Connections that need a person'),
  calendar: bilingual('工作日历', 'Working calendar'),
  risks: bilingual('最先到期的风险订单', 'Orders at risk that are due first'),
  noRisks: bilingual('没有有风险的订单', 'No order is at risk'),
  board: bilingual('打开时效看板', 'Open the SLA board'),
  why: bilingual(
    '您收到此信，是因为您是主管；可在控制台“人员”页关闭或改时间。',
    'You get this because you are a supervisor; switch it off or change its hour on the page “Staff” of the console.',
  ),
  sender: bilingual('备案审核台', 'Beian Desk'),
  noReply: bilingual('本邮件由系统自动发送，请勿直接回复。', 'Sent automatically; replies are not read.'),
} as const satisfies Record<string, BilingualText>;

/** Writes a digest as a mail, in text and HTML; `base` is the console's address, null: no links. */
export function writeDigest(digest: Digest, base: string | null): WrittenMail {
  const { language, day, figures, risks } = digest;
  const say = (word: keyof typeof words, values: Record<string, string | number> = {}) =>
    fillTemplate(words[word], values)[language];
  const subject = say('subject', { day, atRisk: figures.atRisk, overdue: figures.overdue });
  const link = (path: string): string | null => (base === null ? null : `${base.replace(/\/$/, '')}${path}`);
  const lines = linesOf(digest, say);
  const orders = risks.map(({ id, number, left, due, state, province }) => ({
    number,
    details: [...(left === undefined ? [] : [timeLeftText(left)[language]]), due, state, province].join(' · '),
    path: `/orders/${encodeURIComponent(id)}`,
  }));
  const colon = language === 'zh' ? '：' : ': ';
  const withLink = (line: string, path: string) => {
    const to = link(path);
    return to === null ? line : `${line}  ${to}`;
  };
  const plain = [
    say('heading', { day }),
    '',
    say('happened'),
    '',
    ...lines.map(({ label, value, path }) => withLink(`${label}${colon}${value}`, path)),
    '',
    say('risks'),
    ...(orders.length === 0
      ? [say('noRisks')]
      : orders.map((one) => withLink(`- ${one.number}  ${one.details}`, one.path))),
    '',
    ...(base === null ? [] : [`${say('board')}${colon}${link('/board')}`, '']),
    '-- ',
    say('sender'),
    say('why'),
    say('noReply'),
    '',
  ].join('\n');
  const linked = (shown: string, path: string): Html => {
    const to = link(path);
    return to === null ? html`${shown}` : html`<a href="${to}" style="color:#1d4ed8">${shown}</a>`;
  };
  const cell = 'padding:6px 0;border-top:1px solid #dde1e8;font-size:14px;line-height:22px;color:#1d2433';
  const table = (rows: readonly Html[]): Html =>
    html`<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="margin-top:16px">\n${rows}</table>\n`;
  const body = [
    table(
      lines.map(
        ({ label, value, path }) =>
          html`<tr><td class="line" style="${cell}">${label}</td><td class="line" align="right" style="${cell}"><strong>${linked(value, path)}</strong></td></tr>\n`,
      ),
    ),
    html`<h2 style="${subtitle}">${say('risks')}</h2>\n`,
    orders.length === 0
      ? html`<p style="margin:0;font-size:14px;line-height:22px">${say('noRisks')}</p>\n`
      : table(
          orders.map(
            (one) =>
              html`<tr><td class="line" style="${cell}">${linked(one.number, one.path)}<br>${one.details}</td></tr>\n`,
          ),
        ),
    base === null
      ? new Html('')
      : html`<p style="margin:22px 0 0;font-size:15px;line-height:24px">${linked(say('board'), '/board')}</p>`,
  ];
  const foot = [html`${say('why')}<br>\n${say('noReply')}`];
  const head = {
    language,
    subject,
    sender: say('sender'),
    heading: say('heading', { day }),
    happened: say('happened'),
  };
  return { subject, text: plain, html: mailLayout({ ...head, body, foot }).text };
}

type Say = (word: keyof typeof words, values?: Record<string, string | number>) => string;

/** Figures, then the texts; figures of zero are included so that each mail has the same lines. */
function linesOf({ language, figures, ended, lateTurns, stopped, calendar }: Digest, say: Say) {
  const share = ended === 0 ? '–' : `${percentOf(ended - lateTurns, ended)} %`;
  // A digest that was written before a figure was added, and is delivered after, lacks it.
  const names = (Object.keys(digestFigures) as DigestFigure[]).filter((name) => name in figures);
  const rows = names.map((name) => ({
    label: digestFigures[name].label[language],
    value: String(figures[name]),
    path: digestFigures[name].path,
  }));
  return [
    ...rows,
    {
      label: say('inTime'),
      value: ended === 0 ? share : `${share}${say('of', { ended, late: lateTurns })}`,
      path: '/board',
    },
    {
      label: say('stopped'),
      value: stopped.length === 0 ? '0' : stopped.join(language === 'zh' ? '、' : ', '),
      path: '/gateway',
    },
    ...(calendar === null ? [] : [{ label: say('calendar'), value: calendar, path: '/calendar' }]),
  ];
}
