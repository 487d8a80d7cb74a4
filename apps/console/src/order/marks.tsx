import { type OrderFlag, orderFlags } from '@beian/domain';
import { useLanguage } from '../providers/i18n.ts';
import styles from './marks.module.css';

/** What somebody is to act on, in the words of the flags. */
export function Marks({ marks }: { marks: readonly OrderFlag[] }) {
  const language = useLanguage();
  if (marks.length === 0) return null;
  return (
    <span className={styles.marks}>
      {marks.map((mark) => (
        <span key={mark} className={styles.mark} data-mark={mark}>
          {orderFlags[mark][language]}
        </span>
      ))}
    </span>
  );
}
