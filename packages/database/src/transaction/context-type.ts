import type pg from 'pg';
import type { DatabaseLimits } from '../connection/connections.ts';
import type { PartnerPlaces } from '../connection/partner-connections.ts';
import type { AcquireShared } from '../connection/shared-semaphore.ts';
import type { FileStore } from '../files/store.ts';
import type { Replica } from '../replica/replica.ts';
import type { RuleBook } from '../rules/index.ts';
import type { Keyring } from '../sealing/seal.ts';
import type { RepeatCounter } from './repeat-counter.ts';

/** Connections of one process, by the database role that they act in. Only functions of `transaction/` take one. */
export interface Pools {
  /** Live staff and live partners, in the role of each; of an API process alone. Few connections, because each keeps its own plans. */
  readonly staff?: pg.Pool;
  readonly partner?: pg.Pool;
  /** The system, test orders, and looking up callers. */
  readonly system: pg.Pool;
  /** Whatever may take over 100 ms: downloads, forecasts, boards. */
  readonly export: pg.Pool;
}

/** What every public function of this package is given. */
export interface AppContext {
  readonly pools: Pools;
  /** Limits how many transactions a partner has at the same time (`connection/partner-connections.ts`). */
  readonly partnerPlaces: PartnerPlaces;
  /** The same of a person of the staff. */
  readonly staffPlaces: AcquireShared;
  readonly url: string;
  /** A streaming replica for what staff may read late; undefined: there is none. */
  readonly replica?: Replica | undefined;
  readonly limits: DatabaseLimits;
  /** Every transaction concerns test orders, whoever acts: what the worker's tasks for test orders are given. */
  readonly test: boolean;
  readonly keys: Keyring;
  readonly files: FileStore;
  readonly repeats: RepeatCounter;
  readonly ruleBook: RuleBook;
  /** Webhooks may go to plain http and to private addresses: on a laptop. */
  readonly webhooksInside: boolean;
  /** Hosts of bureaus that may be inside: those of a leased line, and of the sandbox. */
  readonly bureauHosts: ReadonlySet<string>;
  close(): Promise<void>;
}

/** Sealing and hashing need only the keys. */
export type WithKeys = Pick<AppContext, 'keys'>;
