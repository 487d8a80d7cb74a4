import type { PasswordForm } from '@beian/domain/bureau';
import type { BilingualText } from '@beian/domain/text';
import { sql } from 'drizzle-orm';
import { bigint, boolean, integer, jsonb, smallint, text, time } from 'drizzle-orm/pg-core';
import { app, bytea, instant } from './columns.ts';

export const bureaus = app.table('bureaus', {
  id: text('id').primaryKey(),
  province: text('province').notNull(),
  ispId: text('isp_id').notNull(),
  userName: text('user_name').notNull(),
  secret: bytea('secret').notNull(),
  wsdl: text('wsdl').notNull(),
  lastSequence: bigint('last_sequence', { mode: 'bigint' }).notNull(),
  stopped: jsonb('stopped').$type<BilingualText>(),
  lastPollAt: instant('last_poll_at'),
  statusWsdl: text('status_wsdl'),
  passwordWsdl: text('password_wsdl'),
  encryptsUploads: boolean('encrypts_uploads').notNull().default(true),
  passwordForm: text('password_form').$type<PasswordForm>().notNull().default('MD5'),
  opensAt: time('opens_at'),
  closesAt: time('closes_at'),
  /** Id of the connection event that paused the connection; null when it is not paused. */
  paused: text('paused'),
  retryAt: instant('retry_at'),
  faults: integer('faults').notNull().default(0),
  repairs: integer('repairs').notNull().default(0),
  alarm: jsonb('alarm'),
  sendNowAt: instant('send_now_at'),
  hoursFrom: instant('hours_from').notNull().default(sql`app.now()`),
  name: text('name'),
  numberKnownAt: instant('number_known_at'),
  comparedIn: text('compared_in'),
  series: integer('series').notNull().default(1),
});

export const bureauProvinces = app.table('bureau_provinces', {
  province: text('province').primaryKey(),
  bureauId: text('bureau_id').notNull(),
});

export const submissions = app.table('submissions', {
  id: text('id').primaryKey(),
  bureauId: text('bureau_id').notNull(),
  sequence: bigint('sequence', { mode: 'bigint' }).notNull(),
  state: text('state').notNull(),
  fileName: text('file_name').notNull(),
  file: bytea('file'),
  stored: text('stored'),
  fileHash: text('file_hash').notNull(),
  bytes: integer('bytes'),
  sentAt: instant('sent_at'),
  settledAt: instant('settled_at'),
  code: text('code'),
  said: jsonb('said'),
  attempts: integer('attempts').notNull().default(0),
  fileRemovedAt: instant('file_removed_at'),
  undecided: jsonb('undecided'),
  series: integer('series').notNull().default(1),
});

export const submissionOrders = app.table('submission_orders', {
  submissionId: text('submission_id').notNull(),
  orderId: text('order_id').notNull(),
  answeredAt: instant('answered_at'),
  answer: text('answer'),
  pushSeq: integer('push_seq'),
  reportHash: text('report_hash'),
  part: smallint('part'),
  words: bytea('words'),
});

export const submissionEvents = app.table('submission_events', {
  id: text('id').primaryKey(),
  submissionId: text('submission_id').notNull(),
  event: text('event').notNull(),
  fromState: text('from_state'),
  toState: text('to_state').notNull(),
  code: text('code'),
  said: jsonb('said'),
  message: bytea('message'),
});

export const bureauAnswers = app.table('bureau_answers', {
  id: text('id').primaryKey(),
  bureauId: text('bureau_id').notNull(),
  fileName: text('file_name').notNull(),
  file: bytea('file').notNull(),
  receivedAt: instant('received_at').notNull().default(sql`app.now()`),
  ackedAt: instant('acked_at'),
  appliedAt: instant('applied_at'),
  unused: text('unused').array().notNull().default([]),
  taken: integer('taken').array().notNull().default([]),
  unread: text('unread').array().notNull().default([]),
});

export const answerEntries = app.table('answer_entries', {
  id: text('id').notNull(),
  answerId: text('answer_id').notNull(),
  position: integer('position').notNull(),
  status: text('status').notNull(),
  orderId: text('order_id'),
  operation: text('operation').notNull(),
  codes: text('codes').array().notNull(),
  day: text('day'),
  details: bytea('details').notNull(),
  verdict: text('verdict').notNull(),
  said: jsonb('said').notNull(),
  concerns: jsonb('concerns').notNull(),
  submissionId: text('submission_id'),
  namesFile: text('names_file'),
  why: jsonb('why').notNull().default([]),
  clearedAt: instant('cleared_at'),
  clearedBy: text('cleared_by'),
  clearedName: text('cleared_name'),
  clearing: bytea('clearing'),
  fingerprint: text('fingerprint'),
  offered: boolean('offered').notNull().default(false),
});

export const evidence = app.table('evidence', {
  id: text('id').primaryKey(),
  staffId: text('staff_id').notNull(),
  hash: text('hash').notNull(),
  file: text('file').notNull(),
  bytes: integer('bytes').notNull(),
  width: integer('width').notNull(),
  height: integer('height').notNull(),
});

export const recordedAnswers = app.table('recorded_answers', {
  id: text('id').primaryKey(),
  orderId: text('order_id').notNull(),
  submissionId: text('submission_id').notNull(),
  answer: text('answer').notNull(),
  details: bytea('details').notNull(),
  evidenceId: text('evidence_id'),
  staffId: text('staff_id').notNull(),
  staffName: text('staff_name').notNull(),
});

export const bureauIncidents = app.table('bureau_incidents', {
  id: text('id').primaryKey(),
  bureauId: text('bureau_id').notNull(),
  call: text('call').notNull(),
  why: text('why').notNull(),
  fileName: text('file_name'),
  answerId: text('answer_id'),
  evidence: bytea('evidence'),
  bytes: integer('bytes'),
  hash: text('hash'),
  times: integer('times').notNull().default(1),
  shownFrom: integer('shown_from').notNull().default(1),
  firstAt: instant('first_at').notNull().default(sql`app.now()`),
  lastAt: instant('last_at').notNull().default(sql`app.now()`),
  seenTimes: integer('seen_times').notNull().default(0),
  seenAt: instant('seen_at'),
  seenBy: text('seen_by'),
  seenName: text('seen_name'),
  settlement: text('settlement'),
  settledAt: instant('settled_at'),
  settledName: text('settled_name'),
  ackedAt: instant('acked_at'),
  readAt: instant('read_at'),
  settleNote: bytea('settle_note'),
});

export const refusalReasons = app.table('refusal_reasons', {
  id: text('id').primaryKey(),
  orderId: text('order_id').notNull(),
  submissionId: text('submission_id').notNull(),
  code: text('code').notNull(),
  item: text('item'),
  reason: text('reason').notNull(),
  passedRule: text('passed_rule'),
  cause: text('cause'),
  rules: text('rules').array(),
});

export const reportChecks = app.table('report_checks', {
  orderId: text('order_id').notNull(),
  contentHash: text('content_hash').notNull(),
  fields: bytea('fields').notNull(),
  attachments: jsonb('attachments').notNull(),
  problems: jsonb('problems').notNull(),
  xmlBytes: integer('xml_bytes').notNull(),
  broken: boolean('broken').notNull().default(false),
});

export const submissionDecisions = app.table('submission_decisions', {
  id: text('id').primaryKey(),
  submissionId: text('submission_id').notNull(),
  accepted: boolean('accepted').notNull(),
  note: bytea('note').notNull(),
  staffId: text('staff_id').notNull(),
  staffName: text('staff_name').notNull(),
  step: text('step').notNull().default('settle'),
});

/** The aad of the bureau's sealed words in an event of a file. */
export const submissionMessageAad = (eventId: string): string => `submission_events.message:${eventId}`;
/** The aad of a connection event's sealed note. */
export const connectionNoteAad = (id: string): string => `connection_events.note:${id}`;
export const connectionEvents = app.table('connection_events', {
  id: text('id').primaryKey(),
  bureauId: text('bureau_id').notNull(),
  event: text('event').notNull(),
  note: bytea('note').notNull(),
  staffId: text('staff_id').notNull(),
  staffName: text('staff_name').notNull(),
});

export const reportAad = (orderId: string, contentHash: string): string =>
  `report_checks.fields:${orderId}:${contentHash}`;
