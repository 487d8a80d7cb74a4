import { describe, expect, it } from 'vitest';
import { createChordReader, type KeyPress, pressName } from './keys.ts';

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  isComposing: false,
  target: { tagName: 'BODY' },
  ...more,
});

describe('pressOf', () => {
  it('names single keys, upper or lower case', () => {
    expect(pressName(press('j'))).toBe('j');
    expect(pressName(press('J'))).toBe('j');
    expect(pressName(press('Escape'))).toBe('escape');
    expect(pressName(press('+'))).toBe('+');
  });

  it('distinguishes letters and arrows with Shift, but not signs', () => {
    expect(pressName(press('E', { shiftKey: true }))).toBe('shift+e');
    expect(pressName(press('ArrowLeft', { shiftKey: true }))).toBe('shift+arrowleft');
    expect(pressName(press('+', { shiftKey: true }))).toBe('+');
    expect(pressName(press('?', { shiftKey: true }))).toBe('?');
  });

  it('ignores single keys in inputs, except sliders', () => {
    expect(pressName(press('e', { target: { tagName: 'INPUT', type: 'range' } }))).toBe('e');
    for (const tagName of ['INPUT', 'TEXTAREA', 'SELECT'])
      expect(pressName(press('y', { target: { tagName } }))).toBeNull();
    expect(pressName(press('y', { target: { tagName: 'DIV', isContentEditable: true } }))).toBeNull();
  });

  it('accepts single keys on a checkbox', () => {
    expect(pressName(press('j', { target: { tagName: 'INPUT', type: 'checkbox' } }))).toBe('j');
    expect(pressName(press('j', { target: { tagName: 'INPUT', type: 'search' } }))).toBeNull();
  });

  it('ignores keys while an input method composes', () => {
    expect(pressName(press('n', { isComposing: true }))).toBeNull();
    expect(pressName(press('n', { keyCode: 229 }))).toBeNull();
    expect(pressName(press('Enter', { isComposing: true, ctrlKey: true }))).toBeNull();
  });

  it('accepts Ctrl or ⌘ with Enter and K, also in an input, and no other browser shortcut', () => {
    expect(pressName(press('Enter', { ctrlKey: true, target: { tagName: 'TEXTAREA' } }))).toBe('mod+enter');
    expect(pressName(press('Enter', { metaKey: true }))).toBe('mod+enter');
    expect(pressName(press('k', { metaKey: true }))).toBe('mod+k');
    expect(pressName(press('r', { ctrlKey: true }))).toBeNull();
    expect(pressName(press('l', { altKey: true }))).toBeNull();
  });

  it('accepts Ctrl or ⌘ with Z outside text fields, where it takes back what was typed', () => {
    expect(pressName(press('z', { ctrlKey: true }))).toBe('mod+z');
    expect(pressName(press('z', { metaKey: true, target: { tagName: 'TEXTAREA' } }))).toBeNull();
    expect(pressName(press('Z', { ctrlKey: true, shiftKey: true }))).toBeNull();
  });

  it('leaves Enter to a focused button or link', () => {
    expect(pressName(press('Enter', { target: { tagName: 'BUTTON' } }))).toBeNull();
    expect(pressName(press('Enter', { target: { tagName: 'A' } }))).toBeNull();
    expect(pressName(press('y', { target: { tagName: 'BUTTON' } }))).toBe('y');
  });
});

describe('chords', () => {
  const at = (key: string, timeStamp: number) => ({ ...press(key), timeStamp });

  it('reads G and then N within a second as a pair, the same for every reader', () => {
    const nameOf = createChordReader();
    const second = at('n', 900);
    expect([nameOf(at('g', 0)), nameOf(second), nameOf(second)]).toEqual(['g', 'g n', 'g n']);
    expect(nameOf(at('n', 1000))).toBe('n');
  });

  it('reads N alone when it comes late, alone or after another key', () => {
    const nameOf = createChordReader();
    expect([nameOf(at('g', 0)), nameOf(at('n', 1001))]).toEqual(['g', 'n']);
    expect([nameOf(at('g', 2000)), nameOf(at('j', 2100)), nameOf(at('n', 2200))]).toEqual(['g', 'g j', 'n']);
  });
});
