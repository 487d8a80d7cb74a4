import { App, Button } from 'antd';
import { useT } from '../../app/providers/i18n.ts';
import { commonTexts } from '../../ui/texts.ts';
import type { FillOrder } from './documents.ts';
import styles from './new-order.module.css';
import { Section } from './parts.tsx';
import { filedNumbersTexts } from './texts.ts';

/** The numbers of what the order filed, and what the site's owner does with them, as the notice says it. */
export function FiledNumbers({ order: { filedNumbers } }: { readonly order: FillOrder }) {
  const t = useT();
  const { message } = App.useApp();
  if (filedNumbers === null) return null;
  const { subject, website, domains, html, steps } = filedNumbers;
  const copy = () =>
    navigator.clipboard
      ?.writeText(html)
      .then(() => message.success(t(commonTexts.copied)))
      .catch(() => undefined);
  return (
    <Section title={t(filedNumbersTexts.title)}>
      <p>
        {t(filedNumbersTexts.subject)} <strong>{subject}</strong> · {t(filedNumbersTexts.website)}{' '}
        <strong>{website}</strong>
      </p>
      {domains.length === 0 ? null : <p className={styles.faint}>{domains.join(', ')}</p>}
      <ol>
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <p className={styles.faint}>{t(filedNumbersTexts.code)}</p>
      <pre className={styles.code}>{html}</pre>
      <Button onClick={copy}>{t(filedNumbersTexts.copy)}</Button>
    </Section>
  );
}
