import type { WithKeys } from '@beian/database/transaction';
import { type FieldValues, subjectToFieldValues, textOf, websiteToFieldValues } from '@beian/domain/filing';
import { paperResultOf, type StoredPaperResult } from '@beian/domain/reading';
import { valueHashesOf } from '@beian/orders/readings';
import { blackListColumns } from '@beian/records/published';
import {
  hashesOfPerson,
  holderHashes,
  joinSubject,
  joinWebsite,
  mobileHash,
  orderSearchColumns,
  personHashes,
  recordSearch,
  type SealedSubject,
  type SealedWebsite,
  type SearchColumns,
  websiteSearch,
} from '@beian/records/record';
import { fingerprintsOf } from '@beian/submissions/answers';
import { type NoticeDetails, noticeHashes } from '@beian/submissions/rectifications';

/** The columns of a row that its hashes are computed from, by name. */
type Row = Readonly<Record<string, unknown>>;
type Hash = string | readonly string[] | null;

export interface HashedColumns {
  readonly columns: readonly string[];
  /** Columns that are needed besides the sealed ones and the hashes. */
  readonly inputColumns: readonly string[];
  /**
   * The hashes of a row under the current key, from its unsealed values; undefined if these are not sufficient: then
   * hashes and key stay.
   */
  compute(ctx: WithKeys, row: Row): Readonly<Record<string, Hash>> | undefined;
}

const hashColumns = ({ idHashes, personHashes: people }: SearchColumns) => ({
  id_hashes: idHashes,
  person_hashes: people,
});

const first = (hashes: readonly string[] | null): string | null => hashes?.[0] ?? null;

/**
 * 检索摘要列: every column with keyed hashes of values, and how to compute them under another key. The key of `black_list`
 * is one, too, and part of its row's primary key: see `addBlackListCopies`.
 */
export const hashedColumns: Readonly<Record<string, HashedColumns>> = {
  records: {
    columns: ['certificate_hash', 'holder_hash', 'mobile_hash', 'id_hashes', 'person_hashes'],
    inputColumns: ['plain', 'erased_at'],
    compute: (ctx, row) => {
      if (row.erased_at !== null)
        return { certificate_hash: '', holder_hash: null, mobile_hash: null, id_hashes: [], person_hashes: [] };
      const subject = joinSubject(row.plain, row.personal as SealedSubject);
      return {
        certificate_hash: ctx.keys.searchHash('certificate', subject.certificateNumber),
        holder_hash: first(holderHashes(ctx, subject)),
        mobile_hash: mobileHash(ctx, subject.principal.mobile),
        ...hashColumns(recordSearch(ctx, subject)),
      };
    },
  },
  websites: {
    columns: ['mobile_hash', 'id_hashes', 'person_hashes'],
    inputColumns: ['plain', 'erased_at'],
    compute: (ctx, row) => {
      if (row.erased_at !== null) return { mobile_hash: null, id_hashes: [], person_hashes: [] };
      const website = joinWebsite(row.plain, row.personal as SealedWebsite);
      return {
        mobile_hash: mobileHash(ctx, website.principal.mobile),
        ...hashColumns(websiteSearch(ctx, website)),
      };
    },
  },
  order_contents: {
    columns: ['subject_hash', 'id_hashes', 'person_hashes', 'subject_mobile_hash', 'website_mobile_hash'],
    inputColumns: ['plain', 'base_plain'],
    compute: (ctx, row) => {
      const now = { ...(row.plain as FieldValues), ...(row.personal as FieldValues) };
      const base = { ...(row.base_plain as FieldValues), ...(row.base_personal as FieldValues) };
      const { subjectHash } = blackListColumns(ctx, now);
      return {
        // Null until the order is saved.
        subject_hash: row.subject_hash === null ? null : subjectHash,
        ...hashColumns(orderSearchColumns(ctx, [base, now])),
        subject_mobile_hash: mobileHash(ctx, textOf(now, 'subject.principal.mobile')),
        website_mobile_hash: mobileHash(ctx, textOf(now, 'website.principal.mobile')),
      };
    },
  },
  person_requests: {
    columns: ['sought_hash'],
    inputColumns: ['sought_by', 'erased_at'],
    compute: (ctx, row) => {
      const sought = { by: row.sought_by as 'mobile', value: String(row.sought) };
      return { sought_hash: row.erased_at === null ? first(hashesOfPerson(ctx, sought)) : '' };
    },
  },
  record_versions: {
    columns: ['person_hashes'],
    inputColumns: ['plain', 'websites', 'erased_at'],
    compute: (ctx, row) => {
      if (row.erased_at !== null) return { person_hashes: [] };
      const subject = joinSubject(row.plain, row.personal as SealedSubject);
      const personal = row.sites as Readonly<Record<string, SealedWebsite>>;
      const sites = (row.websites as { id: string; plain: unknown }[]).map(({ id, plain }) =>
        websiteToFieldValues(joinWebsite(plain, personal[id] as SealedWebsite)),
      );
      return { person_hashes: personHashes(ctx, [subjectToFieldValues(subject), ...sites]) };
    },
  },
  sms_checks: {
    columns: ['phone_hash'],
    inputColumns: [],
    compute: (ctx, row) => ({ phone_hash: row.phone === '' ? '' : mobileHash(ctx, String(row.phone)) }),
  },
  app_photos: {
    columns: ['code_hash'],
    inputColumns: [],
    compute: (ctx, row) => ({
      code_hash: row.code === '' ? '' : ctx.keys.searchHash('collectionCode', String(row.code)),
    }),
  },
  rectifications: {
    columns: ['hash'],
    inputColumns: ['about', 'filing_number', 'filed_id', 'erased_at'],
    compute: (ctx, row) => {
      // The content was deleted, so the hash must equal that of no other notice.
      if (row.erased_at !== null) return { hash: ctx.keys.searchHash('rectification', String(row.id)) };
      const of = { about: row.about, filingNumber: row.filing_number, filedId: row.filed_id };
      return { hash: first(noticeHashes(ctx, of, row.details as NoticeDetails)) };
    },
  },
  readings: {
    columns: ['value_hashes'],
    inputColumns: [],
    compute: (ctx, row) => ({
      value_hashes: row.result === null ? [] : valueHashesOf(ctx, paperResultOf(row.result as StoredPaperResult)),
    }),
  },
  answer_entries: {
    columns: ['fingerprint'],
    inputColumns: ['operation', 'verdict'],
    compute: (ctx, row) => {
      if (row.fingerprint === null) return { fingerprint: null };
      const { identifier, sameness, ...details } = row.details as { identifier?: string; sameness?: string };
      // Emptied, or older than migration 0057: the distinguishing value was not stored.
      if (Object.keys(row.details as object).length === 0) return { fingerprint: null };
      if (sameness === undefined) return undefined;
      const { operation, verdict } = row as { operation: string; verdict: 'notice' };
      return { fingerprint: first(fingerprintsOf(ctx, { operation, verdict, identifier, sameness, details })) };
    },
  },
};

/** Sealed values that are plain text instead of JSON, among the inputs of hashes. */
export const sealedTexts: ReadonlySet<string> = new Set([
  ...['sms_checks.phone', 'app_photos.code', 'sms_checks.evidence'],
  ...['person_requests.sought', 'person_requests.asked_by', 'person_requests.reason'],
]);
