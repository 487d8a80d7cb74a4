import { describe, expect, it } from 'vitest';
import { capsOf, keyNames, keyRow } from './key-rows.ts';

describe('the table of keys', () => {
  it('has no press twice on one page', () => {
    const places = new Set(keyNames.map((name) => keyRow(name).where));
    for (const place of places) {
      const here = keyNames.filter((name) => ['everywhere', place].includes(keyRow(name).where));
      const presses = here.flatMap((name) => [...keyRow(name).keys]);
      expect({ place, presses: presses.sort() }).toEqual({ place, presses: [...new Set(presses)].sort() });
    }
  });

  it('writes each press as it stands on the keyboard', () => {
    expect(['g n', 'mod+k', 'mod+enter', '+', 'escape', '?'].map((press) => capsOf(press, 'Ctrl'))).toEqual([
      ['G', 'N'],
      ['Ctrl', 'K'],
      ['Ctrl', '↵'],
      ['+'],
      ['Esc'],
      ['?'],
    ]);
  });
});
