import { isFieldId } from '@beian/domain/filing';
import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Card, Flex, Tag } from 'antd';
import { useEffect, useRef } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import { request } from '../../app/providers/client.ts';
import { t } from '../../app/providers/i18n.ts';
import { Empty, Loaded } from '../../app/shell/states.tsx';
import { useInterval } from '../../ui/hooks.ts';
import { Page } from '../../ui/page.tsx';
import { isAwaited, READ_POLL_MS } from '../../ui/paper-readings/documents.ts';
import { RectificationPanel } from '../rectification/panel.tsx';
import { AfterSubmission } from './after-submission.tsx';
import { Corrections } from './corrections.tsx';
import { type FillOrder, fillOrderDocument } from './documents.ts';
import { Domains } from './domains.tsx';
import { Events } from './events.tsx';
import { Fields } from './fields.tsx';
import { type FillStep, fieldsOf, isScan, stepLabel, stepOfKey, stepsOf } from './fill-steps.ts';
import { fillTexts } from './fill-texts.ts';
import { HandIn } from './hand-in.tsx';
import { LastNotice } from './last-notice.tsx';
import { Materials } from './materials.tsx';
import styles from './new-order.module.css';
import { OrderLead } from './order-lead.tsx';
import { progressTexts } from './progress-texts.ts';
import { Scans } from './scans.tsx';
import { awaitsCloud, ServiceCode } from './service-code.tsx';
import { StepBar } from './step-bar.tsx';
import { Summary } from './summary.tsx';
import { useDraft } from './use-draft.ts';
import { useDryRun } from './use-dry-run.ts';
import { useOrderWrites } from './use-order-writes.ts';

const readOrder = async (id: string): Promise<FillOrder | null> => (await request(fillOrderDocument, { id })).order;

/** The applicant's page of an order: a form in steps, whose last one says where the submitted order stands. The step is in the URL. */
export function FillPage() {
  const { id = '' } = useParams();
  const query = useQuery({
    queryKey: ['fill', id],
    queryFn: () => readOrder(id),
    // What is typed is kept by the form; each write returns the order.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
  return (
    <Loaded query={query} rows={10}>
      {(order) =>
        order === null ? (
          <Empty title={t(fillTexts.gone)}>
            <Link to="/orders">{t(fillTexts.toOrders)}</Link>
          </Empty>
        ) : (
          <OrderForm key={order.id} first={order} />
        )
      }
    </Loaded>
  );
}

function OrderForm({ first }: { first: FillOrder }) {
  const [params, setParams] = useSearchParams();
  const { order, write, refresh, isWriting } = useOrderWrites(first, () => readOrder(first.id));
  const draft = useDraft(write);
  const top = useRef<HTMLHeadingElement>(null);
  /** The field to which the next step goes. */
  const wanted = useRef<string>(undefined);
  // A scan is read, and the cloud answers, some seconds after the save, which is no event of the order.
  useInterval(() => void refresh(), READ_POLL_MS, order.items.some(isAwaited) || awaitsCloud(order));
  const may = (event: string) => order.actions.some((one) => one.event === event && one.presence === 'ENABLED');
  const canSave = may('saveDraft');
  const steps: FillStep[] = canSave ? stepsOf(order) : ['check', 'done'];
  const step = steps.find((one) => one === params.get('step')) ?? (canSave ? (steps[0] ?? 'check') : 'done');
  const dryRun = useDryRun(order).data;
  const inTheWay = dryRun?.__typename === 'DryRun' ? [...dryRun.refused, ...dryRun.returned] : [];
  const openKeys = new Set(inTheWay.map(({ field, code }) => field ?? code));
  const goTo = (next: FillStep, field?: string) => {
    wanted.current = field;
    void draft.save();
    setParams({ step: next });
  };
  const before = useRef(step);
  useEffect(() => {
    if (before.current === step) return;
    before.current = step;
    const entry = wanted.current === undefined ? null : document.getElementById(`field-${wanted.current}`);
    (entry ?? top.current)?.focus();
    entry?.scrollIntoView({ block: 'center' });
  }, [step]);
  const at = steps.indexOf(step);
  const [former, next] = [steps[at - 1], steps[at + 1]];
  const ofFields = { order, draft, canSave };
  const ofMaterials = { order, canAttach: may('attachMaterial'), write, refresh };
  return (
    <Page
      narrow
      title={`${order.kindLabel} · ${order.subjectName || t(fillTexts.unnamed)}`}
      mark={<Tag color="processing">{order.stateLabel}</Tag>}
      lead={<OrderLead order={order} />}
    >
      {canSave ? (
        <StepBar
          kind={order.kind}
          steps={steps}
          step={step}
          openOf={(one) =>
            one === 'corrections'
              ? order.items.filter(({ key, reasons }) => reasons.length > 0 && openKeys.has(key)).length
              : [...openKeys].filter((key) => one !== 'check' && stepOfKey(order, key) === one).length
          }
          onStep={goTo}
        />
      ) : null}
      {canSave ? (
        <h2 ref={top} tabIndex={-1}>
          {t(fillTexts.stepOf, { n: at + 1, of: steps.length, step: t(stepLabel(step, order.kind)) })}
        </h2>
      ) : null}
      {draft.refused
        .filter(({ field }) => field == null || !isFieldId(field) || !fieldsOf(order).includes(field))
        .map((one) => (
          <Alert key={one.message} type="error" showIcon message={one.message} description={one.suggestion} />
        ))}
      {canSave && at === 0 ? (
        <>
          <LastNotice order={order} />
          <RectificationPanel orderId={order.id} forPartner />
        </>
      ) : null}
      {step === 'corrections' ? <Corrections {...ofFields} {...ofMaterials} unchanged={openKeys} /> : null}
      {step === 'scans' ? <Scans {...ofFields} {...ofMaterials} /> : null}
      <Fields {...ofFields} step={step} />
      {step === 'access' ? <ServiceCode {...ofFields} /> : null}
      {step === 'website' ? <Domains order={order} write={write} /> : null}
      {step === 'papers' ? <Materials {...ofMaterials} shows={(material) => !isScan(order, material)} /> : null}
      {step === 'check' ? (
        <>
          <Summary order={order} onChange={canSave ? goTo : undefined} />
          <HandIn
            order={order}
            save={draft.save}
            write={write}
            onItem={(key) => goTo(stepOfKey(order, key), key)}
            onSubmitted={() => setParams({ step: 'done' })}
          />
          <Events order={order} events={['submitSupplement', 'withdraw', 'abandon']} write={write} />
        </>
      ) : null}
      {step === 'done' ? <AfterSubmission {...ofMaterials} /> : null}
      <Card size="small" className={styles.foot} styles={{ body: { padding: 8 } }}>
        <Flex wrap justify="flex-end" align="center" gap="small">
          {canSave ? (
            <>
              <span role="status">{t(draft.state === 'refused' ? fillTexts.notSaved : fillTexts[draft.state])}</span>
              <Button loading={isWriting} onClick={() => void draft.save()}>
                {t(fillTexts.save)}
              </Button>
              {former === undefined ? null : (
                <Button onClick={() => goTo(former)}>
                  {t(fillTexts.former, { step: t(stepLabel(former, order.kind)) })}
                </Button>
              )}
              {next === undefined || next === 'done' ? null : (
                <Button type="primary" onClick={() => goTo(next)}>
                  {t(fillTexts.next, { step: t(stepLabel(next, order.kind)) })}
                </Button>
              )}
            </>
          ) : (
            <Button onClick={() => goTo(step === 'done' ? 'check' : 'done')}>
              {t(step === 'done' ? progressTexts.filledIn : progressTexts.title)}
            </Button>
          )}
        </Flex>
      </Card>
    </Page>
  );
}
