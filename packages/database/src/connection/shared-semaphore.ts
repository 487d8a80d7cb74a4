/** How many of a kind may be under way at once, whose, and how long one waits for a place, ms. */
interface Bounds {
  readonly places: number;
  /** Of one holder. */
  readonly each: number;
  readonly waitMs: number;
  /** Who wait at most, and of one holder; more are refused at once. */
  readonly queue: number;
  readonly queueOfEach?: number;
  /** What is thrown to who gets none. */
  readonly refusal: () => Error;
}

/** @returns what gives the place back; harmless to call twice. @throws what `refusal` gives */
export type AcquireShared = (holder: string) => Promise<() => void>;

interface Waiting {
  readonly holder: string;
  readonly go: () => void;
}

/** A counting semaphore with a share of each holder: first come, first served, but that nobody takes more than `each`. */
export function createSharedSemaphore({
  places,
  each,
  waitMs,
  queue,
  queueOfEach = queue,
  refusal,
}: Bounds): AcquireShared {
  const held = new Map<string, number>();
  const waits = new Map<string, number>();
  let free = places;
  const waiting: Waiting[] = [];
  const mayGo = (holder: string) => free > 0 && (held.get(holder) ?? 0) < each;
  const count = (of: Map<string, number>, holder: string, by: 1 | -1) => {
    const now = (of.get(holder) ?? 0) + by;
    if (now === 0) of.delete(holder);
    else of.set(holder, now);
  };
  const take = (holder: string) => {
    free -= 1;
    count(held, holder, 1);
    let isHeld = true;
    return () => {
      if (!isHeld) return;
      isHeld = false;
      free += 1;
      count(held, holder, -1);
      waiting.find((one) => mayGo(one.holder))?.go();
    };
  };
  return (holder) => {
    if (mayGo(holder)) return Promise.resolve(take(holder));
    if (waiting.length >= queue || (waits.get(holder) ?? 0) >= queueOfEach) return Promise.reject(refusal());
    return new Promise((resolve, reject) => {
      const leave = () => {
        clearTimeout(late);
        waiting.splice(waiting.indexOf(one), 1);
        count(waits, holder, -1);
      };
      const one: Waiting = {
        holder,
        go: () => {
          leave();
          resolve(take(holder));
        },
      };
      const late = setTimeout(() => {
        leave();
        reject(refusal());
      }, waitMs);
      waiting.push(one);
      count(waits, holder, 1);
    });
  };
}
