import { useEffect, useRef } from 'react';
import { type KeyName, keyNames, keyRow } from './key-rows.ts';
import { chords } from './keys.ts';

/** One for the page: every screen hears the same name of a press. */
const nameOf = chords();

/** Rows of the table of keys, and what each does here. */
export type KeyMap = Readonly<Partial<Record<KeyName, () => void>>>;

/** What floats above the screen keeps its keys to itself. */
const somethingFloats = () =>
  document.querySelector('.ant-modal-wrap:not([style*="display: none"]), .ant-drawer-open, [data-keys="own"]') !== null;

/** What is bound now, by how many screens. */
const bound = new Map<KeyName, number>();
function count(names: readonly KeyName[], by: 1 | -1): void {
  for (const name of names) bound.set(name, (bound.get(name) ?? 0) + by);
}

/** The keys that do something now, in the sequence of their table. */
export const boundKeys = (): KeyName[] => keyNames.filter((name) => (bound.get(name) ?? 0) > 0);

/** Keys of a screen, by their rows; off while `enabled` is false or a dialog is open. */
export function useKeys(keys: KeyMap, enabled = true): void {
  const latest = useRef(keys);
  latest.current = keys;
  const names = Object.keys(keys).sort().join(' ');
  useEffect(() => {
    if (!enabled) return;
    const mine = names.split(' ') as KeyName[];
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return;
      const press = nameOf(event);
      if (press === null) return;
      const name = mine.find((one) => keyRow(one).keys.includes(press));
      const act = name === undefined ? undefined : latest.current[name];
      if (name === undefined || act === undefined || somethingFloats()) return;
      event.preventDefault();
      if (event.repeat && keyRow(name).repeats !== true) return;
      act();
    };
    document.addEventListener('keydown', onKey);
    count(mine, 1);
    return () => {
      document.removeEventListener('keydown', onKey);
      count(mine, -1);
    };
  }, [enabled, names]);
}
