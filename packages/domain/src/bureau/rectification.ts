import type { OrderKind } from '../order-names/kinds/kinds.ts';
import { type BilingualText, bilingual, type Language } from '../text/bilingual-text.ts';

interface RectificationKindRow {
  readonly label: BilingualText;
  /** What its ids name on file. */
  readonly of: 'subject' | 'website';
  /** False: the provider's own work, of which partners are not told (docs/spec/rules.md ). */
  readonly forSubject: boolean;
  /** The kind of order that usually answers it; of a verification task the one that puts right what it finds. */
  readonly orderKind: OrderKind;
  /** An approved order does not answer it: the bureau waits for a verification result. */
  readonly takesNoOrder?: true;
}

/**
 * What a bureau asks of filed data: rectifications 整改 of a subject or website (XGTZ, docs/spec/bureau-interface.md B-9.6; HCJG, B-9.4), other
 * checks 核查 (HCJG) and verification tasks 核实任务 (HSRW, B-9.5).
 */
export const rectificationKinds = {
  subject: {
    label: bilingual('备案主体信息整改', 'Rectification of the subject'),
    ...{ of: 'subject', forSubject: true, orderKind: 'CHANGE_SUBJECT' },
  },
  website: {
    label: bilingual('备案网站信息整改', 'Rectification of the website'),
    ...{ of: 'website', forSubject: true, orderKind: 'CHANGE_WEBSITE' },
  },
  // A check that found a fault (Zthc).
  subjectCheck: {
    label: bilingual('备案主体核查有误', 'Check of the subject found a fault'),
    ...{ of: 'subject', forSubject: true, orderKind: 'CHANGE_SUBJECT' },
  },
  // Jrhc, by Hcjg 1 and 2: an access is filed that is not there, or is there and not filed.
  accessOverReported: {
    label: bilingual('接入核查：多报', 'Access check: over-reported'),
    ...{ of: 'website', forSubject: false, orderKind: 'CANCEL_ACCESS' },
  },
  accessUnderReported: {
    label: bilingual('接入核查：少报', 'Access check: under-reported'),
    ...{ of: 'website', forSubject: false, orderKind: 'NEW_ACCESS' },
  },
  // Kkwzhc, by Hcjg 0 and 1: a website that no provider gives access.
  emptyWebsiteAlive: {
    label: bilingual('空壳网站核查：存活', 'Check of empty websites: alive'),
    ...{ of: 'website', forSubject: false, orderKind: 'NEW_ACCESS' },
  },
  emptyWebsiteDead: {
    label: bilingual('空壳网站核查：死亡', 'Check of empty websites: dead'),
    ...{ of: 'website', forSubject: false, orderKind: 'CANCEL_WEBSITE' },
  },
  // Wzch
  websiteLiveness: {
    label: bilingual('网站存活检测', 'Check whether the website is alive'),
    ...{ of: 'website', forSubject: false, orderKind: 'CANCEL_WEBSITE' },
  },
  verificationTask: {
    label: bilingual('核实任务', 'Verification task'),
    ...{ of: 'subject', forSubject: false, orderKind: 'CHANGE_SUBJECT', takesNoOrder: true },
  },
} as const satisfies Record<string, RectificationKindRow>;
export type RectificationKind = keyof typeof rectificationKinds;
export const rectificationKindRow = (kind: RectificationKind): RectificationKindRow => rectificationKinds[kind];

/** What a check or task says of a website, in the order in which it is shown; it has no text of its own. */
export const checkFacts = {
  websites: bilingual('网站', 'Websites'),
  domain: bilingual('域名', 'Domain'),
  resolvedIp: bilingual('域名解析到的 IP', 'IP that the domain resolves to'),
  filedBy: bilingual('报备该接入的单位', 'Provider that filed the access'),
  accessId: bilingual('接入标识', "Bureau's id of the access"),
  homeUrl: bilingual('首页', 'Home page'),
  checkedAt: bilingual('核查时间', 'Checked at'),
} as const satisfies Record<string, BilingualText>;
export type CheckFact = keyof typeof checkFacts;
export type CheckFacts = Readonly<Partial<Record<CheckFact, string>>>;

/** The facts as lines, for people. */
export const describeCheckFacts = (facts: CheckFacts, language: Language): string =>
  (Object.keys(checkFacts) as CheckFact[])
    .flatMap((name) => {
      const value = facts[name];
      return value === undefined ? [] : [`${checkFacts[name][language]}${language === 'zh' ? '：' : ': '}${value}`];
    })
    .join('\n');

/** How far a notice is: its clock runs in the first two. */
export const rectificationStates = {
  OPEN: bilingual('待处理', 'Open'),
  OVERDUE: bilingual('已逾期', 'Overdue'),
  ANSWERED: bilingual('已完成', 'Answered'),
  HANDLED: bilingual('已处理', 'Dealt with by hand'),
} as const;
export type RectificationState = keyof typeof rectificationStates;

/** How far the answer to a verification task 核实结果, or to a notice by materials 核验材料, is. */
export const replyStates = {
  WAITING: bilingual('等待上报', 'Waits for a file'),
  SENDING: bilingual('上报中', 'Being sent'),
  SENT: bilingual('待管局处理', 'With the bureau'),
  ACCEPTED: bilingual('管局已受理', 'Accepted by the bureau'),
  REFUSED: bilingual('管局未受理', 'Refused by the bureau'),
} as const;
export type ReplyState = keyof typeof replyStates;

/** A notice is due soon, and the partner of a rectification is reminded, this many working days before its due time. */
export const RECTIFICATION_REMINDER_DAYS = 2;

/** What a list of notices is filtered by. `OPEN` includes those due soon and overdue. */
export const rectificationFilters = {
  OPEN: bilingual('待处理', 'Open'),
  DUE_SOON: bilingual(
    `${RECTIFICATION_REMINDER_DAYS} 个工作日内到期`,
    `Due within ${RECTIFICATION_REMINDER_DAYS} working days`,
  ),
  OVERDUE: bilingual('已逾期', 'Overdue'),
  CLOSED: bilingual('已整改或已处理', 'Answered or dealt with'),
} as const;
export type RectificationFilter = keyof typeof rectificationFilters;
export const rectificationFilterNames = Object.keys(rectificationFilters) as readonly RectificationFilter[];

/** Working days that a notice gives, by the setting `rectificationDays` (docs/spec/rules.md ). */
export const rectificationDayChoices = [5, 10, 15, 20, 30] as const;
/** The furthest day, from today on, that a supervisor may set. */
export const MAX_RECTIFICATION_DAYS_AHEAD = 400;
