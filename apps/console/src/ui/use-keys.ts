import { useEffect, useRef } from 'react';
import { type KeyName, keyBinding, keyNames } from './key-bindings.ts';
import { createChordReader } from './keys.ts';

/** One reader for the page, so that all screens get the same name for a press. */
const chordOf = createChordReader();

/** Rows of the table of keys, with their action on this screen. */
export type KeyMap = Readonly<Partial<Record<KeyName, () => void>>>;

/** An open overlay receives all keys. */
const isOverlayOpen = () =>
  document.querySelector('.ant-modal-wrap:not([style*="display: none"]), .ant-drawer-open, [data-keys="own"]') !== null;

/** Number of screens that have bound each key. */
const boundCounts = new Map<KeyName, number>();
function countBound(names: readonly KeyName[], by: 1 | -1): void {
  for (const name of names) boundCounts.set(name, (boundCounts.get(name) ?? 0) + by);
}

/** The keys that are bound now, in the order of their table. */
export const boundKeys = (): KeyName[] => keyNames.filter((name) => (boundCounts.get(name) ?? 0) > 0);

/** Binds keys of a screen; off while `enabled` is false or a dialog is open, unless they are the dialog's own. */
export function useKeys(keys: KeyMap, enabled = true, ofOverlay = false): void {
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
      if (name === undefined || act === undefined || (!ofOverlay && isOverlayOpen())) return;
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
  }, [enabled, ofOverlay, names]);
}
