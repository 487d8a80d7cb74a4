import { bilingual } from '../text/bilingual-text.ts';

/**
 * 整改通知: a bureau requires a correction of a subject or a website (XGTZ, docs/spec/bureau-interface.md B-9.6). `orderKind`: the
 * kind of order that usually answers it.
 */
export const rectificationKinds = {
  subject: {
    label: bilingual('备案主体信息整改', 'Rectification of the subject'),
    orderKind: 'CHANGE_SUBJECT',
  },
  website: {
    label: bilingual('备案网站信息整改', 'Rectification of the website'),
    orderKind: 'CHANGE_WEBSITE',
  },
  // A check that found a fault (HCJG, B-9.4).
  subjectCheck: {
    label: bilingual('备案主体核查有误', 'Check of the subject found a fault'),
    orderKind: 'CHANGE_SUBJECT',
  },
} as const;
export type RectificationKind = keyof typeof rectificationKinds;

/** How far a notice is: its clock runs in the first two. */
export const rectificationStates = {
  OPEN: bilingual('待整改', 'Open'),
  OVERDUE: bilingual('已逾期', 'Overdue'),
  ANSWERED: bilingual('已整改', 'Answered by an order'),
  HANDLED: bilingual('已处理', 'Dealt with by hand'),
} as const;
export type RectificationState = keyof typeof rectificationStates;

/** A notice is due soon, and the partner is reminded, this many working days before its due time. */
export const RECTIFICATION_REMINDER_DAYS = 2;

/** What a list of notices is filtered by. `OPEN` includes those due soon and overdue. */
export const rectificationFilters = {
  OPEN: bilingual('待整改', 'Open'),
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
