import { integer, text } from 'drizzle-orm/pg-core';
import { app } from './columns.ts';

export const uploads = app.table('uploads', {
  id: text('id').primaryKey(),
  partnerId: text('partner_id').notNull(),
  hash: text('hash').notNull(),
  file: text('file').notNull(),
  bytes: integer('bytes').notNull(),
  width: integer('width').notNull(),
  height: integer('height').notNull(),
  format: text('format').$type<'jpeg' | 'png'>(),
});
