import { type KeyName, keyBinding, keyCapsOf } from './key-bindings.ts';
import styles from './key-caps.module.css';
import { modKey } from './platform.ts';

/** The keys of a row as caps; of several that do the same, all with `every`. */
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
