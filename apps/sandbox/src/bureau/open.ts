import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import type { Account } from '../environment.ts';
import type { Ministry } from '../ministry/ministry.ts';
import { parseUploadFile } from '../operations/read-file.ts';
import { hasAccessOf } from '../records/on-file.ts';
import type { FiledRecord } from '../records/shapes.ts';
import type { Place } from '../seed/places.ts';
import { firstFreeId, seedRecords } from '../seed/records.ts';
import { openStore, type State, type Store } from '../store/store.ts';
import { type CallHandler, createCallHandler } from './call-handler.ts';
import { createFaults, type FaultSettings, type Faults } from './faults.ts';
import { publish } from './publish.ts';
import { createReview, type Review } from './review.ts';

/** One provincial bureau: its store, its call handler, its reviewer and its faults. */
export interface OpenBureau {
  readonly place: Place;
  readonly account: Account;
  readonly store: Store;
  readonly faults: Faults;
  readonly review: Review;
  readonly callHandler: CallHandler;
  /** Its own port; undefined: only the common one. */
  port(): number | undefined;
  setPort(port: number): void;
  stop(): void;
}

/** Shared by all bureaus of a sandbox. */
export interface SandboxContext {
  /** The sandbox's folder. Jiangsu uses this folder, the other bureaus use subfolders. */
  readonly folder: string;
  readonly clock: Clock;
  readonly decisionDelayMs: number;
  readonly moreSubjects: number;
  /** The faults at the start, and the seed of faults with a rate. */
  readonly faults: { readonly initial: Partial<FaultSettings>; readonly seed: string };
  readonly ministry: Ministry;
  /** The records of every bureau. */
  readonly filed: () => readonly FiledRecord[];
  readonly log: Logger;
}

/** Records per file at the first start. */
const recordsPerFile = 5;

/** Opens a bureau with its stored state, or with its first records. @throws when its folder is not ours */
export function openBureau(sandboxContext: SandboxContext, place: Place, account: Account): OpenBureau {
  const { clock, decisionDelayMs, moreSubjects, ministry, filed } = sandboxContext;
  const log = sandboxContext.log.child({ bureau: place.province });
  const store = openStore(folderOf(sandboxContext, place), firstState(place, account.ispId, moreSubjects));
  if (store.isNew) {
    // A bureau publishes to a provider what it gives access to; a shell has no provider.
    const records = store.state.records.filter(({ Wz_xx }) => hasAccessOf(account.ispId, Wz_xx));
    for (let at = 0; at < records.length; at += recordsPerFile) {
      const batch = records.slice(at, at + recordsPerFile);
      const ztids = batch.map(({ Zt_xx }) => Zt_xx.Ztid);
      publish(store, clock, place.letters, { BASJ: { Baxx: batch } }, ztids);
    }
    store.commit();
  }
  const faults = createFaults(
    place.province,
    sandboxContext.faults.seed,
    structuredClone(sandboxContext.faults.initial),
  );
  const { ispId } = account;
  const review = createReview({ store, clock, faults, place, ispId, decisionDelayMs, filed, ministry, log });
  const callHandler = createCallHandler({ account, letters: place.letters, store, clock, faults, review, filed, log });
  let ownPort: number | undefined;
  return {
    place,
    account,
    store,
    faults,
    review,
    callHandler,
    port: () => ownPort,
    setPort: (port) => {
      ownPort = port;
    },
    stop: () => {
      review.stop();
      // Held answers would keep their connections open.
      callHandler.release();
    },
  };
}

/**
 * Judges uploads that were accepted before a crash, and decides what is due. Call it once every bureau is open, because checks use
 * the records of all.
 */
export function resumePending({ store, account, review }: OpenBureau): void {
  for (const { dataSequence, fileName } of store.unjudged()) {
    if (dataSequence === undefined || fileName === undefined) continue;
    review.receive(parseUploadFile(store.readUpload(Number(dataSequence)), account.ispId), { dataSequence, fileName });
  }
  review.processDue();
}

function folderOf({ folder }: SandboxContext, { province }: Place): string {
  if (province === '320000') return folder;
  const own = join(folder, 'bureaus', province);
  mkdirSync(own, { recursive: true, mode: 0o700 });
  return own;
}

const firstState = ({ province }: Place, ispId: string, moreSubjects: number): State => ({
  records: seedRecords(ispId, province, moreSubjects),
  ended: [],
  noLongerFiled: [],
  pending: [],
  verifications: [],
  verdicts: {},
  queue: [],
  late: [],
  passwordChecks: {},
  nextFile: 1,
  nextId: firstFreeId(province),
  judgedThrough: 0,
});
