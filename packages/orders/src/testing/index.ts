export { seedConnection } from '../seed/connection.ts';
export { runConnection, runPeople } from '../seed.ts';
export { type AtBureau, orderAtBureau, type Said } from './at-bureau.ts';
export { authenticatorCode } from './authenticator.ts';
export { fillPeople, idNumberOf } from './bench/fill-people.ts';
export { measureQueueCost } from './bench/queue-cost.ts';
export { fillTimers, type Ringable } from './bench/ring.ts';
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
export { seenIn } from './corpus/seen.ts';
export { type TestDatabase, testDatabase } from './database.ts';
export { type DatabaseProxy, databaseProxy } from './database-proxy.ts';
export { eventsShown } from './events-shown.ts';
export { everythingIn } from './everything-in.ts';
export { noisyJpeg, sampleJpeg } from './image.fixture.ts';
export { act, judgeItems, orderIn, say, takeSteps, type Walk } from './order-in.ts';
export { cheap, type PartnerPerson, type People, type Person, seedOtherPartner, seedPeople } from './people.fixture.ts';
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
export { ringTimer, timersDue } from './ring-timer.ts';
export { type SmsOrder, smsOrder } from './sms-order.fixture.ts';
export { type WalkedTestOrder, walkTestOrder } from './test-order.ts';
