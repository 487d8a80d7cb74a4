import styles from './caps.module.css';
import { capsOf, type KeyName, keyRow } from './key-rows.ts';
import { modKey } from './platform.ts';

/** The keys of a row as caps; of several that do the same, all with `every`. */
export function Caps({ name, every = false }: { name: KeyName; every?: boolean }) {
  const presses = keyRow(name).keys.slice(0, every ? undefined : 1);
  return (
    <span className={styles.caps}>
      {presses.map((press) => (
        <span key={press} className={styles.press}>
          {capsOf(press, modKey.trim()).map((cap) => (
            <kbd key={cap} className={styles.cap}>
              {cap}
            </kbd>
          ))}
        </span>
      ))}
    </span>
  );
}
