import { kindRow } from '@beian/domain/order-names';
import { Button } from 'antd';
import { t } from '../../app/providers/i18n.ts';
import { Faint } from '../../ui/list-page/cells.tsx';
import layout from '../../ui/page.module.css';
import { Section } from '../../ui/page.tsx';
import { useCopy } from '../../ui/use-copy.ts';
import type { FillOrder } from './documents.ts';
import styles from './new-order.module.css';
import { filedNumbersTexts } from './texts.ts';

/** The numbers of what the order filed, and what the site's owner does with them, as the notice says it. */
export function FiledNumbers({ order: { kind, filedNumbers } }: { readonly order: FillOrder }) {
  const copy = useCopy();
  if (filedNumbers === null) return null;
  const { subject, website, domains, html, steps } = filedNumbers;
  const isApp = kindRow(kind).app === true;
  return (
    <Section title={t(filedNumbersTexts.title)}>
      <p>
        {t(filedNumbersTexts.subject)} <strong>{subject}</strong> ·{' '}
        {t(isApp ? filedNumbersTexts.app : filedNumbersTexts.website)} <strong>{website}</strong>
      </p>
      {domains.length === 0 ? null : <Faint>{domains.join(', ')}</Faint>}
      <ol className={layout.numbered}>
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      {/* An app shows its number on a page of its own, which no code makes. */}
      {isApp ? null : (
        <>
          <Faint>{t(filedNumbersTexts.code)}</Faint>
          <pre className={styles.code}>{html}</pre>
          <div>
            <Button onClick={() => void copy(html)}>{t(filedNumbersTexts.copy)}</Button>
          </div>
        </>
      )}
    </Section>
  );
}
