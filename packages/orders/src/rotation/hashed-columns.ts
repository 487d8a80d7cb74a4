import { type FieldValues, textOf } from '@beian/domain';
import { fingerprintsOf } from '../bureau/apply-answer.ts';
import { blackListColumns } from '../bureau/black-list.ts';
import {
  joinSubject,
  joinWebsite,
  mobileHash,
  recordSearch,
  type SealedSubject,
  type SealedWebsite,
  websiteSearch,
} from '../bureau/record.ts';
import { noticeHashes } from '../bureau/rectifications.ts';
import { holderHashes } from '../domains/holder.ts';
import type { WithKeys } from '../house.ts';
import { orderSearchColumns } from '../search/columns.ts';

/** The columns of a row that its hashes are made of, by name. */
type Row = Readonly<Record<string, unknown>>;
type Hash = string | readonly string[] | null;

export interface HashedColumns {
  readonly columns: readonly string[];
  /** Columns that are needed besides the sealed ones and the hashes. */
  readonly with: readonly string[];
  /**
   * The hashes of a row under the current key, made of what it holds unsealed; undefined where that does not say enough: then
   * they stay as they are, and their key with them.
   */
  of(house: WithKeys, row: Row): Readonly<Record<string, Hash>> | undefined;
}

const first = (hashes: readonly string[] | null): string | null => hashes?.[0] ?? null;

/**
 * 检索摘要列: every column that holds keyed hashes of values, and how they are made anew under another key. The key of `black_list`
 * is one, too, and part of what names its row: see `blackListTwins`.
 */
export const hashedColumns: Readonly<Record<string, HashedColumns>> = {
  records: {
    columns: ['certificate_hash', 'holder_hash', 'mobile_hash', 'id_hashes'],
    with: ['plain'],
    of: (house, row) => {
      const subject = joinSubject(row.plain, row.personal as SealedSubject);
      return {
        certificate_hash: house.keys.searchHash('certificate', subject.certificateNumber),
        holder_hash: first(holderHashes(house, subject)),
        mobile_hash: mobileHash(house, subject.principal.mobile),
        id_hashes: recordSearch(house, subject).idHashes,
      };
    },
  },
  websites: {
    columns: ['mobile_hash', 'id_hashes'],
    with: ['plain'],
    of: (house, row) => {
      const website = joinWebsite(row.plain, row.personal as SealedWebsite);
      return {
        mobile_hash: mobileHash(house, website.principal.mobile),
        id_hashes: websiteSearch(house, website).idHashes,
      };
    },
  },
  order_contents: {
    columns: ['subject_hash', 'id_hashes', 'subject_mobile_hash', 'website_mobile_hash'],
    with: ['plain', 'base_plain'],
    of: (house, row) => {
      const now = { ...(row.plain as FieldValues), ...(row.personal as FieldValues) };
      const base = { ...(row.base_plain as FieldValues), ...(row.base_personal as FieldValues) };
      const { subjectHash } = blackListColumns(house, now);
      return {
        // Null until the order is saved.
        subject_hash: row.subject_hash === null ? null : subjectHash,
        id_hashes: orderSearchColumns(house, [base, now]).idHashes,
        subject_mobile_hash: mobileHash(house, textOf(now, 'subject.principal.mobile')),
        website_mobile_hash: mobileHash(house, textOf(now, 'website.principal.mobile')),
      };
    },
  },
  sms_checks: {
    columns: ['phone_hash'],
    with: [],
    of: (house, row) => ({ phone_hash: mobileHash(house, String(row.phone)) }),
  },
  app_photos: {
    columns: ['code_hash'],
    with: [],
    of: (house, row) => ({ code_hash: house.keys.searchHash('collectionCode', String(row.code)) }),
  },
  rectifications: {
    columns: ['hash'],
    with: ['about', 'filing_number', 'filed_id'],
    of: (house, row) => {
      const { text, remark } = row.details as { text: string; remark?: string };
      const said = [row.about, row.filing_number, row.filed_id, text, remark] as (string | null | undefined)[];
      return { hash: first(noticeHashes(house, said)) };
    },
  },
  answer_entries: {
    columns: ['fingerprint'],
    with: ['operation', 'verdict'],
    of: (house, row) => {
      if (row.fingerprint === null) return { fingerprint: null };
      const { identifier, sameness, ...details } = row.details as { identifier?: string; sameness?: string };
      // Of before 0057: what told it from another was not kept.
      if (sameness === undefined) return undefined;
      const { operation, verdict } = row as { operation: string; verdict: 'notice' };
      return { fingerprint: first(fingerprintsOf(house, { operation, verdict, identifier, sameness, details })) };
    },
  },
};

/** Sealed values that are text and not JSON, among those that hashes are made of. */
export const sealedTexts: ReadonlySet<string> = new Set(['sms_checks.phone', 'app_photos.code', 'sms_checks.evidence']);
