import { allPartnerEventKinds, partnerEventKinds } from '@beian/domain/partner';
import { Button, Tag, Typography } from 'antd';
import { ask, send } from '../../app/providers/client.ts';
import { t, useLanguage } from '../../app/providers/i18n.ts';
import {
  type WebhookEndpoint as Endpoint,
  updateWebhookEndpointDocument,
  webhookEndpointsDocument,
} from '../../generated/webhook.ts';
import { useAction } from '../../ui/form/use-send.ts';
import { Faint } from '../../ui/list-page/cells.tsx';
import type { Column } from '../../ui/list-page/data-table.tsx';
import { ListCard } from '../../ui/list-page/list-card.tsx';
import { usePages } from '../../ui/list-page/use-pages.ts';
import { commonTexts } from '../../ui/texts.ts';
import { fullTime } from '../../ui/time.ts';
import { Deliveries } from './deliveries.tsx';
import { integrationTexts, partnersTexts, partnerTexts } from './texts.ts';

/** The endpoints of a partner with their health, and the deliveries of the selected one. */
export function Endpoints({ partnerId, mayManage }: { partnerId: string; mayManage: boolean }) {
  const language = useLanguage();
  const endpoints = usePages(
    ['partner', partnerId, 'endpoints'],
    () => ask(webhookEndpointsDocument, { partnerId, first: 10 }),
    () => 15_000,
  );
  const columns: Column<Endpoint>[] = [
    { key: 'endpoint', title: partnerTexts.endpoint, kind: 'head', cell: (one) => <Address one={one} /> },
    {
      key: 'eventKinds',
      title: partnerTexts.eventKinds,
      cell: ({ kinds }) => {
        if (kinds === null) return t(partnerTexts.allKinds);
        const labels = kinds.map((name) => kindLabel(name, language)).join(' · ');
        return <span title={labels}>{kinds.length > 3 ? t(partnerTexts.someKinds, { n: kinds.length }) : labels}</span>;
      },
    },
    { key: 'lastDeliveredAt', title: partnerTexts.lastDelivered, kind: 'time', none: partnersTexts.never },
    { key: 'failingSince', title: partnerTexts.failingSince, kind: 'time' },
    { key: 'waiting', title: partnerTexts.waiting, width: 90, kind: 'number' },
  ];
  const actions: Column<Endpoint> = {
    key: 'actions',
    title: commonTexts.actions,
    width: 120,
    kind: 'actions',
    cell: (one) => (one.state === 'DISABLED' ? <Enable one={one} partnerId={partnerId} /> : null),
  };
  return (
    <ListCard
      title={t(partnerTexts.endpoints)}
      lead={t(mayManage ? partnerTexts.endpointsLead : integrationTexts.endpointsLead)}
      {...endpoints}
      empty={partnerTexts.noEndpoints}
      emptyHint={mayManage ? partnerTexts.noEndpointsHint : integrationTexts.noEndpointsHint}
      columns={mayManage ? [...columns, actions] : columns}
      isQuiet={({ state }) => state === 'DISABLED'}
      detail={{
        name: ({ url }) => t(partnerTexts.deliveriesOf, { url }),
        show: (endpoint) => <Deliveries partnerId={partnerId} endpoint={endpoint} mayManage={mayManage} />,
      }}
    />
  );
}

/** Where events are sent to, and whether they arrive. */
function Address({ one }: { one: Endpoint }) {
  const { url, description, failingSince, disabledAt, disabledText } = one;
  const [color, text] =
    disabledAt !== null
      ? (['default', partnerTexts.off] as const)
      : failingSince === null
        ? (['success', partnerTexts.on] as const)
        : (['warning', partnerTexts.failing] as const);
  return (
    <>
      <Typography.Text code>{url}</Typography.Text> <Tag color={color}>{t(text)}</Tag>
      <Faint>{description}</Faint>
      {disabledAt === null ? null : (
        <p>
          <Typography.Text type="warning" strong>
            {t(partnerTexts.offSince, { why: disabledText ?? '', at: fullTime(disabledAt) })}
          </Typography.Text>
        </p>
      )}
    </>
  );
}

/** An endpoint that is enabled again receives new events only; earlier ones are sent again from its deliveries. */
function Enable({ one, partnerId }: { one: Endpoint; partnerId: string }) {
  const { act, isBusy } = useAction({
    send: (_: undefined, key) => send(updateWebhookEndpointDocument, { id: one.id, input: { enabled: true }, key }),
    done: () => t(partnerTexts.enabled),
    stale: [['partner', partnerId]],
  });
  return (
    <Button
      size="small"
      type="primary"
      loading={isBusy}
      aria-label={t(partnerTexts.enableOf, { url: one.url })}
      onClick={() => act(undefined)}
    >
      {t(partnerTexts.enable)}
    </Button>
  );
}

/** The label of an event kind such as `ORDER_APPROVED`. */
function kindLabel(name: string, language: 'zh' | 'en'): string {
  const kind = allPartnerEventKinds.find((one) => one.toUpperCase().replace('.', '_') === name);
  return kind === undefined ? name : partnerEventKinds[kind].label[language];
}
