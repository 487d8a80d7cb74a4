import { sql } from 'drizzle-orm';
import { boolean, customType, pgSchema, timestamp } from 'drizzle-orm/pg-core';

/** Schema of the project's own tables; the queue's tables are in schema bullmq. */
export const app = pgSchema('app');

export const bytea = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => 'bytea' });

/** Written as ISO text or SQL; read through app.iso. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'string' });

/** Whether a row belongs to a test order; always set by the transaction (`app.in_test()`), never by the statement. */
export const testColumn = () => boolean('test').notNull().default(sql`app.in_test()`);
