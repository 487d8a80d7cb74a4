export { type EntryInput, type OrderAtBureau, orderAtBureau } from './at-bureau.ts';
export { fillPushedOrders } from './bulk-orders.ts';
export { dryRunFixture, isRun } from './dry-run-cases.ts';
export { faceLinkToken, sendFaceCheckOf } from './face-check.ts';
export { fireTimer, timersDue } from './fire-timer.ts';
export { missedOptionalRows } from './optional-rows.ts';
export {
  answerAsBureau,
  answerRegistry,
  answerSms,
  asBureau,
  attach,
  closedBranches,
  judgeItems,
  loadOrderAs,
  orderInState,
  passItems,
  performAs,
  sampleFields,
  sendFile,
  steps,
  takeSteps,
  type Walk,
} from './order-in.ts';
export { readAllQueued, storePaperReadings, type TestPaperValue } from './paper-reading.ts';
export { codesOf, type PhotoFixture, photoFixture } from './photo-order.ts';
export { publishFirstFiling } from './publish-first-filing.ts';
export { closingEvents, eventsFrom, fireNextTimer, tryStep, walkSteps } from './random-walk.ts';
export { type SavedFields, sampleFiling, samplePackages } from './sample-filing.ts';
export { type SmsOrder, smsOrder } from './sms-order.ts';
export { settleTestOrder, walkTestOrder } from './test-order.ts';
