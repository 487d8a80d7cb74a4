import { useT } from '../../app/providers/i18n.ts';
import { fullTime } from '../../ui/time.ts';
import type { FillOrder } from './documents.ts';
import styles from './new-order.module.css';
import { Section } from './parts.tsx';
import { newOrderTexts } from './texts.ts';

/** What the principals and the partner were told last, in the words of the mail. */
export function LastNotice({ order: { lastNotice } }: { readonly order: FillOrder }) {
  const t = useT();
  if (lastNotice === null) return null;
  const { at, label, text, steps, doneBy } = lastNotice;
  return (
    <Section title={label}>
      <p>{text}</p>
      {doneBy === null || steps.length === 0 ? null : <p>{t(newOrderTexts.doneBy, { who: doneBy })}</p>}
      <ol>
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <p className={styles.faint}>{fullTime(at)}</p>
    </Section>
  );
}
