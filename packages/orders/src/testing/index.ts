export { seedConnection } from '../seed/connection.ts';
export { runConnection, runPeople } from '../seed.ts';
export { type EntryInput, type OrderAtBureau, orderAtBureau } from './at-bureau.ts';
export { authenticatorCode } from './authenticator.ts';
export { fillPeople, idNumberOf } from './bench/fill-people.ts';
export { measureQueueCost } from './bench/queue-cost.ts';
export { type FireableTimer, fillTimers } from './bench/ring.ts';
export { fillPushedOrders } from './bulk-orders.ts';
export {
  canaries,
  canariesIn,
  canaryDraft,
  canaryRecord,
  canaryRecords,
  canaryWords,
  filedCanaries,
} from './canaries.fixture.ts';
export { CANARY } from './corpus/bytes.ts';
export { type GoodFile, goodFiles } from './corpus/good.ts';
export { type HostileFile, hostileFiles } from './corpus/hostile.ts';
export { inspectImage } from './corpus/inspect-image.ts';
export { connectTestDatabase, type DetachedDatabase, type TestDatabase, testDatabase } from './database.ts';
export { type DatabaseProxy, databaseProxy } from './database-proxy.ts';
export { dumpTables } from './dump-tables.ts';
export { fireTimer, timersDue } from './fire-timer.ts';
export { noisyJpeg, sampleJpeg } from './image.fixture.ts';
export { answerSms, judgeItems, orderInState, performAs, takeSteps, type Walk } from './order-in.ts';
export {
  cheapPasswordCost,
  type PartnerPerson,
  type People,
  type Person,
  seedOtherPartner,
  seedPeople,
} from './people.fixture.ts';
export { codesOf, type PhotoFixture, photoFixture } from './photo.fixture.ts';
export { tryStep, walkSteps } from './random-walk.ts';
export {
  fictitiousRecords,
  ISP_ID,
  moreRecords,
  pilotRecord,
  type SeededRecord,
  seedRecords,
  shanghaiRecord,
} from './records.fixture.ts';
export { type SmsOrder, smsOrder } from './sms-order.fixture.ts';
export { type WalkedTestOrder, walkTestOrder } from './test-order.ts';
export { waitForVisibleEvents } from './visible-events.ts';
