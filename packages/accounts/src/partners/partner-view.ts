import type { KeyKind, PointLimits, Scope } from '@beian/domain/partner';
import type { Refusal } from '@beian/domain/text';

/** `secret`: the clear key, only in the first answer to an idempotency key. */
export type KeyOutcome =
  | { readonly ok: true; readonly keyId: string; readonly secret: string | null }
  | { readonly ok: false; readonly refusal: Refusal };

export type KeyState = 'OPEN' | 'EXPIRED' | 'REVOKED';

/** A key for display, without its text and hash. Instants are ISO text. */
export interface PartnerKeyView {
  readonly id: string;
  readonly name: string;
  readonly kind: KeyKind;
  readonly scopes: readonly Scope[];
  /** Its prefix. */
  readonly shown: string;
  readonly state: KeyState;
  readonly createdAt: string;
  /** Display name of who created it; null for keys created by the seed, or before names were stored. */
  readonly madeBy: string | null;
  readonly lastUsedAt: string | null;
  readonly expiresAt: string | null;
  readonly revokedAt: string | null;
  readonly revokedBy: string | null;
  /** The key that it replaces. */
  readonly replaces: string | null;
}

export interface UsageView {
  /** ISO text; the interval is a minute or an hour. */
  readonly from: string;
  readonly requests: number;
  readonly points: number;
  readonly refused: number;
}

/** A partner in the administrators' list. */
export interface PartnerAccountView extends PointLimits {
  readonly id: string;
  readonly name: string;
  /** Address for notices. */
  readonly email: string;
  /** Its page of an order, with `{order}` for the number; empty: none. */
  readonly orderUrl: string;
  /** A machine reads the papers of its orders. */
  readonly papersRead: boolean;
  /** Its filings are followed up after their approval. */
  readonly followUps: boolean;
  /** Since when its keys are refused; null if it is open. */
  readonly closedAt: string | null;
  readonly openKeys: number;
  /** When any of its keys was last used. */
  readonly lastUsedAt: string | null;
  /** In the last 24 hours. */
  readonly requests: number;
  readonly refused: number;
}

/** A record that a partner may see and open orders on. */
export interface PartnerRecordView {
  /** Id of the record. */
  readonly id: string;
  readonly filingNumber: string;
  /** Masked if the subject is a person. */
  readonly name: string;
  readonly provinceName: string;
  readonly basis: string;
  readonly since: string;
}

/** The usage on a partner's own page. */
export interface PartnerUsageView {
  /** The last 60 minutes of live keys and people, the earliest first. */
  readonly minutes: readonly UsageView[];
  /** The last 24 hours. */
  readonly hours: readonly UsageView[];
  /** The same of test keys. */
  readonly testMinutes: readonly UsageView[];
  readonly testHours: readonly UsageView[];
}
