export { type CloudCodeState, cloudCodeStates, cloudCodeSteps, type ServiceCodeAnswer } from './answer.ts';
export {
  isOfServer,
  SERVICE_CODE_HOURS,
  type ServiceCodeFacts,
  serviceCodeLockReasons,
  serviceCodeReasons,
  serviceCodeTaken,
} from './judge.ts';
export {
  type ServiceCodeRelease,
  type ServiceCodeState,
  serviceCodeAfter,
  serviceCodeStateRow,
  serviceCodeStates,
  standingAfter,
} from './states.ts';
