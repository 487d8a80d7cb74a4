/** The part of a KeyboardEvent that decides, so that the rule can be tested. */
export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey?: boolean;
  readonly isComposing: boolean;
  /** 229 while an input method composes, also where `isComposing` is not set. */
  readonly keyCode?: number;
  readonly target: unknown;
}

const typingTags: ReadonlySet<string> = new Set(['INPUT', 'TEXTAREA', 'SELECT']);

/** Whether the press lands where text is typed; a box that is ticked takes none. */
function isTyping(target: unknown): boolean {
  if (typeof target !== 'object' || target === null) return false;
  const element = target as { tagName?: string; type?: string; isContentEditable?: boolean };
  // A slider takes arrows and no letters.
  if (element.tagName === 'INPUT' && (element.type === 'range' || element.type === 'checkbox')) return false;
  return element.isContentEditable === true || typingTags.has(element.tagName ?? '');
}

const isControl = (target: unknown): boolean => {
  const tag = (target as { tagName?: string } | null)?.tagName;
  return tag === 'BUTTON' || tag === 'A' || tag === 'SUMMARY';
};

/**
 * The name of a press – `j`, `shift+e`, `enter`, `mod+enter` – or null when it is not ours: single keys are off in inputs and while
 * an input method composes; Enter on a button or link is the button's own.
 */
export function pressName(press: KeyPress): string | null {
  if (press.isComposing || press.keyCode === 229 || press.altKey) return null;
  const mod = press.ctrlKey || press.metaKey;
  const name = press.key.toLowerCase();
  if (mod) return name === 'enter' || name === 'k' ? `mod+${name}` : null;
  if (isTyping(press.target)) return null;
  if (name === 'enter' && isControl(press.target)) return null;
  // Signs have their own names: + is + wherever Shift makes it.
  return press.shiftKey && /^([a-z]|arrow\w+)$/.test(name) ? `shift+${name}` : name;
}

/** How long after G another key makes a pair with it, ms. */
const PAIR_MS = 1000;

/**
 * Names presses with their pairs: G and then N within a second is `g n`, not `n`. However many ask about one press, they are told
 * the same.
 */
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
    // A key that is only held down, like Shift, changes nothing.
    if (name !== 'shift') prefixAt = name === 'g' ? press.timeStamp : undefined;
    names.set(press, whole);
    return whole;
  };
}
