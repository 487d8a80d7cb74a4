export { inPeriodSql } from './period.ts';
export { openSpotCheck } from './spot-check-page.ts';
export {
  listSpotCheckIds,
  loadSpotChecks,
  mayListSpotChecks,
  type SpotCheckPageQuery,
} from './spot-checks.ts';
