/** The part of a KeyboardEvent that is used, so that the rule can be tested. */
export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey?: boolean;
  readonly isComposing: boolean;
  /** 229 while an input method composes, also when `isComposing` is not set. */
  readonly keyCode?: number;
  readonly target: unknown;
}

const typingTags: ReadonlySet<string> = new Set(['INPUT', 'TEXTAREA', 'SELECT']);

/** Whether the key goes to a text field; checkboxes and sliders are none. */
function isTyping(target: unknown): boolean {
  if (typeof target !== 'object' || target === null) return false;
  const element = target as { tagName?: string; type?: string; isContentEditable?: boolean };
  // A slider uses arrows but no letters.
  if (element.tagName === 'INPUT' && (element.type === 'range' || element.type === 'checkbox')) return false;
  return element.isContentEditable === true || typingTags.has(element.tagName ?? '');
}

const isControl = (target: unknown): boolean => {
  const tag = (target as { tagName?: string } | null)?.tagName;
  return tag === 'BUTTON' || tag === 'A' || tag === 'SUMMARY';
};

/**
 * The name of a key press – `j`, `shift+e`, `enter`, `mod+enter` – or null when the console does not handle it: single keys are off
 * in inputs and while an input method composes; Enter on a button or link belongs to the element.
 */
export function pressName(press: KeyPress): string | null {
  if (press.isComposing || press.keyCode === 229 || press.altKey) return null;
  const mod = press.ctrlKey || press.metaKey;
  const name = press.key.toLowerCase();
  if (mod && (name === 'enter' || name === 'k')) return `mod+${name}`;
  if (isTyping(press.target)) return null;
  // In a text field it takes back what was typed.
  if (mod) return name === 'z' && press.shiftKey !== true ? 'mod+z' : null;
  if (name === 'enter' && isControl(press.target)) return null;
  // Signs keep their names with Shift: + is + on every keyboard layout.
  return press.shiftKey && /^([a-z]|arrow\w+)$/.test(name) ? `shift+${name}` : name;
}

/** Time in which a key after G makes a pair, ms. */
const PAIR_MS = 1000;

/** Names key presses including pairs: G and then N within a second is `g n`, not `n`. All callers get the same name for one event. */
export function createChordReader(): (press: KeyPress & { readonly timeStamp: number }) => string | null {
  const names = new WeakMap<object, string | null>();
  let prefixAt: number | undefined;
  return (press) => {
    const known = names.get(press);
    if (known !== undefined) return known;
    const name = pressName(press);
    const paired =
      prefixAt !== undefined && press.timeStamp - prefixAt <= PAIR_MS && name !== null && !name.startsWith('mod+');
    const whole = paired && name !== 'g' ? `g ${name}` : name;
    // A modifier key such as Shift does not interrupt a pair.
    if (name !== 'shift') prefixAt = name === 'g' ? press.timeStamp : undefined;
    names.set(press, whole);
    return whole;
  };
}
