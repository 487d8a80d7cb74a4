import { App, Button } from 'antd';
import { useT } from '../providers/i18n.ts';
import type { FillOrder } from './documents.ts';
import styles from './new-order.module.css';

/** The numbers of what the order filed, and what the site's owner does with them, as the notice says it. */
export function FiledNumbers({ order: { filedNumbers } }: { readonly order: FillOrder }) {
  const t = useT();
  const { message } = App.useApp();
  if (filedNumbers === null) return null;
  const { subject, website, domains, html, steps } = filedNumbers;
  const copy = () =>
    navigator.clipboard
      ?.writeText(html)
      .then(() => message.success(t('common.copied')))
      .catch(() => undefined);
  return (
    <section className={styles.card} aria-label={t('filed.title')}>
      <h2>{t('filed.title')}</h2>
      <p>
        {t('filed.subject')} <strong>{subject}</strong> · {t('filed.website')} <strong>{website}</strong>
      </p>
      {domains.length === 0 ? null : <p className={styles.faint}>{domains.join(', ')}</p>}
      <ol className={styles.filedSteps}>
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <p className={styles.faint}>{t('filed.code')}</p>
      <pre className={styles.filedCode}>{html}</pre>
      <Button onClick={copy}>{t('filed.copy')}</Button>
    </section>
  );
}
