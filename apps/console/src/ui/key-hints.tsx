import styles from './key-caps.module.css';

interface KeyHintsProps {
  /** Caps with spaces between them, and what they do. */
  readonly hints: readonly (readonly [caps: string, text: string])[];
}

/** The keys of a list, below it where there is room. */
export const KeyHints = ({ hints }: KeyHintsProps) => (
  <span className={styles.hints} aria-hidden>
    {hints.map(([caps, text]) => (
      <span key={caps} className={styles.press}>
        {caps.split(' ').map((cap) => (
          <kbd key={cap} className={styles.cap}>
            {cap}
          </kbd>
        ))}{' '}
        {text}
      </span>
    ))}
  </span>
);
