import { kindRow } from '@beian/domain/order-names';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Alert, Button, Select } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { request, send } from '../../app/providers/client.ts';
import { useT } from '../../app/providers/i18n.ts';
import { Empty, Failure, Skeleton } from '../../app/shell/states.tsx';
import { openOrderDocument } from '../../generated/applicant.ts';
import type { Reason } from '../../generated/common.ts';
import { openPlanDocument, planPreviewDocument } from '../../generated/plan.ts';
import { useDelayed } from '../../ui/hooks.ts';
import { newKey } from '../../ui/new-key.ts';
import { errorTexts } from '../../ui/texts.ts';
import { shownValue } from '../../ui/value-text.ts';
import { RectificationPanel } from '../rectification/panel.tsx';
import { type RecordOptions, recordOptionsDocument } from './choose-documents.ts';
import { Reasons } from './hand-in.tsx';
import styles from './new-order.module.css';
import { Section } from './parts.tsx';
import { newOrderTexts } from './texts.ts';

interface KindsProps {
  readonly recordId: string;
  /** The rectification notice that the order is to answer. */
  readonly rectificationId: string | null;
  /** The website that it is about. */
  readonly websiteId: string | null;
  readonly onOther: () => void;
}

/** The orders that a record allows, as the API offers them, with the reasons of those that it does not; and the plans. */
export function Kinds({ recordId, rectificationId, websiteId, onOther }: KindsProps) {
  const t = useT();
  const query = useQuery({
    queryKey: ['recordOptions', recordId],
    queryFn: async () => (await request(recordOptionsDocument, { id: recordId })).record,
  });
  const showSkeleton = useDelayed(query.isLoading);
  const record = query.data;
  if (query.error && record === undefined) return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  if (record === undefined) return showSkeleton ? <Skeleton label={t(newOrderTexts.loading)} rows={6} /> : null;
  if (record === null)
    return (
      <Empty title={t(newOrderTexts.gone)}>
        <Button onClick={onOther}>{t(newOrderTexts.other)}</Button>
      </Empty>
    );
  return <KindsOf record={record} rectificationId={rectificationId} websiteId={websiteId} onOther={onOther} />;
}

type Option = RecordOptions['orderOptions'][number];

const sentences = (reasons: Option['reasons']): string =>
  reasons.map(({ message, suggestion }) => `${message} · ${suggestion}`).join(' · ');

function KindsOf({
  record,
  rectificationId,
  websiteId: asked,
  onOther,
}: Omit<KindsProps, 'recordId'> & { readonly record: RecordOptions }) {
  const t = useT();
  const navigate = useNavigate();
  const { websites } = record;
  const first = websites.find(({ id }) => id === asked) ?? websites.find(({ ours }) => ours) ?? websites[0];
  const [chosen, setChosen] = useState(first?.id);
  const [refused, setRefused] = useState<readonly Reason[]>([]);
  const website = record.websites.find(({ id }) => id === chosen);
  // An order about the subject names a website only where the API asks for one.
  const options = record.orderOptions.filter(
    ({ kind, websiteId }) => kindRow(kind).about === 'subject' || websiteId === chosen,
  );
  const open = useMutation({
    mutationFn: ({ option: { kind, websiteId, accessId }, key }: { option: Option; key: string }) =>
      send(openOrderDocument, { recordId: record.id, websiteId, accessId, kind, rectificationId, key }),
    onSuccess: (answer) => {
      if (answer.__typename === 'Order') void navigate(`/orders/${answer.id}/fill`);
      else setRefused(answer.reasons);
    },
  });
  return (
    <>
      <section className={styles.card} aria-label={t(newOrderTexts.chosen)}>
        <h2>
          {record.filingNumber} {record.name}
        </h2>
        <p className={styles.faint}>
          {record.provinceName}
          {record.openOrder === null ? null : (
            <>
              {' · '}
              <Link to={`/orders/${record.openOrder.id}/fill`}>
                {record.openOrder.kindLabel} {record.openOrder.number}
              </Link>{' '}
              {record.openOrder.stateLabel}
            </>
          )}
        </p>
        {record.websites.length > 1 ? (
          <p>
            <label htmlFor="new-order-website">{t(newOrderTexts.website)}</label>{' '}
            <Select<string>
              id="new-order-website"
              aria-label={t(newOrderTexts.website)}
              className={styles.search}
              value={chosen ?? null}
              options={record.websites.map(({ id, filingNumber, name, domains }) => ({
                value: id,
                label: [name || filingNumber, ...domains].join(' '),
              }))}
              onChange={setChosen}
            />
          </p>
        ) : (
          <p className={styles.faint}>
            {record.elsewhere
              ? t(newOrderTexts.elsewhere)
              : website === undefined
                ? t(newOrderTexts.noWebsite)
                : `${website.name} ${website.domains.join(' ')}`}
          </p>
        )}
        <Button size="small" onClick={onOther}>
          {t(newOrderTexts.other)}
        </Button>
      </section>
      <RectificationPanel recordId={record.id} filter="OPEN" forPartner />
      <Section
        title={t(newOrderTexts.kinds)}
        {...(rectificationId === null ? {} : { lead: t(newOrderTexts.answersNotice) })}
      >
        <Reasons title={t(newOrderTexts.refused)} reasons={refused} outcome="fail" />
        {open.error ? <Alert type="error" message={t(errorTexts.other)} /> : null}
        <ul className={styles.choices}>
          {options.map((option) => (
            <li key={`${option.kind} ${option.accessId}`}>
              <Button
                disabled={!option.possible || open.isPending}
                onClick={() => open.mutate({ option, key: newKey() })}
              >
                {option.kindLabel}
              </Button>{' '}
              <span className={styles.faint}>
                {accessText(website, option.accessId)}{' '}
                {option.possible ? t(kindRow(option.kind).site.meanwhile) : sentences(option.reasons)}
              </span>
            </li>
          ))}
        </ul>
      </Section>
      <Plans record={record} websiteId={chosen} />
    </>
  );
}

/** Names an access by its values, where a website has several. */
function accessText(website: RecordOptions['websites'][number] | undefined, accessId: string | null): string {
  if (website === undefined || accessId === null || website.accesses.length < 2) return '';
  const values = website.accesses.find(({ id }) => id === accessId)?.values ?? [];
  return values
    .map(
      ({ field, label, values: own, valueLabels }) =>
        `${label} ${own.map((one) => shownValue(field, one, valueLabels)).join(' ')}`,
    )
    .join(' · ');
}

/** Several orders for what one may not do: shown with their steps before they are opened. */
function Plans({ record, websiteId }: { record: RecordOptions; websiteId: string | undefined }) {
  const t = useT();
  const refusedMoves = record.changeRules.filter(({ answer }) => answer === 'FORBIDDEN');
  if (record.planOptions.length === 0) return null;
  return (
    <Section title={t(newOrderTexts.plans)} lead={t(newOrderTexts.plansLead)}>
      {refusedMoves.length === 0 ? null : (
        <ul>
          {refusedMoves.map(({ move, label, wayOut }) => (
            <li key={move}>
              {label} {wayOut}
            </li>
          ))}
        </ul>
      )}
      <ul className={styles.choices}>
        {record.planOptions.map((option) => (
          <Plan key={option.plan} option={option} recordId={record.id} websiteId={websiteId} />
        ))}
      </ul>
    </Section>
  );
}

const DAY_S = 86_400;

interface PlanProps {
  option: RecordOptions['planOptions'][number];
  recordId: string;
  websiteId: string | undefined;
}

function Plan({ option: { plan, label, between, possible, reasons: impossible }, recordId, websiteId }: PlanProps) {
  const t = useT();
  const navigate = useNavigate();
  const [refused, setRefused] = useState<readonly Reason[]>([]);
  const asked = { recordId, plan, websiteId: websiteId ?? null };
  const preview = useMutation({ mutationFn: async () => (await request(planPreviewDocument, asked)).planPreview });
  const open = useMutation({
    mutationFn: (key: string) => send(openPlanDocument, { ...asked, key }),
    onSuccess: (answer) => {
      if (answer.__typename === 'Plan') void navigate(`/orders/${answer.steps[0]?.orderId}/fill`);
      else setRefused(answer.reasons);
    },
  });
  const shown = preview.data?.__typename === 'PlanPreview' ? preview.data : undefined;
  const reasons = preview.data?.__typename === 'ActionRefused' ? preview.data.reasons : refused;
  return (
    <li>
      <Button disabled={!possible} loading={preview.isPending} onClick={() => preview.mutate()}>
        {label}
      </Button>{' '}
      <span className={styles.faint}>{possible ? between : sentences(impossible)}</span>
      {shown === undefined ? null : (
        <div className={styles.result}>
          <p>{shown.steps.map(({ kindLabel }, nth) => `${nth + 1}. ${kindLabel}`).join(' → ')}</p>
          <p>
            {t(shown.stillSeconds > 0 ? newOrderTexts.planDays : newOrderTexts.planDaysOpen, {
              n: Math.ceil(shown.mostSeconds / DAY_S),
              still: Math.ceil(shown.stillSeconds / DAY_S),
            })}
          </p>
          <Button type="primary" loading={open.isPending} onClick={() => open.mutate(newKey())}>
            {t(newOrderTexts.openPlan)}
          </Button>
        </div>
      )}
      <Reasons title={t(newOrderTexts.refused)} reasons={reasons} outcome="fail" />
      {preview.error || open.error ? <Alert type="error" message={t(errorTexts.other)} /> : null}
    </li>
  );
}
