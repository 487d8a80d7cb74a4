import { useEffect, useRef } from 'react';
import { chords } from './keys.ts';

/** One for the page: every screen hears the same name of a press. */
const nameOf = chords();

export type KeyMap = Readonly<Record<string, () => void>>;

/** What floats above the screen keeps its keys to itself. */
const somethingFloats = () =>
  document.querySelector('.ant-modal-wrap:not([style*="display: none"]), .ant-drawer-open, [data-keys="own"]') !== null;

/** Single keys of a screen, by `pressOf` names; off while `enabled` is false or a dialog is open. */
export function useKeys(keys: KeyMap, enabled = true): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    if (!enabled) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return;
      const press = nameOf(event);
      const act = press === null ? undefined : latest.current[press];
      if (act === undefined || somethingFloats()) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [enabled]);
}
