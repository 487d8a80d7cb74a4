import { sql } from 'drizzle-orm';
import { boolean, customType, pgSchema, timestamp } from 'drizzle-orm/pg-core';

/** Our own tables; the queue's stand in schema bullmq. */
export const app = pgSchema('app');

export const bytea = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => 'bytea' });

/** Instants are written as ISO text or SQL; they are read through app.iso. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'string' });

/** Whether a row is a test's: said by the transaction that writes it, and by nobody else. */
export const testColumn = () => boolean('test').notNull().default(sql`app.in_test()`);
