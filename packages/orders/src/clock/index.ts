export { dutySql, endsOurTurnSql, keepsTurnSql, partiesSql, stretchStartSql, wasBreachedSql } from './clock-sql.ts';
export { dueMovingSql } from './due-time.ts';
export { partyTimes } from './parties.ts';
export { statesRestartingHandOver } from './restart-clock.ts';
