import type { Head, Realm } from './head.ts';
import type { AuditKeys } from './key.ts';

/** What stands outside: the heads of each realm in their sequence, and the public keys. */
export interface TrustedHeads {
  readonly heads: Readonly<Record<Realm, readonly Head[]>>;
  readonly keys: AuditKeys;
}

/** A row that is not as it was written, or that is missing. */
export interface Fault {
  readonly table: 'audit' | 'audit_chain' | 'audit_heads' | 'order_events' | 'orders' | 'records';
  /** Of the row: its id; of a link `live 17`, of a head `live 3`. */
  readonly id: string;
  /** In Shanghai, YYYY-MM-DD; null where it is known of no day. */
  readonly day: string | null;
  /** A sentence. */
  readonly what: string;
}

export interface VerificationResult {
  /** In the sequence in which they were found: the first bad row of each chain, and up to 20 orders and records that differ. Empty: whole. */
  readonly faults: readonly Fault[];
  readonly links: number;
  readonly events: number;
  /** Orders that were held to their events, and records that were held to their history. */
  readonly orders: number;
  readonly records: number;
  readonly heads: number;
  /** Number of the last head of live rows that they were held to; null: there is none, or an order alone was looked at. */
  readonly head: number | null;
  /** Rows of the last moments, which are not linked yet. */
  readonly unlinked: number;
  /** Names of people that were taken away from events. */
  readonly namesTaken: number;
  /** What could not be looked at, in sentences. */
  readonly notes: readonly string[];
}

export interface VerifyOptions {
  /** Links of this day in Shanghai alone, YYYY-MM-DD. */
  readonly day?: string;
  /** Events and audit rows of this order alone: its id. */
  readonly order?: string;
  /** What was kept outside of the database. Left out: edits of everything at once cannot be seen. */
  readonly heads?: TrustedHeads;
}

/** Rows that are fetched at a time: what is held in memory. */
export const BATCH = 5000;
