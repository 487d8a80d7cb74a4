export { errorCode, explainConnectionError } from './explain-connection-error.ts';
export { portShape } from './port-shape.ts';
export { productionFaults } from './production.ts';
export { isMainModule, readSettings, runProgram, SetupFault } from './program.ts';
export { isBefore, release, releaseNumber } from './release.ts';
export { resolveSecretFiles } from './secret-files.ts';
export { roleAndDatabaseStatements, superuserAdvice } from './superuser.ts';
