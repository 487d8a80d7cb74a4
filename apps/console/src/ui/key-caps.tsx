import { type KeyName, keyBinding, keyCapsOf } from './key-bindings.ts';
import styles from './key-caps.module.css';
import { modKey } from './platform.ts';

/** The key caps of a row; with `every` all alternatives. */
export function KeyCaps({ name, every = false }: { name: KeyName; every?: boolean }) {
  const presses = keyBinding(name).keys.slice(0, every ? undefined : 1);
  return (
    <span className={styles.caps}>
      {presses.map((press) => (
        <span key={press} className={styles.press}>
          {keyCapsOf(press, modKey.trim()).map((cap) => (
            <kbd key={cap} className={styles.cap}>
              {cap}
            </kbd>
          ))}
        </span>
      ))}
    </span>
  );
}
