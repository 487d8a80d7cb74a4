import { ETA_LAG_DAYS, etaBases, STATUTORY_SECONDS } from '@beian/domain';
import { dayOfSql } from '../board/roll.ts';

/** The rows that an expected time may go by, the nearest first. */
const bases = (province: string) => [
  { basis: 'PROVINCE_AND_KIND', province, least: etaBases.PROVINCE_AND_KIND.least },
  { basis: 'KIND', province: `''`, least: etaBases.KIND.least },
];

/**
 * What is told of a submission at an instant `at`, in SQL: one row with `basis`, `cases`, `half` (seconds; null: not known), `most` and the
 * `day` of the figures. The figures that serve on the day, of the province where it has cases enough, else of the kind; else the limits
 * of each step. The same text tells it and judges it (`roll.ts`).
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
