import { useGetIdentity } from '@refinedev/core';
import { Button } from 'antd';
import { Link, useNavigate } from 'react-router';
import { send } from '../../app/providers/client.ts';
import { listOf } from '../../app/providers/data.ts';
import { t } from '../../app/providers/i18n.ts';
import { openOrderDocument } from '../../generated/applicant.ts';
import type { Viewer } from '../../generated/viewer.ts';
import { useAction } from '../../ui/form/use-send.ts';
import { FilterTabs } from '../../ui/list-filters.tsx';
import { Faint, SecondLine, TimeCell } from '../../ui/list-page/cells.tsx';
import type { Column } from '../../ui/list-page/data-table.tsx';
import { ListPage } from '../../ui/list-page/list-page.tsx';
import { commonTexts } from '../../ui/texts.ts';
import { type ServerOrder, serverOrdersDocument } from './documents.ts';
import { serverTexts } from './texts.ts';

const orders = listOf('servers', serverOrdersDocument, (data) => data.orders);
const which = { SERVER_ENDING: serverTexts.ending, SERVER_ENDED: serverTexts.ended };
const filters = {
  flag: {
    label: serverTexts.which,
    enum: 'OrderFlag',
    values: ['SERVER_ENDING', 'SERVER_ENDED'],
    labels: which,
    description: 'Servers that end soon, or have ended.',
  },
} as const;

/** 服务器到期: filings whose server ends. A partner's person opens a change of access of each by one button; staff see whether it has begun. */
export function ServerList() {
  const { data: viewer } = useGetIdentity<Viewer | null>();
  const ofPartner = viewer?.partner != null;
  const none = t(commonTexts.none);
  const columns: Column<ServerOrder>[] = [
    { key: 'filingNumber', title: serverTexts.filing, width: 190, kind: 'head' },
    {
      key: 'subject',
      title: serverTexts.subject,
      cell: ({ subjectName, provinceName, partner }) => (
        <>
          {subjectName} <Faint>{provinceName}</Faint>
          {ofPartner ? null : <SecondLine>{partner.name}</SecondLine>}
        </>
      ),
    },
    {
      key: 'order',
      title: serverTexts.order,
      width: 150,
      cell: ({ id, number }) => <Link to={`/orders/${encodeURIComponent(id)}`}>{number}</Link>,
    },
    {
      key: 'server',
      title: serverTexts.server,
      cell: ({ serviceCode }) => (
        <>
          {serviceCode?.serverId ?? none} <SecondLine>{serviceCode?.publicIps.join(' ')}</SecondLine>
        </>
      ),
    },
    {
      key: 'paidUntil',
      title: serverTexts.until,
      width: 130,
      cell: ({ serviceCode }) => <TimeCell at={serviceCode?.paidUntil ?? null} none={none} />,
    },
    {
      key: 'next',
      title: serverTexts.next,
      width: 200,
      kind: 'actions',
      cell: (order) => <Next order={order} ofPartner={ofPartner} />,
    },
  ];
  return (
    <ListPage
      list={orders}
      texts={serverTexts}
      filters={filters}
      controls={{
        flag: (value, onChange) => (
          <FilterTabs label={t(serverTexts.which)} labels={which} value={value} onChange={onChange} />
        ),
      }}
      variables={({ flag }) => ({ filter: { flag: flag ?? 'SERVER_ENDING' } })}
      columns={columns}
      live="orders"
    />
  );
}

/** The open order of the record, else the button that opens the change of access. */
function Next({ order, ofPartner }: { order: ServerOrder; ofPartner: boolean }) {
  const navigate = useNavigate();
  const { act, isBusy } = useAction({
    send: openChange,
    onDone: ({ id }) => void navigate(`/orders/${encodeURIComponent(id)}/fill`),
  });
  const { openOrder } = order.record;
  if (openOrder !== null)
    return (
      <Link to={`/orders/${encodeURIComponent(openOrder.id)}`}>
        {openOrder.kindLabel} {openOrder.number} {openOrder.stateLabel}
      </Link>
    );
  if (!ofPartner) return <Faint>{t(serverTexts.byPartner)}</Faint>;
  return (
    <Button
      size="small"
      type="primary"
      disabled={isBusy}
      aria-label={t(serverTexts.changeOf, { number: order.filingNumber })}
      onClick={() => act(order)}
    >
      {t(serverTexts.change)}
    </Button>
  );
}

/** Opens the change of the access of the server; where none can be changed, the API says why. */
const openChange = ({ record: { id }, websiteId, serviceCode }: ServerOrder, key: string) =>
  send(openOrderDocument, {
    recordId: id,
    kind: 'CHANGE_ACCESS' as const,
    websiteId,
    accessId: serviceCode?.accessId ?? null,
    rectificationId: null,
    key,
  });
