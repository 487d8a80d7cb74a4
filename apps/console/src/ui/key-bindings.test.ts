import { describe, expect, it } from 'vitest';
import { keyBinding, keyCapsOf, keyNames } from './key-bindings.ts';

describe('the table of keys', () => {
  it('has no key twice on one page', () => {
    const places = new Set(keyNames.map((name) => keyBinding(name).scope));
    for (const place of places) {
      const here = keyNames.filter((name) => ['everywhere', place].includes(keyBinding(name).scope));
      const presses = here.flatMap((name) => [...keyBinding(name).keys]);
      expect({ place, presses: presses.sort() }).toEqual({ place, presses: [...new Set(presses)].sort() });
    }
  });

  it('shows each key as on the keyboard', () => {
    expect(['g n', 'mod+k', 'mod+enter', '+', 'escape', '?'].map((press) => keyCapsOf(press, 'Ctrl'))).toEqual([
      ['G', 'N'],
      ['Ctrl', 'K'],
      ['Ctrl', '↵'],
      ['+'],
      ['Esc'],
      ['?'],
    ]);
  });
});
