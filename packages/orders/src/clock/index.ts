export { dutySql, endsOurTurnSql, partiesSql, wasBreachedSql } from './clock-sql.ts';
export { partyTimes } from './parties.ts';
export { statesRestartingHandOver } from './restart-clock.ts';
