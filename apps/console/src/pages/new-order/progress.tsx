import { dutyRow } from '@beian/domain/clock';
import { smsPersonsOf } from '@beian/domain/order';
import { kindRow, type ProgressStep, progressSteps, stateRow } from '@beian/domain/order-names';
import { foundingEdition, isEditionId } from '@beian/domain/province';
import { Steps } from 'antd';
import { t } from '../../app/providers/i18n.ts';
import { deadlineOf } from '../../ui/due.ts';
import { useIsNarrow } from '../../ui/hooks.ts';
import { Section } from '../../ui/page.tsx';
import { fullTime } from '../../ui/time.ts';
import type { FillOrder } from './documents.ts';
import { progressTexts } from './progress-texts.ts';

/** How far the order is, what happens next, and when. */
export function Progress({ order }: { readonly order: FillOrder }) {
  const isNarrow = useIsNarrow();
  const { state, kind, due, eta, stateLabel } = order;
  const edition = order.handOverEdition ?? order.edition;
  const asksSms =
    order.smsChecks.length > 0 || smsPersonsOf(kind, isEditionId(edition) ? edition : foundingEdition).length > 0;
  const isThere: Partial<Record<ProgressStep, boolean>> = { photo: kindRow(kind).photo, sms: asksSms };
  const shown = (Object.keys(progressSteps) as ProgressStep[]).filter((one) => isThere[one] ?? true);
  const { duty, progressStep } = stateRow(state);
  return (
    <Section title={t(progressTexts.title)}>
      <Steps
        size="small"
        direction={isNarrow ? 'vertical' : 'horizontal'}
        current={shown.indexOf(progressStep)}
        status={state === 'APPROVED' ? 'finish' : 'process'}
        items={shown.map((one) => ({
          title: t(progressSteps[one]),
          description: one === progressStep ? stateLabel : undefined,
        }))}
      />
      <h3>{t(progressTexts.next)}</h3>
      <p>{t(duty === null ? progressTexts.over : dutyRow(duty).progress, { state: stateLabel })}</p>
      {due === null ? null : <p>{deadlineOf(due)}</p>}
      {eta === null || duty === null ? null : <p>{t(progressTexts.eta, { day: fullTime(eta.p90At).slice(0, 10) })}</p>}
    </Section>
  );
}
