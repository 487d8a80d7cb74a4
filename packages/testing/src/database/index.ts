export { connectTestDatabase, type DetachedDatabase, START, type TestDatabase, testDatabase } from './database.ts';
export { type DatabaseProxy, databaseProxy } from './database-proxy.ts';
export { dumpTables } from './dump-tables.ts';
export { hashTables } from './hash-tables.ts';
export { withClient } from './server.ts';
export { waitForVisibleEvents } from './visible-events.ts';
