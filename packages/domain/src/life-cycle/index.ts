export { confirmationFor, type Party, pausingEvents, resumingEvents, targetStates, waitingStates } from './define.ts';
export { evaluateEvent, failureReasons, matchesStateAndRole } from './judge.ts';
export { shortestPath } from './paths.ts';
