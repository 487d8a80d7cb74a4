import { useEffect, useRef } from 'react';
import { type KeyName, keyBinding, keyNames } from './key-bindings.ts';
import { createChordReader } from './keys.ts';

/** One for the page: every screen hears the same name of a press. */
const chordOf = createChordReader();

/** Rows of the table of keys, and what each does here. */
export type KeyMap = Readonly<Partial<Record<KeyName, () => void>>>;

/** What floats above the screen keeps its keys to itself. */
const isOverlayOpen = () =>
  document.querySelector('.ant-modal-wrap:not([style*="display: none"]), .ant-drawer-open, [data-keys="own"]') !== null;

/** What is bound now, by how many screens. */
const boundCounts = new Map<KeyName, number>();
function countBound(names: readonly KeyName[], by: 1 | -1): void {
  for (const name of names) boundCounts.set(name, (boundCounts.get(name) ?? 0) + by);
}

/** The keys that do something now, in the sequence of their table. */
export const boundKeys = (): KeyName[] => keyNames.filter((name) => (boundCounts.get(name) ?? 0) > 0);

/** Keys of a screen, by their rows; off while `enabled` is false or a dialog is open. */
export function useKeys(keys: KeyMap, enabled = true): void {
  const latest = useRef(keys);
  latest.current = keys;
  const names = Object.keys(keys).sort().join(' ');
  useEffect(() => {
    if (!enabled) return;
    const ownNames = names.split(' ') as KeyName[];
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return;
      const press = chordOf(event);
      if (press === null) return;
      const name = ownNames.find((one) => keyBinding(one).keys.includes(press));
      const act = name === undefined ? undefined : latest.current[name];
      if (name === undefined || act === undefined || isOverlayOpen()) return;
      event.preventDefault();
      if (event.repeat && keyBinding(name).repeats !== true) return;
      act();
    };
    document.addEventListener('keydown', onKey);
    countBound(ownNames, 1);
    return () => {
      document.removeEventListener('keydown', onKey);
      countBound(ownNames, -1);
    };
  }, [enabled, names]);
}
