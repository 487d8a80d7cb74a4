import { type RefObject, useEffect, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react';
import { serverNow } from '../app/providers/server-clock.ts';

/** True once `on` has lasted `ms`: a skeleton shown at once would flicker. */
export function useDelayed(on: boolean, ms = 200): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    if (!on) return setLate(false);
    const timer = setTimeout(() => setLate(true), ms);
    return () => clearTimeout(timer);
  }, [on, ms]);
  return on && late;
}

/** The API's time, read again every `everyMs` milliseconds. */
export function useNow(everyMs: number): number {
  const [now, setNow] = useState(serverNow);
  useEffect(() => {
    const timer = setInterval(() => setNow(serverNow()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}

export function useMediaQuery(query: string): boolean {
  return useSyncExternalStore(
    (listener) => {
      const list = matchMedia(query);
      list.addEventListener('change', listener);
      return () => list.removeEventListener('change', listener);
    },
    () => matchMedia(query).matches,
  );
}

/** On a phone lists become cards and the menu a drawer. */
export const useIsNarrow = (): boolean => useMediaQuery('(max-width: 767px)');

/** On a tablet the menu shows icons alone. */
export const useIsCompact = (): boolean => useMediaQuery('(max-width: 1023px)');

/** Inner width of the element around `ref`, px; 0 while it is unknown. */
export function useWidth(ref: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const around = ref.current?.parentElement;
    if (around == null) return;
    const measure = () => setWidth(around.clientWidth);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(around);
    return () => observer.disconnect();
  }, [ref]);
  return width;
}

export function useIsOnline(): boolean {
  return useSyncExternalStore(
    (listener) => {
      addEventListener('online', listener);
      addEventListener('offline', listener);
      return () => {
        removeEventListener('online', listener);
        removeEventListener('offline', listener);
      };
    },
    () => navigator.onLine,
  );
}

/** Calls `act` shortly after the last of many calls, at most once per `ms`, so that a burst of live events causes one refetch. */
export function useThrottled(act: () => void, ms = 400): () => void {
  const latest = useRef(act);
  latest.current = act;
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  return () => {
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      latest.current();
    }, ms);
  };
}

/** Calls `act` every `ms` while the page is open. */
export function useInterval(act: () => void, ms: number, enabled = true): void {
  const latest = useRef(act);
  latest.current = act;
  useEffect(() => {
    if (!enabled) return;
    const timer = setInterval(() => latest.current(), ms);
    return () => clearInterval(timer);
  }, [ms, enabled]);
}

/** Calls `act` when the API's clock reaches an instant (ISO 8601) while the page is open; null or past: never. */
export function useTimeoutAt(instant: string | null, act: () => void): void {
  const latest = useRef(act);
  latest.current = act;
  useEffect(() => {
    const wait = instant === null ? -1 : Date.parse(instant) - serverNow();
    if (wait < 0) return;
    // A little later, because the API's own clock must have passed the instant.
    const timer = setTimeout(() => latest.current(), wait + 500);
    return () => clearTimeout(timer);
  }, [instant]);
}

/**
 * Returns the focus to the element that had it, when the component is removed: a dialog that is removed while open does not do this.
 * Not when another dialog is open by then.
 */
export function useRestoreFocus(): void {
  const [from] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      setTimeout(() => {
        const isFree = document.activeElement === null || document.activeElement === document.body;
        const another = [...document.querySelectorAll('[role=dialog]')].some((one) => one.getClientRects().length > 0);
        if (isFree && !another && from instanceof HTMLElement && from.isConnected) from.focus();
      });
    },
    [from],
  );
}
