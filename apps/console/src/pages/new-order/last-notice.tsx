import { t } from '../../app/providers/i18n.ts';
import { Faint } from '../../ui/list-page/cells.tsx';
import layout from '../../ui/page.module.css';
import { Section } from '../../ui/page.tsx';
import { fullTime } from '../../ui/time.ts';
import type { FillOrder } from './documents.ts';
import { newOrderTexts } from './texts.ts';

/** What the principals and the partner were told last, in the words of the mail. */
export function LastNotice({ order: { lastNotice } }: { readonly order: FillOrder }) {
  if (lastNotice === null) return null;
  const { at, label, text, steps, doneBy } = lastNotice;
  return (
    <Section title={label}>
      <p>{text}</p>
      {doneBy === null || steps.length === 0 ? null : <p>{t(newOrderTexts.doneBy, { who: doneBy })}</p>}
      <ol className={layout.numbered}>
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <Faint>{fullTime(at)}</Faint>
    </Section>
  );
}
