import { Link } from 'react-router';
import { useT } from '../../app/providers/i18n.ts';
import { workTexts } from './texts.ts';
import styles from './work.module.css';

export interface OneResult {
  readonly orderId: string;
  readonly refused: {
    readonly reasons: readonly { readonly message: string; readonly suggestion: string | null }[];
  } | null;
}

/** Results of an action on several orders: the number done, and each refused one with its sentence. */
export function Results({
  results,
  numbers,
  undone = false,
}: {
  readonly results: readonly OneResult[];
  readonly numbers: ReadonlyMap<string, string>;
  readonly undone?: boolean;
}) {
  const t = useT();
  const stopped = results.filter(({ refused }) => refused !== null);
  const n = results.length - stopped.length;
  return (
    <div role="status" className={styles.results}>
      <p>
        <b className={styles.ok}>{t(undone ? workTexts.undone : workTexts.moved, { n })}</b>{' '}
        {stopped.length === 0 ? null : <b className={styles.bad}>{t(workTexts.stayed, { n: stopped.length })}</b>}
      </p>
      {stopped.length === 0 ? null : (
        <ul>
          {stopped.map(({ orderId, refused }) => (
            <li key={orderId}>
              <Link to={`/orders/${encodeURIComponent(orderId)}`}>{numbers.get(orderId) ?? orderId}</Link>{' '}
              {refused?.reasons.map((one) => [one.message, one.suggestion].filter(Boolean).join(' – ')).join(' · ')}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
