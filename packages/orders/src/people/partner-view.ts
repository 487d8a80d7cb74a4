import type { KeyKind, PointLimits, Refusal, Scope } from '@beian/domain';

/** `secret`: the clear key, in the first answer alone. */
export type KeyOutcome =
  | { readonly ok: true; readonly keyId: string; readonly secret: string | null }
  | { readonly ok: false; readonly refusal: Refusal };

export type KeyState = 'OPEN' | 'EXPIRED' | 'REVOKED';

/** A key as it is shown: never its text, nor its hash. Instants are ISO text. */
export interface PartnerKeyView {
  readonly id: string;
  readonly name: string;
  readonly kind: KeyKind;
  readonly scopes: readonly Scope[];
  /** How it begins. */
  readonly shown: string;
  readonly state: KeyState;
  readonly createdAt: string;
  /** Display name of who made it; null where it was made by the house itself, or long ago. */
  readonly madeBy: string | null;
  readonly lastUsedAt: string | null;
  readonly expiresAt: string | null;
  readonly revokedAt: string | null;
  readonly revokedBy: string | null;
  /** The key that it takes the place of. */
  readonly replaces: string | null;
}

/** What a partner used between two instants. */
export interface UsageView {
  /** ISO text; the time is a minute or an hour long. */
  readonly from: string;
  readonly requests: number;
  readonly points: number;
  readonly refused: number;
}

/** A partner as administrators see it in the list. */
export interface PartnerAccountView extends PointLimits {
  readonly id: string;
  readonly name: string;
  /** Where notices to it go. */
  readonly email: string;
  /** Since when its keys open nothing; null: it is open. */
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
  /** Of the record. */
  readonly id: string;
  readonly filingNumber: string;
  /** A person's is masked. */
  readonly name: string;
  readonly provinceName: string;
  readonly basis: string;
  readonly since: string;
}

/** And on its own page. */
export interface PartnerUsageView {
  /** The 60 minutes up to now, the earliest first. */
  readonly minutes: readonly UsageView[];
  /** The 24 hours up to now. */
  readonly hours: readonly UsageView[];
}
