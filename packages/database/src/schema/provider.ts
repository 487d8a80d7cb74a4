import { integer, jsonb, text } from 'drizzle-orm/pg-core';
import { app, bytea, instant } from './columns.ts';

export const outbox = app.table('outbox', {
  id: text('id').primaryKey(),
  job: text('job').notNull(),
  payload: jsonb('payload').notNull(),
  addedAt: instant('added_at'),
  doneAt: instant('done_at'),
});

export const idempotencyKeys = app.table('idempotency_keys', {
  caller: text('caller').notNull(),
  key: text('key').notNull(),
  bodyHash: text('body_hash').notNull(),
  answer: bytea('answer').notNull(),
});

export const audit = app.table('audit', {
  id: text('id').primaryKey(),
  actorKind: text('actor_kind').notNull(),
  actorId: text('actor_id').notNull(),
  action: text('action').notNull(),
  target: text('target'),
  outcome: text('outcome').notNull(),
  details: jsonb('details').notNull().default({}),
});

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
