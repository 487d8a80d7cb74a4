import { useQuery } from '@tanstack/react-query';
import { App, Button, Segmented } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { request } from '../../app/providers/client.ts';
import { useT } from '../../app/providers/i18n.ts';
import { Empty, Failure, Skeleton } from '../../app/shell/states.tsx';
import { useAction } from '../../ui/form/use-send.ts';
import { useDelayed } from '../../ui/hooks.ts';
import { commonTexts } from '../../ui/texts.ts';
import { fullTime } from '../../ui/time.ts';
import {
  type Delivery,
  type DeliveryStateName,
  deliveriesDocument,
  type Endpoint,
  replayDocument,
} from './documents.ts';
import styles from './partner.module.css';
import { partnerTexts } from './texts.ts';

const states = ['ALL', 'WAITING', 'FAILED', 'DELIVERED'] as const satisfies readonly (DeliveryStateName | 'ALL')[];

interface DeliveriesProps {
  readonly partnerId: string;
  readonly endpoint: Endpoint;
  readonly mayManage: boolean;
}

/** Deliveries to an endpoint, newest first, with every attempt. */
export function Deliveries({ partnerId, endpoint, mayManage }: DeliveriesProps) {
  const t = useT();
  const [state, setState] = useState<(typeof states)[number]>('ALL');
  const [after, setAfter] = useState<string | null>(null);
  const query = useQuery({
    queryKey: ['partner', partnerId, 'deliveries', endpoint.id, state, after],
    queryFn: async () => {
      const asked = { id: partnerId, endpointId: endpoint.id, state: state === 'ALL' ? null : state, after };
      return (await request(deliveriesDocument, asked)).webhookDeliveries;
    },
    refetchInterval: 15_000,
  });
  const showSkeleton = useDelayed(query.isLoading);
  const page = query.data;
  return (
    <section className={styles.inner} aria-label={t(partnerTexts.deliveriesOf, { url: endpoint.url })}>
      <header className={styles.cardHead}>
        <h3>{t(partnerTexts.deliveries)}</h3>
        <Segmented
          size="small"
          aria-label={t(partnerTexts.deliveryState)}
          value={state}
          options={states.map((value) => ({ value, label: t(partnerTexts.delivery[value]) }))}
          onChange={(value) => {
            setState(value);
            setAfter(null);
          }}
        />
      </header>
      {query.error && page === undefined ? (
        <Failure error={query.error} onRetry={() => void query.refetch()} />
      ) : page === undefined ? (
        showSkeleton ? (
          <Skeleton label={t(partnerTexts.loading)} rows={3} />
        ) : null
      ) : page.edges.length === 0 ? (
        <Empty title={t(partnerTexts.noDeliveries)} hint={t(partnerTexts.noDeliveriesHint)} />
      ) : (
        <table className={styles.table} aria-label={t(partnerTexts.deliveries)}>
          <thead>
            <tr>
              <th scope="col">{t(partnerTexts.event)}</th>
              <th scope="col">{t(partnerTexts.deliveryState)}</th>
              <th scope="col">{t(partnerTexts.tries)}</th>
              <th scope="col">{t(partnerTexts.nextTry)}</th>
              {mayManage ? <th scope="col" aria-label={t(partnerTexts.replay)} /> : null}
            </tr>
          </thead>
          <tbody>
            {page.edges.map(({ node }) => (
              <DeliveryRow key={node.id} one={node} partnerId={partnerId} endpoint={endpoint} mayManage={mayManage} />
            ))}
          </tbody>
        </table>
      )}
      {after !== null || page?.pageInfo.hasNextPage ? (
        <footer className={styles.foot}>
          <Button type="text" size="small" disabled={after === null} onClick={() => setAfter(null)}>
            {t(partnerTexts.newestDeliveries)}
          </Button>
          <Button
            type="text"
            size="small"
            disabled={!page?.pageInfo.hasNextPage}
            onClick={() => setAfter(page?.pageInfo.endCursor ?? null)}
          >
            {t(partnerTexts.olderDeliveries)}
          </Button>
        </footer>
      ) : null}
    </section>
  );
}

function DeliveryRow({ one, partnerId, endpoint, mayManage }: DeliveriesProps & { one: Delivery }) {
  const t = useT();
  const last = one.attempts.at(-1);
  const tag = { DELIVERED: styles.tag, WAITING: styles.testTag, FAILED: styles.badTag, CANCELLED: styles.endedTag };
  return (
    <tr>
      <th scope="row">
        <span className={styles.name}>{one.event.label}</span>{' '}
        {one.event.order === null ? null : (
          <Link to={`/orders/${encodeURIComponent(one.event.order.id)}`}>{one.event.order.number}</Link>
        )}
        <span className={styles.code}>{fullTime(one.createdAt)}</span>
      </th>
      <td data-label={t(partnerTexts.deliveryState)}>
        <span className={tag[one.state]}>{one.stateLabel}</span>
      </td>
      <td data-label={t(partnerTexts.tries)}>
        {last === undefined ? (
          t(commonTexts.none)
        ) : (
          <details className={styles.tries}>
            <summary>{t(partnerTexts.triesOf, { n: one.attempts.length, last: attemptText(t, last) })}</summary>
            <ol>
              {one.attempts.map((attempt) => (
                <li key={attempt.id}>
                  {fullTime(attempt.startedAt)} · {attemptText(t, attempt)}
                  {attempt.tookMs === null ? null : ` · ${t(partnerTexts.took, { n: attempt.tookMs })}`}
                </li>
              ))}
            </ol>
          </details>
        )}
      </td>
      <td data-label={t(partnerTexts.nextTry)} className={styles.time}>
        {one.nextAt === null ? t(commonTexts.none) : fullTime(one.nextAt)}
      </td>
      {mayManage ? (
        <td className={styles.acts}>
          <Replay one={one} partnerId={partnerId} endpoint={endpoint} />
        </td>
      ) : null}
    </tr>
  );
}

type Attempt = Delivery['attempts'][number];

const attemptText = (t: ReturnType<typeof useT>, { status, fault, faultText }: Attempt): string =>
  [
    status === null ? null : `HTTP ${status}`,
    fault === null ? (status === null ? t(partnerTexts.underWay) : null) : faultText,
  ]
    .filter((part) => part !== null)
    .join(' · ');

/** Sends this event and all later ones again, for a receiver that has lost them. It recognises those it has by their id. */
function Replay({ one, partnerId, endpoint }: { one: Delivery; partnerId: string; endpoint: Endpoint }) {
  const t = useT();
  const { modal } = App.useApp();
  const { act } = useAction({
    send: async (_: undefined, key) =>
      (await request(replayDocument, { id: endpoint.id, afterEventId: one.event.id, key })).replayPartnerEvents,
    done: () => t(partnerTexts.replayed),
    stale: [['partner', partnerId]],
  });
  return (
    <Button
      size="small"
      disabled={endpoint.state === 'DISABLED'}
      title={endpoint.state === 'DISABLED' ? t(partnerTexts.enableFirst) : undefined}
      aria-label={t(partnerTexts.replayOf, { event: one.event.label, order: one.event.order?.number ?? '' })}
      onClick={() =>
        void modal.confirm({
          title: t(partnerTexts.replay),
          content: t(partnerTexts.replayAsk, { event: one.event.label, at: fullTime(one.createdAt) }),
          okText: t(partnerTexts.replay),
          cancelText: t(commonTexts.cancel),
          onOk: () => act(undefined),
        })
      }
    >
      {t(partnerTexts.replay)}
    </Button>
  );
}
