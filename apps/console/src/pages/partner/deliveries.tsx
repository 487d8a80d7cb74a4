import { Segmented, Tag } from 'antd';
import { useState } from 'react';
import { ask, send } from '../../app/providers/client.ts';
import { t } from '../../app/providers/i18n.ts';
import {
  type WebhookDelivery as Delivery,
  type WebhookEndpoint as Endpoint,
  replayPartnerEventsDocument,
  webhookDeliveriesDocument,
} from '../../generated/webhook.ts';
import { FormButton } from '../../ui/form/form-button.tsx';
import { OrderLink, SecondLine } from '../../ui/list-page/cells.tsx';
import type { Column } from '../../ui/list-page/data-table.tsx';
import { ListCard } from '../../ui/list-page/list-card.tsx';
import { usePages } from '../../ui/list-page/use-pages.ts';
import layout from '../../ui/page.module.css';
import { commonTexts } from '../../ui/texts.ts';
import { fullTime } from '../../ui/time.ts';
import { partnerTexts } from './texts.ts';

const states = ['ALL', 'WAITING', 'FAILED', 'DELIVERED'] as const satisfies readonly (Delivery['state'] | 'ALL')[];

const stateColors = { DELIVERED: 'success', WAITING: 'warning', FAILED: 'error', CANCELLED: 'default' };

interface DeliveriesProps {
  readonly partnerId: string;
  readonly endpoint: Endpoint;
  readonly mayManage: boolean;
}

/** Deliveries to an endpoint, newest first, with every attempt. */
export function Deliveries({ partnerId, endpoint, mayManage }: DeliveriesProps) {
  const [state, setState] = useState<(typeof states)[number]>('ALL');
  const deliveries = usePages(
    ['partner', partnerId, 'deliveries', endpoint.id, state],
    (after) => {
      const asked = { partnerId, endpointId: endpoint.id, first: 20, state: state === 'ALL' ? null : state, after };
      return ask(webhookDeliveriesDocument, asked);
    },
    () => 15_000,
  );
  const columns: Column<Delivery>[] = [
    {
      key: 'event',
      title: partnerTexts.event,
      kind: 'head',
      cell: ({ event, createdAt }) => (
        <>
          {event.label} {event.order === null ? null : <OrderLink {...event.order} />}
          <SecondLine>{fullTime(createdAt)}</SecondLine>
        </>
      ),
    },
    {
      key: 'state',
      title: partnerTexts.deliveryState,
      width: 110,
      cell: ({ state: one, stateLabel }) => <Tag color={stateColors[one]}>{stateLabel}</Tag>,
    },
    { key: 'tries', title: partnerTexts.tries, cell: ({ attempts }) => <Tries attempts={attempts} /> },
    { key: 'nextAt', title: partnerTexts.nextTry, kind: 'time' },
  ];
  const actions: Column<Delivery> = {
    key: 'actions',
    title: commonTexts.actions,
    width: 130,
    kind: 'actions',
    cell: (one) => <Replay one={one} partnerId={partnerId} endpoint={endpoint} />,
  };
  return (
    <ListCard
      title={t(partnerTexts.deliveriesOf, { url: endpoint.url })}
      actions={
        <Segmented
          size="small"
          aria-label={t(partnerTexts.deliveryState)}
          value={state}
          options={states.map((value) => ({ value, label: t(partnerTexts.delivery[value]) }))}
          onChange={setState}
        />
      }
      {...deliveries}
      empty={partnerTexts.noDeliveries}
      emptyHint={partnerTexts.noDeliveriesHint}
      columns={mayManage ? [...columns, actions] : columns}
    />
  );
}

/** How often it was tried and how the last try went; opened: all tries. */
function Tries({ attempts }: Pick<Delivery, 'attempts'>) {
  const last = attempts.at(-1);
  if (last === undefined) return t(commonTexts.none);
  return (
    <details>
      <summary>{t(partnerTexts.triesOf, { n: attempts.length, last: attemptText(last) })}</summary>
      <ol className={layout.numbered}>
        {attempts.map((attempt) => (
          <li key={attempt.id}>
            {fullTime(attempt.startedAt)} · {attemptText(attempt)}
            {attempt.tookMs === null ? null : ` · ${t(partnerTexts.took, { n: attempt.tookMs })}`}
          </li>
        ))}
      </ol>
    </details>
  );
}

type Attempt = Delivery['attempts'][number];

const attemptText = ({ status, fault, faultText }: Attempt): string =>
  [
    ...(status === null ? [] : [`HTTP ${status}`]),
    ...(fault !== null ? [faultText] : status === null ? [t(partnerTexts.underWay)] : []),
  ].join(' · ');

/** Sends this event and all later ones again, for a receiver that has lost them. It recognises those it has by their id. */
function Replay({ one, partnerId, endpoint }: { one: Delivery; partnerId: string; endpoint: Endpoint }) {
  const { event, createdAt } = one;
  const isDisabled = endpoint.state === 'DISABLED';
  return (
    <FormButton
      label={t(partnerTexts.replay)}
      button={{
        size: 'small',
        disabled: isDisabled,
        title: isDisabled ? t(partnerTexts.enableFirst) : undefined,
        'aria-label': t(partnerTexts.replayOf, { event: event.label, order: event.order?.number ?? '' }),
      }}
      lead={t(partnerTexts.replayAsk, { event: event.label, at: fullTime(createdAt) })}
      send={(_, key) =>
        send(replayPartnerEventsDocument, { id: endpoint.id, afterEventId: event.id, including: true, key })
      }
      done={() => t(partnerTexts.replayed)}
      stale={[['partner', partnerId]]}
    />
  );
}
