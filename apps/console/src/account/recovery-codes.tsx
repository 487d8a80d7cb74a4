import { App, Button } from 'antd';
import { useT } from '../providers/i18n.ts';
import styles from './account.module.css';

/** The codes, this once: they are nowhere but on this screen. */
export function RecoveryCodes({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  const t = useT();
  const { message } = App.useApp();
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(codes.join('\n'));
      void message.success(t('codes.copied'));
    } catch {
      void message.warning(t('codes.copyFailed'));
    }
  };
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
        <Button onClick={() => void copy()}>{t('codes.copy')}</Button>
        <Button type="primary" onClick={onDone}>
          {t('codes.saved')}
        </Button>
      </div>
    </section>
  );
}
