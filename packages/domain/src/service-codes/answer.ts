import type { BilingualText } from '../text/bilingual-text.ts';
import { bilingual } from '../text/bilingual-text.ts';

/** How a service code stands at the provider's cloud (docs/spec/rules.md ). */
export const cloudCodeStates = {
  free: bilingual('未使用', 'Free'),
  bound: bilingual('已绑定', 'Bound to an order'),
  filed: bilingual('已用于备案', 'Used by a filing'),
  void: bilingual('已作废', 'Void'),
} as const satisfies Record<string, BilingualText>;
export type CloudCodeState = keyof typeof cloudCodeStates;

/** What the cloud says of one code. Accounts are ids of the cloud, not persons. Instants are ISO 8601. */
export interface ServiceCodeAnswer {
  readonly state: CloudCodeState;
  /** The order that it is bound to or was used by; null: none. */
  readonly order: string | null;
  /** The account that pays for the server. */
  readonly owner: string;
  /** The account that the owner granted the code to; null: the owner uses it. */
  readonly grantedTo: string | null;
  readonly server: {
    readonly id: string;
    readonly paidUntil: string;
    readonly publicIps: readonly string[];
    /** How many more filings the server may carry. */
    readonly placesLeft: number;
  };
  /** The provider's own networks (CIDR), whose addresses a filing on this server may name besides. */
  readonly networks: readonly string[];
}

/** What we ask the cloud to make of a code. Asked twice for the same order, it does nothing the second time. */
export const cloudCodeSteps = ['bound', 'filed', 'free', 'void'] as const satisfies readonly CloudCodeState[];
