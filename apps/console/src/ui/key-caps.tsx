import type { BilingualText } from '@beian/domain/text';
import { t } from '../app/providers/i18n.ts';
import { type KeyName, keyBinding, keyCapsOf } from './key-bindings.ts';
import page from './page.module.css';
import { modKey } from './platform.ts';

/** The key caps of a row; with `every` all alternatives. */
export function KeyCaps({ name, every = false }: { name: KeyName; every?: boolean }) {
  const presses = keyBinding(name).keys.slice(0, every ? undefined : 1);
  return presses
    .flatMap((press) => keyCapsOf(press, modKey.trim()))
    .map((cap) => (
      <kbd key={cap} className={page.key}>
        {cap}
      </kbd>
    ));
}

/** The keys of a list in its foot, for those who see them; `?` lists all. */
export function KeyHints({ of }: { readonly of: readonly (readonly [BilingualText, ...KeyName[]])[] }) {
  return (
    <span className={page.hints} aria-hidden>
      {of.map(([what, ...names]) => (
        <span key={names.join()}>
          {names.map((name) => (
            <KeyCaps key={name} name={name} />
          ))}
          {t(what)}
        </span>
      ))}
    </span>
  );
}
