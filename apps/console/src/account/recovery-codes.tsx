import { Button } from 'antd';
import { useCopy } from '../common/use-copy.ts';
import { useT } from '../providers/i18n.ts';
import styles from './account.module.css';

/** Shows the recovery codes once; they cannot be shown again. */
export function RecoveryCodes({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  const t = useT();
  const copy = useCopy();
  return (
    <section className={styles.enrol} aria-label={t('codes.title')}>
      <h2>{t('codes.title')}</h2>
      <p>{t('codes.lead')}</p>
      <ol className={styles.codes} aria-label={t('codes.list')}>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <div className={styles.buttons}>
        <Button onClick={() => void copy(codes.join('\n'))}>{t('codes.copy')}</Button>
        <Button type="primary" onClick={onDone}>
          {t('once.saved')}
        </Button>
      </div>
    </section>
  );
}
