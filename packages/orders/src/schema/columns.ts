import { customType, pgSchema, timestamp } from 'drizzle-orm/pg-core';

/** Our own tables; the queue's stand in schema bullmq. */
export const app = pgSchema('app');

export const bytea = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => 'bytea' });

/** Instants are written as ISO text or SQL; they are read through app.iso. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'string' });
