import { duties } from '../clock/duties.ts';
import { type BilingualText, bilingual } from '../text/bilingual-text.ts';

interface EtaBasisRow {
  readonly label: BilingualText;
  /** Minimum number of submissions of approved orders. */
  readonly least: number;
}

/** Fewest submissions of approved orders from which history is taken as a basis. */
export const LEAST_ETA_CASES = 30;

/** 预计依据: basis of an expected time, most specific first; a basis with too few cases is skipped. */
export const etaBases = {
  PROVINCE_AND_KIND: {
    label: bilingual('同省份、同类订单的历史', 'History of this province and kind'),
    least: LEAST_ETA_CASES,
  },
  KIND: { label: bilingual('各省同类订单的历史', 'History of this kind over all provinces'), least: LEAST_ETA_CASES },
  STATUTORY: {
    label: bilingual('办理时限的上限，尚无足够的历史', 'The limits of each step: there is too little history'),
    least: 0,
  },
} as const satisfies Record<string, EtaBasisRow>;

export type EtaBasis = keyof typeof etaBases;

/** Shanghai days, the given day included, whose approvals are used for an expected time and for its hit rate. */
export const ETA_WINDOW_DAYS = 90;

/**
 * The figures of a day are used from the second day after it: by then they are complete, so a published expected time
 * can be reproduced from the events alone.
 */
export const ETA_LAG_DAYS = 2;

const workingDays = (['initialReview', 'photoReview', 'handOver', 'bureauReview'] as const)
  .map((duty) => duties[duty].span.days)
  .reduce((sum, days) => sum + days, 0);

/**
 * Sum of the working days of desk and bureau (docs/spec/rules.md R-3), converted to calendar time at 7/5; seconds. Excludes the
 * applicant's time.
 */
export const STATUTORY_SECONDS = Math.ceil((workingDays * 7) / 5) * 86_400;
