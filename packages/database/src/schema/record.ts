import { sql } from 'drizzle-orm';
import { boolean, jsonb, text } from 'drizzle-orm/pg-core';
import { app, bytea, instant, testColumn } from './columns.ts';

/** Filed through another provider and known by its number alone (migration 0090). */
const elsewhereColumn = () => boolean('elsewhere').notNull().generatedAlwaysAs(sql`not filed and filing_number <> ''`);

export const records = app.table('records', {
  id: text('id').primaryKey(),
  bureauId: text('bureau_id').notNull(),
  filingNumber: text('filing_number').notNull(),
  province: text('province').notNull(),
  name: text('name').notNull(),
  plain: jsonb('plain').notNull(),
  personal: bytea('personal').notNull(),
  certificateHash: text('certificate_hash').notNull(),
  holderHash: text('holder_hash'),
  mobileHash: text('mobile_hash'),
  changedAt: instant('changed_at').notNull(),
  names: text('names').array(),
  idHashes: text('id_hashes').array(),
  personHashes: text('person_hashes').array(),
  erasedAt: instant('erased_at'),
  filed: boolean('filed').notNull().default(true),
  elsewhere: elsewhereColumn(),
  providerId: text('provider_id'),
  test: testColumn(),
});

export const websites = app.table('websites', {
  id: text('id').primaryKey(),
  recordId: text('record_id').notNull(),
  bureauId: text('bureau_id').notNull(),
  filingNumber: text('filing_number').notNull(),
  name: text('name').notNull(),
  plain: jsonb('plain').notNull(),
  personal: bytea('personal').notNull(),
  mobileHash: text('mobile_hash'),
  ours: boolean('ours').notNull(),
  gone: boolean('gone').notNull().default(false),
  goneAt: instant('gone_at'),
  names: text('names').array(),
  idHashes: text('id_hashes').array(),
  personHashes: text('person_hashes').array(),
  erasedAt: instant('erased_at'),
  filed: boolean('filed').notNull().default(true),
  elsewhere: elsewhereColumn(),
  providerId: text('provider_id'),
  test: testColumn(),
});

/** What was registered from an instant on; written by `keepVersion` only. */
export const recordVersions = app.table('record_versions', {
  id: text('id').primaryKey(),
  recordId: text('record_id').notNull(),
  since: instant('since').notNull(),
  cause: text('cause').notNull(),
  orderId: text('order_id'),
  plain: jsonb('plain').notNull(),
  personal: bytea('personal').notNull(),
  /** The non-personal values of its websites. */
  websites: jsonb('websites').notNull(),
  /** Personal values of its websites by id, sealed; null for versions written before migration 0057. */
  sites: bytea('sites'),
  personHashes: text('person_hashes').array(),
  endedAt: instant('ended_at'),
  erasedAt: instant('erased_at'),
});
