import { dayOfSql } from '@beian/database/sql';
import { ETA_LAG_DAYS, etaBases, STATUTORY_SECONDS } from '@beian/domain/order';

/** The rows an estimate may use, the most specific first. */
const bases = (province: string) => [
  { basis: 'PROVINCE_AND_KIND', province, least: etaBases.PROVINCE_AND_KIND.least },
  { basis: 'KIND', province: `''`, least: etaBases.KIND.least },
];

/**
 * SQL: the estimate for a submission at instant `at`, one row with `basis`, `cases`, `half` (median, seconds; null when
 * unknown), `most` (90th percentile, seconds) and the `day` of the figures. Uses the figures of that day for province
 * and kind when they have enough cases, else those of the kind, else the limits of each step. `roll-eta.ts` of
 * `@beian/reporting` uses the same SQL to judge the estimates.
 */
export const etaSql = ({ at, province, kind }: { at: string; province: string; kind: string }): string => `(
  select u.basis, u.cases, u.half, u.most, u.day from (
    ${bases(province)
      .map(
        (
          row,
          rank,
        ) => `select ${rank} as rank, '${row.basis}' as basis, f.cases, f.half, f.most, f.day from app.eta_figures f
    where f.day = (select max(d.day) from app.eta_figures d where d.day <= ${dayOfSql(at)} - ${ETA_LAG_DAYS})
      and f.kind = ${kind} and f.province = ${row.province} and f.cases >= ${row.least}`,
      )
      .join(' union all ')}
    union all select 9, 'STATUTORY', 0, null, ${STATUTORY_SECONDS}, null) u order by u.rank limit 1)`;
