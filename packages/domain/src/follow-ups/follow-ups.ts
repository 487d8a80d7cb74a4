import { dayNumberOf, dayOfNumber } from '../calendar/shanghai.ts';
import { CLAIM_OWNER_DAYS } from '../filing/claim.ts';
import { TRANSFER_DAYS } from '../filing/transfer.ts';
import { type BilingualText, bilingual } from '../text/bilingual-text.ts';

export const followUpAnswers = ['confirmed', 'changed', 'refused'] as const;
export type FollowUpAnswer = (typeof followUpAnswers)[number];

interface FollowUpRow {
  readonly label: BilingualText;
  /** The answers that its link takes, and what its page says once one is given; none: it has no link. */
  readonly answers: Readonly<
    Partial<Record<FollowUpAnswer, { readonly label: BilingualText; readonly noted: BilingualText }>>
  >;
  /** Days for which its link takes an answer. */
  readonly answerDays: number;
}

/** 后续提醒: what is asked or said about a filing after its approval (docs/spec/rules.md ). */
export const followUps = {
  POLICE_FILING: {
    label: bilingual('公安备案', 'Police filing'),
    answers: {
      confirmed: {
        label: bilingual('已办理公安备案', 'It is filed with the police'),
        noted: bilingual(
          '已记录：公安备案已办理，不再提醒。',
          'Noted: it is filed with the police. We do not ask again.',
        ),
      },
    },
    answerDays: 30,
  },
  DATA_CHECK: {
    label: bilingual('备案信息年度核对', 'Yearly check of the data'),
    answers: {
      confirmed: {
        label: bilingual('信息准确，没有变化', 'All of it is still right'),
        noted: bilingual('已记录：备案信息准确，没有变化。', 'Noted: all of it is still right.'),
      },
      changed: {
        label: bilingual('信息有变化', 'Something has changed'),
        noted: bilingual(
          '已记录：备案信息有变化。请在提交订单的系统中办理变更备案。',
          'Noted: something has changed. Please file a change order in the system you ordered with.',
        ),
      },
    },
    answerDays: 60,
  },
  TRANSFER: {
    label: bilingual('转移备案确认', 'Transfer of the filing'),
    answers: {
      confirmed: {
        label: bilingual('同意转移', 'I agree to the transfer'),
        noted: bilingual(
          '已记录：同意转移。接收方接受后生效，备案内容和网站访问不受影响。',
          'Noted: you agree. It takes effect when the receiver accepts; filing and site stay as they are.',
        ),
      },
      refused: {
        label: bilingual('不同意', 'I do not agree'),
        noted: bilingual('已记录：不同意转移，备案留在原账号。', 'Noted: you do not agree, and the filing stays.'),
      },
    },
    answerDays: TRANSFER_DAYS,
  },
  CLAIM: {
    label: bilingual('备案认领确认', 'Claim of the filing'),
    answers: {
      confirmed: {
        label: bilingual('同意认领', 'I agree to the claim'),
        noted: bilingual(
          '已记录：同意认领。审核通过后由认领方代为办理备案事项，备案内容和网站访问不受影响。',
          'Noted: you agree. Once it is granted the claimant acts for you; filing and site stay as they are.',
        ),
      },
      refused: {
        label: bilingual('不同意', 'I do not agree'),
        noted: bilingual('已记录：不同意认领。', 'Noted: you do not agree.'),
      },
    },
    answerDays: CLAIM_OWNER_DAYS,
  },
  CLAIM_OBJECTION: {
    label: bilingual('备案认领异议', 'Objection to a claim'),
    answers: {},
    answerDays: 0,
  },
  CLAIM_HELD: { label: bilingual('备案被他人认领', 'Claim of a held filing'), answers: {}, answerDays: 0 },
  CLAIM_GRANTED: { label: bilingual('备案认领通过', 'Claim granted'), answers: {}, answerDays: 0 },
  CLAIM_REFUSED: { label: bilingual('备案认领未通过', 'Claim refused'), answers: {}, answerDays: 0 },
  PAPER_ENDS: { label: bilingual('证件或域名到期', 'A paper or domain ends'), answers: {}, answerDays: 0 },
} as const satisfies Record<string, FollowUpRow>;
export type FollowUpKind = keyof typeof followUps;
export const followUpKinds = Object.keys(followUps) as FollowUpKind[];
export const followUpRow = (kind: FollowUpKind): FollowUpRow => followUps[kind];

/** Days after the approval on which the police filing is asked about; the law gives 30 from the opening of the site. */
export const POLICE_FILING_ASKED_DAYS = 25;
export const POLICE_FILING_DAYS = 30;
/** Days of which the follow-ups of a partner are counted. */
export const FOLLOW_UP_COUNT_DAYS = 365;
/** Days before the end of a paper or a domain on which it is told. */
export const PAPER_END_DAYS = 30;
/** What was not told in so many days, because no worker ran or its partner wanted none, is not told later. */
const LATE_DAYS = 30;

/** What ends: an ID of a principal, the term of the licence, the registration of a domain, or the paid time of a server. */
export type PaperEnd =
  | { readonly paper: 'SUBJECT_ID' | 'LICENCE'; readonly day: string }
  | { readonly paper: 'WEBSITE_ID'; readonly websiteId: string; readonly day: string }
  /** The server behind the access, or one that has ended. */
  | { readonly paper: 'SERVER' | 'SERVER_ENDED'; readonly websiteId: string; readonly day: string }
  | { readonly paper: 'DOMAIN'; readonly websiteId: string; readonly domain: string; readonly day: string };

/** A filed record as its follow-ups are judged. Days are Shanghai's; null: not known. */
export interface FiledForFollowUps {
  /** Day of the last approved order, of the first data, or of the last yearly check, whichever is latest. */
  readonly checkedOn: string;
  readonly websites: readonly {
    readonly id: string;
    /** The last approved order that filed something new of it, and its day. */
    readonly opening: { readonly orderId: string; readonly day: string } | null;
    /** Somebody said that it is filed with the police. */
    readonly policeFiled: boolean;
  }[];
  readonly ends: readonly PaperEnd[];
}

/** A follow-up that is due. `period`: with the record and `about`, it is sent once. */
export interface DueFollowUp {
  readonly kind: FollowUpKind;
  readonly websiteId: string | null;
  /** What of the record or website; empty: all of it. */
  readonly about: string;
  readonly period: string;
  readonly end?: PaperEnd;
}

/** The follow-ups of a record on a day. The caller leaves out what was sent before. Pure. */
export function dueFollowUps(filed: FiledForFollowUps, today: string): DueFollowUp[] {
  const since = (day: string): number => dayNumberOf(today) - dayNumberOf(day);
  const isIn = (days: number, from: number): boolean => days >= from && days < from + LATE_DAYS;
  const anniversary = lastAnniversary(filed.checkedOn, today);
  return [
    ...filed.websites.flatMap(({ id, opening, policeFiled }): DueFollowUp[] =>
      opening !== null && !policeFiled && isIn(since(opening.day), POLICE_FILING_ASKED_DAYS)
        ? [{ kind: 'POLICE_FILING', websiteId: id, about: '', period: opening.orderId }]
        : [],
    ),
    ...(anniversary !== null && isIn(since(anniversary), 0)
      ? [{ kind: 'DATA_CHECK', websiteId: null, about: '', period: anniversary.slice(0, 4) } as const]
      : []),
    ...filed.ends.flatMap((end): DueFollowUp[] =>
      isTold(end, since(end.day))
        ? [
            {
              kind: 'PAPER_ENDS',
              websiteId: 'websiteId' in end ? end.websiteId : null,
              about: end.paper === 'DOMAIN' ? `DOMAIN ${end.domain}` : end.paper,
              // The day on which it is sent, not the one on which an ID ends: that is personal.
              period: today,
              end,
            },
          ]
        : [],
    ),
  ];
}

/** Within the days before its end; of a server that has ended, within as many days after it. */
const isTold = ({ paper }: PaperEnd, since: number): boolean =>
  paper === 'SERVER_ENDED' ? since > 0 && since < LATE_DAYS : since <= 0 && -since <= PAPER_END_DAYS;

/** The last day that is whole years after another; null: the first year is not over. */
function lastAnniversary(day: string, today: string): string | null {
  const year = Number(today.slice(0, 4));
  const inYear = (one: number): string => sameDayIn(day, one);
  const last = inYear(year) <= today ? inYear(year) : inYear(year - 1);
  return last > day ? last : null;
}

/** The same day of another year; 29 February is 28 February there, unless it is a leap year. */
function sameDayIn(day: string, year: number): string {
  const [, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return dayOfNumber(Date.UTC(year, month - 1, Math.min(date, last)) / 86_400_000);
}
