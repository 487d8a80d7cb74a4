import type { Actor } from '@beian/domain';
import type pg from 'pg';
import type { RepeatCounter } from './audit/repeat-counter.ts';
import type { DatabaseLimits } from './connections.ts';
import type { FileStore } from './files/store.ts';
import type { Places } from './places.ts';
import type { Keyring } from './seal.ts';

/** What every public function of this room needs: the pool, the keys, the files. */
export interface AppContext {
  readonly pool: pg.Pool;
  /** Of the API: connections for transactions of live staff and of live partners, in roles of their own (docs/decisions/0082). */
  readonly lanes: Readonly<Partial<Record<Actor['kind'], pg.Pool>>>;
  /**
   * The same for looks, of which none waits for a lock or for us: few connections, whose plans stay where the processor finds them (`atOnce`).
   */
  readonly looks: AppContext['lanes'];
  /** And for steps: no page that takes long stands before them (`inTransactionThen`). */
  readonly steps: AppContext['lanes'];
  /** Connections that stand as the clock, for `askAtDoor` alone. */
  readonly door: pg.Pool;
  /** Connections of downloads alone: each holds one for as long as it is read (`openSnapshot`). */
  readonly reports: pg.Pool;
  /** Who has a place here may take a connection: each partner has few (`partner-connections.ts`). */
  readonly partnerPlaces: Places;
  readonly url: string;
  readonly limits: DatabaseLimits;
  /** Every transaction of this house is among test orders, whoever acts in it: what the worker's test rounds are given. */
  readonly test: boolean;
  readonly keys: Keyring;
  readonly files: FileStore;
  readonly repeats: RepeatCounter;
  /** Webhooks may go to plain http and to addresses inside: on a laptop. */
  readonly webhooksInside: boolean;
  close(): Promise<void>;
}

/** What seals and hashes needs no more of a house than its keys. */
export type WithKeys = Pick<AppContext, 'keys'>;
