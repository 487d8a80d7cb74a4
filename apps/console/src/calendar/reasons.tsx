import styles from './calendar.module.css';
import type { Preview } from './documents.ts';

type Reason = Pick<Preview['warnings'][number], 'field' | 'message' | 'suggestion'>;

/** What is wrong or unusual, where, and what to do. */
export function Reasons({ reasons }: { reasons: readonly Reason[] }) {
  return (
    <ul className={styles.faults}>
      {reasons.map(({ field, message, suggestion }) => (
        <li key={`${field} ${message}`}>
          {field ? <code>{field}</code> : null} {message}
          {suggestion ? <span className={styles.by}>{suggestion}</span> : null}
        </li>
      ))}
    </ul>
  );
}
