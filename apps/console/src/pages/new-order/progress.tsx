import { smsPersonsOf } from '@beian/domain/order';
import { kindRow, type OrderState, stateRow } from '@beian/domain/order-names';
import { foundingEdition, isEditionId } from '@beian/domain/province';
import { Steps } from 'antd';
import { useT } from '../../app/providers/i18n.ts';
import { deadlineOf } from '../../ui/due.ts';
import { useIsNarrow } from '../../ui/hooks.ts';
import { Section } from '../../ui/page.tsx';
import { fullTime } from '../../ui/time.ts';
import type { FillOrder } from './documents.ts';
import { nextTexts, progressTexts, stageTexts } from './progress-texts.ts';

type Stage = keyof typeof stageTexts;

const stageOf: Readonly<Record<OrderState, Stage>> = {
  DRAFT: 'fill',
  CORRECTION_REQUIRED: 'fill',
  INITIAL_REJECTED: 'fill',
  LAPSED: 'fill',
  INITIAL_REVIEW: 'review',
  SUPPLEMENT_PENDING: 'review',
  VERIFICATION_PENDING: 'photo',
  PHOTO_REVIEW: 'photo',
  SUBMISSION_PENDING: 'handOver',
  SUBMITTING: 'handOver',
  UPLOAD_FAILED: 'handOver',
  SMS_PENDING: 'sms',
  SMS_RETURNED: 'sms',
  BUREAU_REVIEW: 'bureau',
  BUREAU_REJECTED: 'bureau',
  APPROVED: 'end',
  ABANDONED: 'end',
};

/** How far the order is, what happens next, and when. */
export function Progress({ order }: { readonly order: FillOrder }) {
  const t = useT();
  const isNarrow = useIsNarrow();
  const { state, kind, due, eta, stateLabel } = order;
  const edition = order.handOverEdition ?? order.edition;
  const asksSms =
    order.smsChecks.length > 0 || smsPersonsOf(kind, isEditionId(edition) ? edition : foundingEdition).length > 0;
  const isThere: Partial<Record<Stage, boolean>> = { photo: kindRow(kind).photo, sms: asksSms };
  const shown = (Object.keys(stageTexts) as Stage[]).filter((one) => isThere[one] ?? true);
  const { duty } = stateRow(state);
  return (
    <Section title={t(progressTexts.title)}>
      <Steps
        size="small"
        direction={isNarrow ? 'vertical' : 'horizontal'}
        current={shown.indexOf(stageOf[state])}
        status={state === 'APPROVED' ? 'finish' : 'process'}
        items={shown.map((one) => ({
          title: t(stageTexts[one]),
          description: one === stageOf[state] ? stateLabel : undefined,
        }))}
      />
      <h3>{t(progressTexts.next)}</h3>
      <p>{t(duty === null ? progressTexts.over : nextTexts[duty], { state: stateLabel })}</p>
      {due === null ? null : <p>{deadlineOf(due)}</p>}
      {eta === null || duty === null ? null : <p>{t(progressTexts.eta, { day: fullTime(eta.p90At).slice(0, 10) })}</p>}
    </Section>
  );
}
