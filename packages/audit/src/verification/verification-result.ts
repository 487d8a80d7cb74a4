import type { CoveredTableName } from '@beian/database/covered-rows';
import type { Head, Realm } from '../chain/head.ts';
import type { AuditKeys } from '../chain/key.ts';

/** The heads kept outside, of each realm in their sequence, and the public keys. */
export interface TrustedHeads {
  readonly heads: Readonly<Record<Realm, readonly Head[]>>;
  readonly keys: AuditKeys;
}

/** A row that was changed or is missing. */
export interface Fault {
  readonly table: 'audit' | 'audit_chain' | 'audit_heads' | 'order_events' | 'records' | CoveredTableName;
  /** The row's id; `live 17` for a link, `live 3` for a head. */
  readonly id: string;
  /** Shanghai day, YYYY-MM-DD; null if it belongs to no day. */
  readonly day: string | null;
  /** A sentence. */
  readonly what: string;
}

export interface VerificationResult {
  /**
   * In the sequence in which they were found: the first bad row of each chain, and up to 20 orders and records that
   * differ. Empty if there is no fault.
   */
  readonly faults: readonly Fault[];
  readonly links: number;
  readonly events: number;
  /** Orders compared with their events, and records compared with their history. */
  readonly orders: number;
  readonly records: number;
  /** Rows of other tables compared with what the audit says of them. */
  readonly covered: number;
  readonly heads: number;
  /**
   * Number of the last head of live rows used for the comparison; null if there is none, or only one order was
   * verified.
   */
  readonly head: number | null;
  /** Recent rows that are not linked yet. */
  readonly unlinked: number;
  /** Names of people that were deleted from events. */
  readonly namesTaken: number;
  /** What could not be verified, in sentences. */
  readonly notes: readonly string[];
}

export interface VerifyOptions {
  /** Only links of this Shanghai day, YYYY-MM-DD. */
  readonly day?: string;
  /** Only events and audit rows of this order: its id. */
  readonly order?: string;
  /** The heads kept outside the database. Without them, a change of all rows together cannot be found. */
  readonly heads?: TrustedHeads;
}

/** Number of rows of a table that are named; the others are counted. */
export const MAX_NAMED = 20;

export const remainderFault = (table: Fault['table'], differ: number): Fault => ({
  table,
  id: `and ${differ - MAX_NAMED} more`,
  day: null,
  what: `${differ} rows differ, of which ${MAX_NAMED} are named`,
});

/** Rows fetched at a time, which limits memory. */
export const BATCH = 5000;
