import type { FieldId } from '@beian/domain/filing';
import type { PausedClock } from '@beian/domain/order';
import type { Duty, OrderKind, OrderState } from '@beian/domain/order-names';
import type { EditionId } from '@beian/domain/province';
import { sql } from 'drizzle-orm';
import { bigint, boolean, integer, jsonb, real, smallint, text } from 'drizzle-orm/pg-core';
import { app, bytea, instant, testColumn } from './columns.ts';

export const orders = app.table('orders', {
  id: text('id').primaryKey(),
  number: text('number').notNull(),
  reference: text('reference'),
  partnerId: text('partner_id').notNull(),
  recordId: text('record_id').notNull(),
  websiteId: text('website_id').notNull(),
  accessId: text('access_id'),
  test: testColumn(),
  kind: text('kind').notNull().$type<OrderKind>(),
  province: text('province').notNull(),
  edition: text('edition').notNull().$type<EditionId>(),
  handOverEdition: text('hand_over_edition').$type<EditionId>(),
  state: text('state').notNull().$type<OrderState>(),
  locked: boolean('locked').notNull().default(true),
  version: integer('version').notNull().default(1),
  round: integer('round').notNull().default(0),
  salt: bytea('salt').notNull(),
  chainSalt: bytea('chain_salt').notNull(),
  subjectName: text('subject_name').notNull(),
  filingNumber: text('filing_number').notNull(),
  changed: text('changed').array().notNull().default(sql`'{}'`).$type<FieldId[]>(),
  duty: text('duty').$type<Duty>(),
  dutySince: instant('duty_since'),
  dueAt: instant('due_at'),
  dueProvisional: boolean('due_provisional').notNull().default(false),
  dueLevel: smallint('due_level').notNull().default(0),
  pausedClock: jsonb('paused_clock').$type<PausedClock>(),
  leaseHolder: text('lease_holder'),
  leaseHolderName: text('lease_holder_name'),
  leaseToken: bigint('lease_token', { mode: 'bigint' }).notNull().default(sql`0`),
  leaseUntil: instant('lease_until'),
  assignee: text('assignee'),
  assigneeName: text('assignee_name'),
  escalationId: text('escalation_id'),
  callAgainAt: instant('call_again_at'),
  initialApprovedBy: text('initial_approved_by'),
  standingPhoto: text('standing_photo'),
  createdAt: instant('created_at').notNull().default(sql`app.now()`),
  updatedAt: instant('updated_at').notNull().default(sql`app.now()`),
  submittedAt: instant('submitted_at'),
  lastSeq: integer('last_seq').notNull().default(0),
  lastHash: text('last_hash').notNull().default(''),
  erased: text('erased').array().notNull().default(sql`'{}'`),
  erasedAt: instant('erased_at'),
});

/**
 * Columns that everybody sees as they are stored, with the API's description of the field. The row that is read, the view, the
 * GraphQL field and the column of a download follow from this table (packages/orders/src/views/shown-columns.ts).
 */
export const shownColumns = {
  number:
    'Readable number, e.g. `BD2611243601708`: the last digit checks the others. Orders of before 2026-12 have numbers of 13 digits and more, e.g. `BD2026112400017`.',
  reference: 'The partner’s own id of the order 合作方编号 (`updateOrderReference`); null: none. Since 2026-11.',
  test: 'A test order 测试订单, made with a test key and seen by test keys alone; it never changes. Since 2026-11.',
  kind: 'What it asks for.',
  state: 'Where it stands.',
  province: 'GB/T 2260 code of the province, six digits.',
  edition:
    'The edition of the rules 规则版本 that judges what the applicant fills in and attaches, from the first submission on, e.g. `2018-06`.',
  handOverEdition:
    'The edition of the rules that judges what bureau and ministry do with it: the SMS check with its hours and page, how the photo is taken. That of the day of the last hand-over; null: it was not handed over yet, and the rules of the day on which it is count. Since 2026-12.',
  version: 'Counts changes of state and content; a decision names the one it has seen.',
  round: 'How many times it was submitted, counting from 1.',
  subjectName: '主办单位名称',
  filingNumber: '备案号 of what is to change.',
  websiteId:
    'The website that it is about, a global id; for an order about the whole subject one of its websites. Since 2026-11.',
  accessId: 'The access that it is about, by the bureau’s id 接入记录号; null: it is about none. Since 2026-11.',
  changed: 'Fields that it changes, e.g. `website.name`.',
  createdAt: 'When it was opened.',
  updatedAt: 'When state or content last changed.',
  submittedAt: 'When it was last submitted; null: never.',
  erasedAt:
    'When personal values of it were deleted, at the end of their time or because somebody asked; null: never. Since 2026-11.',
  callAgainAt: 'A call was not answered: the second is made from then on; null: none waits, and for partners.',
} as const satisfies Partial<Record<keyof typeof orders.$inferSelect, string>>;

export const orderContents = app.table('order_contents', {
  orderId: text('order_id').primaryKey(),
  basePlain: jsonb('base_plain').notNull(),
  basePersonal: bytea('base_personal').notNull(),
  plain: jsonb('plain').notNull(),
  personal: bytea('personal').notNull(),
  fieldHashes: jsonb('field_hashes').notNull(),
  sentHashes: jsonb('sent_hashes').notNull().default({}),
  findings: jsonb('findings').notNull().default([]),
  assessment: jsonb('assessment').notNull(),
  providerIds: jsonb('provider_ids').notNull().default({}).$type<Readonly<Record<string, string>>>(),
  addedDomains: text('added_domains').array().notNull().default(sql`'{}'`),
  removedDomains: text('removed_domains').array().notNull().default(sql`'{}'`),
  subjectHash: text('subject_hash'),
  domains: text('domains').array(),
  names: text('names').array(),
  idHashes: text('id_hashes').array(),
  personHashes: text('person_hashes').array(),
  subjectMobileHash: text('subject_mobile_hash'),
  websiteMobileHash: text('website_mobile_hash'),
  metadata: bytea('metadata'),
});

export const materials = app.table('materials', {
  id: text('id').primaryKey(),
  orderId: text('order_id').notNull(),
  kind: text('kind').notNull(),
  hash: text('hash').notNull(),
  file: text('file').notNull(),
  bytes: integer('bytes').notNull(),
  width: integer('width').notNull(),
  height: integer('height').notNull(),
  format: text('format').$type<'jpeg' | 'png'>(),
  contentMark: text('content_mark'),
  reportFile: text('report_file'),
  removedAt: instant('removed_at'),
});

export const returns = app.table('returns', {
  id: text('id').primaryKey(),
  orderId: text('order_id').notNull(),
  event: text('event').notNull(),
  intoState: text('into_state').notNull(),
  round: integer('round').notNull(),
  items: jsonb('items').notNull(),
  whole: boolean('whole').notNull(),
  codes: text('codes').array().notNull(),
  reasons: bytea('reasons').notNull(),
  content: bytea('content'),
  staffId: text('staff_id').notNull(),
  staffName: text('staff_name').notNull(),
});

export const calls = app.table('calls', {
  id: text('id').primaryKey(),
  orderId: text('order_id').notNull(),
  round: integer('round').notNull(),
  outcome: text('outcome').notNull(),
  staffId: text('staff_id').notNull(),
  staffName: text('staff_name').notNull(),
  note: bytea('note'),
});

export const notes = app.table('notes', {
  id: text('id').primaryKey(),
  orderId: text('order_id').notNull(),
  staffId: text('staff_id').notNull(),
  staffName: text('staff_name').notNull(),
  body: bytea('body').notNull(),
});

export const timers = app.table('timers', {
  id: text('id').primaryKey(),
  orderId: text('order_id').notNull(),
  duty: text('duty').notNull(),
  raises: text('raises').notNull(),
  share: real('share').notNull(),
  dueAt: instant('due_at').notNull(),
  provisional: boolean('provisional').notNull(),
  firedAt: instant('fired_at'),
  closedAt: instant('closed_at'),
});
