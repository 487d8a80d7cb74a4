import { Refused } from './answers.ts';

/** How many bodies of a kind may be in hand at once, whose, and how long one waits for a place, ms. */
interface Bounds {
  readonly places: number;
  /** Of one holder. */
  readonly each: number;
  readonly waitMs: number;
  /** Who wait at most; more are refused at once. */
  readonly queue: number;
}

interface Waiting {
  readonly holder: string;
  readonly go: () => void;
}

/**
 * Places for what takes much memory: whoever has none is not read from, so that what they send stays with them. First come, first served, but
 * that nobody takes more than `each`.
 * @returns what gives the place back; harmless to call twice
 * @throws Refused UPLOADS_BUSY
 */
export function createPlaces({ places, each, waitMs, queue }: Bounds): (holder: string) => Promise<() => void> {
  const held = new Map<string, number>();
  let free = places;
  const waiting: Waiting[] = [];
  const mayGo = (holder: string) => free > 0 && (held.get(holder) ?? 0) < each;
  const take = (holder: string) => {
    free -= 1;
    held.set(holder, (held.get(holder) ?? 0) + 1);
    let isHeld = true;
    return () => {
      if (!isHeld) return;
      isHeld = false;
      free += 1;
      const left = (held.get(holder) ?? 1) - 1;
      if (left === 0) held.delete(holder);
      else held.set(holder, left);
      waiting.find((one) => mayGo(one.holder))?.go();
    };
  };
  return (holder) => {
    if (mayGo(holder)) return Promise.resolve(take(holder));
    if (waiting.length >= queue) return Promise.reject(new Refused('UPLOADS_BUSY'));
    return new Promise((resolve, reject) => {
      const leave = () => {
        clearTimeout(late);
        waiting.splice(waiting.indexOf(one), 1);
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
        reject(new Refused('UPLOADS_BUSY'));
      }, waitMs);
      waiting.push(one);
    });
  };
}
