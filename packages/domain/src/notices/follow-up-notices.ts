import { dayNumberOf, dayOfNumber, spelledDay } from '../calendar/shanghai.ts';
import { CLAIM_OBJECTION_DAYS, CLAIM_OWNER_DAYS } from '../filing/claim.ts';
import { TRANSFER_DAYS } from '../filing/transfer.ts';
import { type FollowUpKind, followUpRow, type PaperEnd, POLICE_FILING_DAYS } from '../follow-ups/follow-ups.ts';
import type { Provider } from '../settings/text-settings.ts';
import { type BilingualText, bilingual, fillTemplate, type Language } from '../text/bilingual-text.ts';
import type { Channel } from './channels.ts';
import { claimNotices } from './claim-notices.ts';
import type { FollowUpNoticeRow } from './follow-up-notice-row.ts';
import { aboutLines, type Letter, type NoticeValues } from './letter.ts';
import { smsSender } from './notice-row.ts';

/**
 * 备案后的提醒: what is asked or said about a filing after its approval, to a principal and the partner (docs/spec/rules.md ). They are
 * about no order. Placeholders: `{filing}`, `{day}` (of the police filing, or of the end), `{paper}`, `{name}` (the same without the domain), `{read}`, `{left}`;
 * of a transfer `{from}` and `{to}`, of a claim `{to}`, who claims, and `{days}`.
 */
export const followUpNotices = {
  policeFilingAsked: {
    kind: 'POLICE_FILING',
    principal: ['sms', 'mail'],
    subject: bilingual('公安备案办理了吗：{filing}', 'Is it filed with the police: {filing}'),
    body: bilingual(
      `{filing} 已由管局备案。网站开通之日起 ${POLICE_FILING_DAYS} 日内须办理公安联网备案：网站在备案通过当天开通的，不晚于 {day}。`,
      `{filing} is filed with the bureau. Within ${POLICE_FILING_DAYS} days from the opening of the site it is to be filed with the police: by {day}, if it opened on the day of the approval.`,
    ),
    todo: [
      bilingual(
        '还没有办理的，在 https://beian.mps.gov.cn 办理；网站尚未开通的，开通后办理。',
        'If that is not done yet, file it at https://beian.mps.gov.cn; a site that is not open yet, once it is.',
      ),
    ],
    link: {
      todo: bilingual(
        `已办理的，请打开链接告诉我们，以后不再提醒；链接 ${followUpRow('POLICE_FILING').answerDays} 天内有效。`,
        `If it is done, tell us by the link, and we do not ask again; it is valid for ${followUpRow('POLICE_FILING').answerDays} days.`,
      ),
      page: bilingual(
        '已办理的，请按下面的按钮，以后不再提醒。',
        'If it is done, press below, and we do not ask again.',
      ),
      open: bilingual('已办理，请点此告知', 'Done? Tell us here'),
    },
    sms: bilingual(
      `{filing}：网站开通${POLICE_FILING_DAYS}日内须到beian.mps.gov.cn办理公安备案。`,
      `Within ${POLICE_FILING_DAYS} days from its opening your site is to be filed with the police at beian.mps.gov.cn.`,
    ),
    smsWithLink: bilingual(
      `{filing}：网站开通${POLICE_FILING_DAYS}日内须到beian.mps.gov.cn办理公安备案，已办理的请点开告知：{link}`,
      `Within ${POLICE_FILING_DAYS} days from its opening your site is to be filed with the police at beian.mps.gov.cn. If it is done, tell us: {link}`,
    ),
  },
  dataChecked: {
    kind: 'DATA_CHECK',
    principal: ['mail'],
    subject: bilingual('请核对备案信息：{filing}', 'Please check your filing: {filing}'),
    body: bilingual(
      '按《非经营性互联网信息服务备案管理办法》第十七条的年度审核要求，请核对备案 {filing} 的信息。以下是目前备案的内容，个人信息已部分隐去。',
      'Article 17 of the rules on filing (Order 33) asks for a yearly check. Please check the data of {filing}. Below is what is filed now; personal values are masked.',
    ),
    todo: [
      bilingual(
        '有变化的，在提交订单的系统中办理变更备案；网站不再使用的，办理注销。',
        'What has changed is filed by a change order in the system you ordered with; a site no longer in use is cancelled.',
      ),
    ],
    link: {
      todo: bilingual(
        `核对后打开链接，确认信息准确，或告知有变化；链接 ${followUpRow('DATA_CHECK').answerDays} 天内有效。`,
        `Then open the link, and confirm the data or say that something has changed; it is valid for ${followUpRow('DATA_CHECK').answerDays} days.`,
      ),
      page: bilingual('请核对以上信息后选择。', 'Please check the data above, then choose.'),
      data: bilingual('目前备案的信息（个人信息已部分隐去）', 'What is filed now (personal values masked)'),
      open: bilingual('确认备案信息', 'Confirm the data'),
    },
    // Never sent: this one goes by mail.
    sms: bilingual('请核对备案{filing}的信息，见邮件。', 'Please check the data of your filing; see the mail.'),
  },
  paperEnds: {
    kind: 'PAPER_ENDS',
    principal: ['sms', 'mail'],
    subject: bilingual('{paper}即将到期：{filing}', 'Ends soon ({paper}): {filing}'),
    body: bilingual(
      '备案 {filing} 所用的{paper}将于 {day} 到期，还有 {left} 天（{read}）。',
      'The {paper} of the filing {filing} ends on {day}, in {left} days ({read}).',
    ),
    todo: [],
    sms: bilingual(
      '备案{filing}的{name}将于{day}到期，详见邮件。',
      'The {name} of your filing ends on {day}. See the mail.',
    ),
  },
  transferAsked: {
    kind: 'TRANSFER',
    principal: ['sms', 'mail'],
    subject: bilingual('请确认备案转移：{filing}', 'Please confirm the transfer: {filing}'),
    body: bilingual(
      '{from} 申请将备案 {filing} 转移到 {to} 的账号，今后由其代为办理备案事项。备案内容不变，网站访问不受影响。',
      '{from} asks to transfer the filing {filing} to the account of {to}, which will act for you from then on. The filing stays as it is, and so does the site.',
    ),
    todo: [],
    link: {
      todo: bilingual(
        `请打开链接选择同意或不同意；链接 ${TRANSFER_DAYS} 天内有效，不答复则不转移。`,
        `Say by the link whether you agree; it is valid for ${TRANSFER_DAYS} days, and without an answer nothing changes.`,
      ),
      page: bilingual(
        '转移后由接收方代为办理备案事项，备案内容不变，网站访问不受影响。请核对双方名称后选择。',
        'From then on the receiver acts for you; the filing stays as it is, and so does the site. Please look at both names, then choose.',
      ),
      data: bilingual('转移双方', 'Between'),
      open: bilingual('确认备案转移', 'Confirm the transfer'),
    },
    sms: bilingual(
      '备案{filing}申请转移到其他账号，须您确认，详见邮件。',
      'The transfer of your filing to another account needs your answer. See the mail.',
    ),
    smsWithLink: bilingual(
      '备案{filing}申请转移到{to}的账号，请确认是否同意：{link}',
      'Your filing is to be transferred to the account of {to}. Do you agree? {link}',
    ),
    why: bilingual(
      '您收到此信，是因为您是该备案所登记的主体负责人，转移须经您同意。',
      'You get this because you are registered as the subject principal of this filing, and the transfer needs your consent.',
    ),
    partner: {
      todo: bilingual(
        '主体负责人同意后，请在“备案转移”中接受或拒绝。',
        'Once its principal has agreed, accept or decline it under “Transfers”.',
      ),
      why: bilingual('贵方收到此信，是因为贵方是接收方。', 'You get this because you are the receiver.'),
    },
  },
  ...claimNotices,
} as const satisfies Record<string, FollowUpNoticeRow>;
export type FollowUpNoticeName = keyof typeof followUpNotices;
export const isFollowUpNotice = (name: string): name is FollowUpNoticeName => Object.hasOwn(followUpNotices, name);
const rowOf = (name: FollowUpNoticeName): FollowUpNoticeRow => followUpNotices[name];
export const noticeOfFollowUp: Readonly<Record<FollowUpKind, FollowUpNoticeName>> = {
  POLICE_FILING: 'policeFilingAsked',
  DATA_CHECK: 'dataChecked',
  PAPER_ENDS: 'paperEnds',
  TRANSFER: 'transferAsked',
  CLAIM: 'claimAsked',
  CLAIM_OBJECTION: 'claimMayBeObjected',
  CLAIM_HELD: 'claimOfHeld',
  CLAIM_GRANTED: 'claimGranted',
  CLAIM_REFUSED: 'claimRefused',
};
/** Who is told: one principal, and the partner. */
const recipients = ['subjectPrincipal', 'websitePrincipal', 'partner'] as const;
export type FollowUpRecipient = (typeof recipients)[number];
export const isFollowUpRecipient = (name: string): name is FollowUpRecipient => recipients.some((one) => one === name);
export const channelsOfFollowUp = (name: FollowUpNoticeName, recipient: FollowUpRecipient): readonly Channel[] =>
  recipient === 'partner' ? ['mail'] : rowOf(name).principal;

/** What `paperEnds` says of a server that has ended. */
const serverEnded: FollowUpNoticeRow = {
  ...followUpNotices.paperEnds,
  subject: bilingual('接入已不真实：{filing}', 'Access no longer true: {filing}'),
  body: bilingual(
    '备案 {filing} 所用的云服务器已于 {day} 到期（{read}）。',
    'The server of the filing {filing} ended on {day} ({read}).',
  ),
  sms: bilingual(
    '备案{filing}的云服务器已于{day}到期，接入已不真实，详见邮件。',
    'The server of your filing ended on {day}. See the mail.',
  ),
};

const papers = {
  SUBJECT_ID: {
    name: bilingual('主体负责人证件', "subject principal's ID"),
    read: bilingual('按备案时填写的有效期', 'as it was filed'),
    todo: bilingual(
      '换发证件后，在提交订单的系统中办理变更备案，更新证件有效期。',
      'Once it is renewed, file a change order in the system you ordered with, with the new validity.',
    ),
  },
  WEBSITE_ID: {
    name: bilingual('网站负责人证件', "website principal's ID"),
    read: bilingual('按备案时填写的有效期', 'as it was filed'),
    todo: bilingual(
      '换发证件后，在提交订单的系统中办理变更备案，更新证件有效期。',
      'Once it is renewed, file a change order in the system you ordered with, with the new validity.',
    ),
  },
  LICENCE: {
    name: bilingual('营业执照', 'business licence'),
    read: bilingual('按提交的执照图片上的营业期限', 'by the term on the picture of the licence that was sent'),
    todo: bilingual(
      '已延长营业期限的，请忽略；执照内容有变化的，在提交订单的系统中办理变更备案。',
      'If the term was extended, nothing is to be done; what changed on the licence is filed by a change order in the system you ordered with.',
    ),
  },
  SERVER: {
    name: bilingual('云服务器', 'server'),
    read: bilingual('按云平台的记录', "by the cloud's record"),
    todo: bilingual(
      '请在到期前续费；更换服务器的，在释放前于提交订单的系统中办理变更接入。服务器到期后备案仍在，但接入不再真实，可能被取消接入。',
      'Renew it in time; to move to another server file a change of access before you release it. Without a server the filing stays, but its access is no longer true and may be cancelled.',
    ),
  },
  SERVER_ENDED: {
    name: bilingual('云服务器', 'server'),
    read: bilingual('按云平台的记录', "by the cloud's record"),
    todo: bilingual(
      '接入已不真实：请续费，或在提交订单的系统中办理变更接入；否则可能被取消接入，备案成为空壳。',
      'The access is no longer true: renew the server, or file a change of access; else the access may be cancelled, which leaves a shell.',
    ),
  },
  DOMAIN: {
    name: bilingual('域名', 'domain'),
    read: bilingual('按备案时查询的域名登记信息', "by the registry's answer when it was filed"),
    todo: bilingual(
      '已续费的，请忽略；尚未续费的，请在到期前向域名注册商续费：域名不再由您持有的，备案可能被注销。',
      'If it is renewed, nothing is to be done; otherwise renew it with its registrar in time: the filing of a domain that is no longer yours may be cancelled.',
    ),
  },
} as const satisfies Record<PaperEnd['paper'], { name: BilingualText; read: BilingualText; todo: BilingualText }>;

/** Content of such a notice, fixed when it is written; personal values are masked. */
export interface FollowUpValues {
  readonly filing: string;
  readonly about: Required<NoticeValues>['about'];
  /** The filed data, in the language of the notice; empty: the notice shows none. */
  readonly data: readonly { readonly label: string; readonly value: string }[];
  /** Day of the approval, for the police filing. */
  readonly approvedOn?: string;
  readonly end?: PaperEnd;
  /** Of a transfer: the names of both partners; of a claim `to` is who claims. */
  readonly parties?: { readonly from: string; readonly to: string };
  /** Of a claim: how long the reader may answer or object; left out in notices that were written before it could be set. */
  readonly days?: number;
  /** The day on which it is written. */
  readonly today: string;
  readonly provider: Provider;
}

export const claimantLabel = bilingual('认领方', 'Claimed by');
export const transferParties = {
  from: bilingual('转出方', 'From the account of'),
  to: bilingual('接收方', 'To the account of'),
};

const why: Readonly<Record<FollowUpRecipient, BilingualText>> = {
  subjectPrincipal: bilingual(
    '您收到此信，是因为您是该备案所登记的主体负责人。合作方可向我们申请关闭此类提醒。',
    'You get this because you are registered as the subject principal of this filing. Its partner can have such reminders switched off.',
  ),
  websitePrincipal: bilingual(
    '您收到此信，是因为您是该备案所登记的网站负责人。合作方可向我们申请关闭此类提醒。',
    'You get this because you are registered as the website principal of this filing. Its partner can have such reminders switched off.',
  ),
  partner: bilingual(
    '贵方收到此信，是因为该备案登记在贵方名下。此类提醒可向我们申请关闭。',
    'You get this because the filing is one of yours. Such reminders can be switched off; ask us.',
  ),
};

const copied = bilingual(
  '我们已通知负责人；如贵方代为办理，请按上述要求处理。',
  'The principal is told as well; if you act for them, please do what is said here.',
);

/** The mail and the SMS in one language. `link`: the principal's page, a secret. */
export function followUpLetter(
  name: FollowUpNoticeName,
  recipient: FollowUpRecipient,
  language: Language,
  { filing, about, data, approvedOn, end, parties, days, today, provider }: FollowUpValues,
  link?: string,
): Letter {
  const row = end?.paper === 'SERVER_ENDED' ? serverEnded : rowOf(name);
  const paper = end === undefined ? undefined : papers[end.paper];
  const day = end?.day ?? dayAfter(approvedOn ?? today, POLICE_FILING_DAYS);
  const named = paper === undefined ? '' : paper.name[language];
  const values = {
    filing,
    day: spelledDay(day, language),
    left: dayNumberOf(day) - dayNumberOf(today),
    name: named,
    paper: end?.paper === 'DOMAIN' ? `${named} ${end.domain}${language === 'zh' ? ' ' : ''}` : named,
    read: paper === undefined ? '' : paper.read[language],
    ...parties,
    days: days ?? (name === 'claimMayBeObjected' ? CLAIM_OBJECTION_DAYS : CLAIM_OWNER_DAYS),
    ...(link === undefined ? {} : { link }),
  };
  const filled = (sentence: BilingualText) => fillTemplate(sentence, values)[language];
  const subject = filled(row.subject);
  const linked = link === undefined ? undefined : row.link;
  const todo = [
    ...row.todo,
    ...(paper === undefined ? [] : [paper.todo]),
    ...(linked === undefined ? [] : [linked.todo]),
    ...(recipient === 'partner' ? [row.partner?.todo ?? copied] : []),
  ];
  return {
    language,
    provider,
    about: [...aboutLines(about, language), ...data],
    link: linked === undefined ? null : (link ?? null),
    ...(linked === undefined ? {} : { open: linked.open[language] }),
    order: null,
    subject,
    heading: subject.split(/[:：]/)[0] ?? subject,
    happened: filled(row.body),
    items: [],
    todo: todo.map(filled),
    by: null,
    missed: null,
    why: ((recipient === 'partner' ? row.partner?.why : row.why) ?? why[recipient])[language],
    sms: smsSender(provider)[language] + filled((link === undefined ? undefined : row.smsWithLink) ?? row.sms),
  };
}

const dayAfter = (day: string, days: number): string => dayOfNumber(dayNumberOf(day) + days);

/** What the page of a follow-up's link asks, in one language. */
export function followUpQuestion(kind: FollowUpKind, language: Language) {
  const { label, answers } = followUpRow(kind);
  const row = rowOf(noticeOfFollowUp[kind]);
  return {
    heading: label[language],
    dataHeading: row.link?.data?.[language] ?? '',
    todo: [...row.todo, ...(row.link === undefined ? [] : [row.link.page])].map((one) => one[language]),
    answers: (Object.keys(answers) as (keyof typeof answers)[]).map((answer) => ({
      answer,
      label: answers[answer]?.label[language] ?? answer,
      noted: answers[answer]?.noted[language] ?? answer,
    })),
  };
}
