export { confirmationFor, type Party, targetStates } from './define.ts';
export { evaluateEvent, failureReasons, matchesStateAndRole } from './judge.ts';
export { shortestPath } from './paths.ts';
