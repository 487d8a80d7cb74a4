import { type KeyName, keyText } from './key-bindings.ts';
import { modKey } from './platform.ts';

/** The key of an action, if it has one, on its button. Screen readers get it from `aria-keyshortcuts` of the button. */
export function KeyHint({ name, className }: { name: KeyName | undefined; className?: string | undefined }) {
  if (name === undefined) return null;
  return (
    <kbd className={className} aria-hidden>
      {keyText(name, modKey.trim())}
    </kbd>
  );
}

export const keyShortcut = (name: KeyName): string =>
  keyText(name, 'Control').replace('⇧ ', 'Shift+').replace(' ↵', '+Enter');
