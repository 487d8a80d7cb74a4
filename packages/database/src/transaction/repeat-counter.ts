import type { AuditEntry } from './audit-entry.ts';

/** Counts refusals that equal some of the last minute in memory, so that a flood of them writes and locks nothing. */
export interface RepeatCounter {
  /** Whether a refusal is a repeat; the first few of a minute are not, and get rows at once. */
  isRepeat(act: AuditEntry): boolean;
  /** Writes the counts, one row per refusal with `times`. Also runs at the end of each minute. */
  flush(): Promise<void>;
}

/** In milliseconds. */
const WINDOW_MS = 60_000;
/** Equal refusals of one caller that get their own rows in a minute. */
const MOST_EQUAL = 5;
/** Refusals of one caller that get their own rows in a minute; further ones are counted only by the action. */
const MOST = 120;

interface Counted {
  readonly act: AuditEntry;
  rows: number;
  /** Count beyond those that have a row. */
  times: number;
}

/**
 * `write` gets each repeated refusal with its count in `details.times`; what it cannot write is kept for the next
 * minute.
 */
export function createRepeatCounter(write: (act: AuditEntry) => Promise<void>): RepeatCounter {
  let counted = new Map<string, Counted>();
  let rowsOf = new Map<string, number>();
  let timer: NodeJS.Timeout | undefined;

  const flush = async (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    const [over] = [counted];
    counted = new Map();
    rowsOf = new Map();
    for (const [key, { act, times }] of over) {
      if (times === 0) continue;
      const written = await write({ ...act, details: { ...act.details, times } }).then(
        () => true,
        () => false,
      );
      if (written) continue;
      const now = counted.get(key);
      counted.set(key, { act, rows: now?.rows ?? 0, times: times + (now?.times ?? 0) });
      scheduleFlush();
    }
  };
  function scheduleFlush(): void {
    timer ??= setTimeout(() => void flush(), WINDOW_MS).unref();
  }

  return {
    flush,
    isRepeat(act) {
      const { actor, action, target, details } = act;
      const caller = `${actor.test === true} ${actor.kind} ${actor.id} ${actor.person ?? ''}`;
      const key = JSON.stringify([caller, action, target, details]);
      scheduleFlush();
      const rows = rowsOf.get(caller) ?? 0;
      const known = counted.get(key) ?? { act, rows: 0, times: 0 };
      if (known.rows < MOST_EQUAL && rows < MOST) {
        rowsOf.set(caller, rows + 1);
        known.rows += 1;
        counted.set(key, known);
        return false;
      }
      if (known.rows > 0) {
        known.times += 1;
        return true;
      }
      const of = JSON.stringify([caller, action]);
      const general = { actor, action, target: null, details: { code: 'TOO_MANY_TO_TELL' } };
      const others = counted.get(of) ?? { act: general, rows: 0, times: 0 };
      others.times += 1;
      counted.set(of, others);
      return true;
    },
  };
}
