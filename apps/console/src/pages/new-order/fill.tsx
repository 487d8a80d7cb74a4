import { isFieldId } from '@beian/domain/filing';
import { useQuery } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useCallback } from 'react';
import { Link, useParams } from 'react-router';
import { request } from '../../app/providers/client.ts';
import { useT } from '../../app/providers/i18n.ts';
import { noteServerTime } from '../../app/providers/server-clock.ts';
import { Empty, Failure, Skeleton } from '../../app/shell/states.tsx';
import { deadlineOf } from '../../ui/due.ts';
import { useDelayed, useInterval } from '../../ui/hooks.ts';
import { isAwaited, READ_POLL_MS } from '../../ui/paper-readings/documents.ts';
import { commonTexts, errorTexts } from '../../ui/texts.ts';
import { fullTime } from '../../ui/time.ts';
import { homeTexts } from '../partner-home/texts.ts';
import { RectificationPanel } from '../rectification/panel.tsx';
import { type FillOrder, fillOrderDocument } from './documents.ts';
import { FaceCode } from './face-code.tsx';
import { Fields, fieldsOf } from './fields.tsx';
import { FiledNumbers } from './filed-numbers.tsx';
import { fillTexts } from './fill-texts.ts';
import { eventDocuments } from './generated/event-documents.ts';
import { HandIn } from './hand-in.tsx';
import { LastNotice } from './last-notice.tsx';
import { Materials } from './materials.tsx';
import styles from './new-order.module.css';
import { useDraft } from './use-draft.ts';
import { useOrderWrites, type Write, type Written } from './use-order-writes.ts';

const readOrder = async (id: string): Promise<FillOrder | null> => {
  const { order, viewer } = await request(fillOrderDocument, { id });
  noteServerTime(viewer?.now);
  return order;
};

/** The applicant's page of an order: fields with their checks, materials, dry run and submission; later where it stands. */
export function FillPage() {
  const t = useT();
  const { id = '' } = useParams();
  const query = useQuery({
    queryKey: ['fill', id],
    queryFn: () => readOrder(id),
    // What is typed is kept by the form; each write returns the order.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
  const showSkeleton = useDelayed(query.isLoading);
  if (query.error && query.data === undefined)
    return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  if (query.data === undefined) return showSkeleton ? <Skeleton label={t(fillTexts.loading)} rows={10} /> : null;
  if (query.data === null)
    return (
      <Empty title={t(fillTexts.gone)}>
        <Link to="/orders">{t(fillTexts.toOrders)}</Link>
      </Empty>
    );
  return <OrderForm key={query.data.id} first={query.data} />;
}

function OrderForm({ first }: { first: FillOrder }) {
  const t = useT();
  const { message } = App.useApp();
  const reload = useCallback(() => readOrder(first.id), [first.id]);
  const { order, write, refresh, isWriting } = useOrderWrites(first, reload);
  const draft = useDraft(write);
  // A scan is read some seconds after it was uploaded, which is no event of the order.
  useInterval(() => void refresh(), READ_POLL_MS, order.items.some(isAwaited));
  const may = (event: string) => order.actions.some((one) => one.event === event && one.presence === 'ENABLED');
  const canSave = may('saveDraft');
  const run = (work: Write) =>
    void write(work)
      .then((done: Written) => {
        if (!done.ok)
          void message.warning(done.refusal.reasons.map((one) => `${one.message} ${one.suggestion ?? ''}`).join(' · '));
      })
      .catch(() => message.error(t(errorTexts.other)));
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <p className={styles.faint}>
          <Link to="/orders">{t(fillTexts.toOrders)}</Link>
        </p>
        <h1>
          {order.kindLabel} · {order.subjectName || t(fillTexts.unnamed)}
        </h1>
        <p className={styles.faint}>
          {order.number} ·{' '}
          <Link to={`/rules/${order.province}`} title={t(fillTexts.rules)}>
            {order.provinceName}
          </Link>{' '}
          · {order.filingNumber || t(fillTexts.noNumber)} · <span className={styles.state}>{order.stateLabel}</span>
          {order.due === null ? null : ` · ${deadlineOf(order.due)}`}
        </p>
        <OwnReference order={order} />
        <PlanSteps order={order} />
      </header>
      <LastNotice order={order} />
      <FiledNumbers order={order} />
      <RectificationPanel orderId={order.id} forPartner />
      {order.orderReasons.length === 0 ? null : (
        <section className={styles.card} aria-label={t(fillTexts.returned)}>
          <h2>{t(fillTexts.returned)}</h2>
          <ul className={styles.reasons}>
            {order.orderReasons.map((one) => (
              <li key={one.code} className={styles.fail}>
                {one.label} {one.advice}
              </li>
            ))}
          </ul>
        </section>
      )}
      {draft.refused
        .filter(({ field }) => field == null || !isFieldId(field) || !fieldsOf(order).includes(field))
        .map((one) => (
          <p key={one.message} className={styles.fail} role="alert">
            {one.message} {one.suggestion}
          </p>
        ))}
      <Fields order={order} draft={draft} canSave={canSave} />
      <Domains order={order} run={run} />
      <FaceCode order={order} />
      <Materials order={order} canAttach={may('attachMaterial')} write={write} refresh={refresh} />
      <HandIn order={order} save={draft.save} write={write} />
      <PlainEvents order={order} run={run} />
      <Timeline order={order} />
      {canSave ? (
        <footer className={styles.foot}>
          <span role="status">{t(draft.state === 'refused' ? fillTexts.notSaved : fillTexts[draft.state])}</span>
          <Button loading={isWriting} onClick={() => void draft.save()}>
            {t(fillTexts.save)}
          </Button>
        </footer>
      ) : null}
    </div>
  );
}

/** What the partner's program keeps with the order. */
function OwnReference({ order: { reference, metadata } }: { order: FillOrder }) {
  const t = useT();
  if (reference === null && metadata.length === 0) return null;
  return (
    <p className={`${styles.faint} ${styles.reference}`}>
      {[
        ...(reference === null ? [] : [`${t(homeTexts.reference)} ${reference}`]),
        ...metadata.map(({ key, value }) => `${key}: ${value}`),
      ].join(' · ')}
    </p>
  );
}

function PlanSteps({ order: { plan, id } }: { order: FillOrder }) {
  const t = useT();
  if (plan === null) return null;
  return (
    <p className={styles.faint}>
      {t(fillTexts.plan, { plan: plan.label })}{' '}
      {plan.steps.map(({ orderId, orderNumber, kindLabel, stateLabel, waits }, nth) => (
        <span key={orderId}>
          {nth + 1}.{' '}
          {orderId === id ? (
            <b>{kindLabel}</b>
          ) : (
            <Link to={`/orders/${orderId}/fill`}>{`${kindLabel} ${orderNumber}`}</Link>
          )}{' '}
          {waits ? t(fillTexts.waits) : stateLabel}{' '}
        </span>
      ))}
      {plan.between}
      {plan.stopped === null ? null : <span className={styles.warn}> {plan.stopped}</span>}
    </p>
  );
}

function Domains({ order, run }: { order: FillOrder; run: (work: Write) => void }) {
  const t = useT();
  const verify = order.actions.find(({ event }) => event === 'verifyDomains');
  if (order.domainChecks.length === 0 && verify === undefined) return null;
  return (
    <section className={styles.card} aria-label={t(fillTexts.domains)}>
      <h2>{t(fillTexts.domains)}</h2>
      <ul className={styles.reasons}>
        {order.domainChecks.flatMap(({ domain, checks }) =>
          checks
            .filter(({ outcome }) => outcome !== 'pass')
            .map((one) => (
              <li key={`${domain} ${one.check}`} className={one.outcome === 'fail' ? styles.fail : styles.warn}>
                {domain} · {one.label} {one.message} {one.suggestion}
              </li>
            )),
        )}
      </ul>
      {verify === undefined ? null : (
        <div className={styles.buttons}>
          <Button
            disabled={verify.presence !== 'ENABLED'}
            onClick={() => run(async ({ id }, key) => (await request(eventDocuments.verifyDomains, { id, key })).done)}
          >
            {verify.label}
          </Button>
          <span className={styles.faint}>{verify.reasons.map((one) => one.message).join(' ')}</span>
        </div>
      )}
    </section>
  );
}

/** Events without input, each of which has a button. */
const plainEvents = ['submitSupplement', 'withdraw', 'abandon', 'submitPhoto'] as const;

/** The events of `plainEvents` that the order offers. */
function PlainEvents({ order, run }: { order: FillOrder; run: (work: Write) => void }) {
  const t = useT();
  const { modal } = App.useApp();
  const offered = order.actions.flatMap((action) =>
    plainEvents.filter((event) => event === action.event).map((event) => ({ ...action, event })),
  );
  if (offered.length === 0) return null;
  return (
    <section className={styles.buttons} aria-label={t(fillTexts.more)}>
      {offered.map(({ event, label, presence, confirm, reasons }) => {
        const document = eventDocuments[event];
        const act = () => run(async ({ id, version }, key) => (await request(document, { id, version, key })).done);
        const ask = () =>
          modal.confirm({
            title: label,
            content: `${order.number} · ${order.subjectName} ${confirm ?? ''}`,
            okText: label,
            cancelText: t(commonTexts.cancel),
            onOk: act,
          });
        return (
          <span key={event}>
            <Button
              danger={event === 'abandon'}
              disabled={presence !== 'ENABLED'}
              onClick={confirm === null ? act : ask}
            >
              {label}
            </Button>{' '}
            <span className={styles.faint}>{reasons.map((one) => one.message).join(' ')}</span>
          </span>
        );
      })}
    </section>
  );
}

function Timeline({ order: { timeline } }: { order: FillOrder }) {
  const t = useT();
  return (
    <section className={styles.card} aria-label={t(fillTexts.timeline)}>
      <h2>{t(fillTexts.timeline)}</h2>
      <ul className={styles.reasons}>
        {timeline.map(({ id, label, actorName, at, detail }) => (
          <li key={id}>
            <span className={styles.faint}>{fullTime(at)}</span> {label} · {actorName} {detail}
          </li>
        ))}
      </ul>
    </section>
  );
}
