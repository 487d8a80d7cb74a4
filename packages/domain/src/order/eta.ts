import { type BilingualText, bilingual } from '../bilingual-text.ts';
import { duties } from './duties.ts';

interface EtaBasisRow {
  readonly label: BilingualText;
  /** So many submissions of approved orders must lie behind it. */
  readonly least: number;
}

/** 预计依据: what an expected time goes by, the nearest first; one with too few cases gives way to the next. */
export const etaBases = {
  PROVINCE_AND_KIND: { label: bilingual('同省份、同类变更的历史', 'History of this province and kind'), least: 30 },
  KIND: { label: bilingual('各省同类变更的历史', 'History of this kind over all provinces'), least: 30 },
  STATUTORY: {
    label: bilingual('办理时限的上限，尚无足够的历史', 'The limits of each step: there is too little history'),
    least: 0,
  },
} as const satisfies Record<string, EtaBasisRow>;

export type EtaBasis = keyof typeof etaBases;

/** Days of Shanghai up to and with one whose approvals an expected time is taken from, and over which it is held to account. */
export const ETA_WINDOW_DAYS = 90;

/**
 * Figures of a day serve from the second day after it on: they are whole before anybody is told by them, so that what was told can be
 * told again from the events alone.
 */
export const ETA_LAG_DAYS = 2;

const workingDays = (['initialReview', 'photoReview', 'handOver', 'bureauReview'] as const)
  .map((duty) => duties[duty].span.days)
  .reduce((sum, days) => sum + days, 0);

/** The working days that desk and bureau have together (rules.md §3), as days of the week; seconds. Time of the applicant is not in it. */
export const STATUTORY_SECONDS = Math.ceil((workingDays * 7) / 5) * 86_400;
