import type { FilterRows } from '@beian/domain/filter';
import { Button, Typography } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { accessFor } from '../../app/providers/access.ts';
import { listOf } from '../../app/providers/data.ts';
import { t } from '../../app/providers/i18n.ts';
import type { Curtain } from '../../generated/common.ts';
import { curtainsDocument } from '../../generated/curtain.ts';
import { useNow } from '../../ui/hooks.ts';
import { FilterTabs } from '../../ui/list-filters.tsx';
import { Faint, OrderLink } from '../../ui/list-page/cells.tsx';
import type { Column } from '../../ui/list-page/data-table.tsx';
import { ListPage } from '../../ui/list-page/list-page.tsx';
import { useRefreshRows } from '../../ui/list-page/use-rows.ts';
import { readListView } from '../../ui/list-view.ts';
import { shanghai } from '../../ui/time.ts';
import { ShipDialog } from './ship-dialog.tsx';
import { curtainStates, mailRoomTexts } from './texts.ts';

type CurtainState = Curtain['state'];

const curtains = listOf('curtains', curtainsDocument, (data) => data.curtains);
const filters = {
  state: {
    label: mailRoomTexts.views,
    enum: 'CurtainState',
    values: Object.keys(curtainStates) as CurtainState[],
    labels: curtainStates,
    description: 'How far it is.',
    shown: 'tabs',
  },
} as const satisfies FilterRows;

const day = (text: string): string => text.slice(5);

/** The columns of each view, besides those of all. */
const columnsOfView: Readonly<Record<CurtainState, readonly string[]>> = {
  REQUESTED: ['shipBy', 'requestedAt', 'send'],
  SHIPPED: ['shippedAt', 'parcel', 'arrives'],
  DELIVERED: ['deliveredAt', 'shippedAt', 'parcel'],
};

const columnsOf = (onSend: (curtain: Curtain) => void): readonly Column<Curtain>[] => [
  {
    key: 'shipBy',
    title: mailRoomTexts.shipBy,
    width: 148,
    cell: ({ shipBy }) => (shipBy === null ? null : <ShipBy by={shipBy} />),
  },
  { key: 'deliveredAt', title: mailRoomTexts.deliveredAt, kind: 'time' },
  { key: 'shippedAt', title: mailRoomTexts.shippedAt, kind: 'time' },
  {
    key: 'order',
    title: mailRoomTexts.order,
    kind: 'head',
    cell: ({ orderId, orderNumber, subjectName, partnerName }) => (
      <>
        <OrderLink id={orderId} number={orderNumber} />{' '}
        <Faint>
          {subjectName} · {partnerName}
        </Faint>
      </>
    ),
  },
  {
    key: 'to',
    title: mailRoomTexts.to,
    cell: ({ provinceName, city, consignee, mobile }) => (
      <>
        {provinceName} {city}{' '}
        <Faint>
          {consignee} {mobile}
        </Faint>
      </>
    ),
  },
  { key: 'requestedAt', title: mailRoomTexts.requestedAt, kind: 'time' },
  {
    key: 'parcel',
    title: mailRoomTexts.parcel,
    cell: ({ courier, trackingNumber }) => `${courier ?? ''} ${trackingNumber ?? ''}`,
  },
  {
    key: 'arrives',
    title: mailRoomTexts.arrives,
    width: 148,
    cell: ({ arrivesFrom, arrivesBy }) =>
      arrivesFrom === null || arrivesBy === null
        ? null
        : t(mailRoomTexts.between, { from: day(arrivesFrom), by: day(arrivesBy) }),
  },
  {
    key: 'send',
    title: mailRoomTexts.open,
    width: 96,
    kind: 'actions',
    cell: (curtain) => <SendButton curtain={curtain} onSend={() => onSend(curtain)} />,
  },
];

/** The mail room: curtains to send, oldest first, and the sent ones. */
export function MailRoom() {
  const [params] = useSearchParams();
  const state = readListView(filters, params).state ?? 'REQUESTED';
  const [asked, setAsked] = useState<Curtain | null>(null);
  const refresh = useRefreshRows(curtains);
  const shown = ['order', 'to', ...columnsOfView[state]];
  return (
    <ListPage
      list={curtains}
      texts={{ ...mailRoomTexts, empty: mailRoomTexts.empty[state] }}
      filters={filters}
      controls={{
        state: (value, onChange) => (
          <FilterTabs label={t(mailRoomTexts.views)} labels={curtainStates} value={value} onChange={onChange} />
        ),
      }}
      variables={() => ({ state })}
      columns={columnsOf(setAsked).filter(({ key }) => shown.includes(key))}
      live="orders"
      download="curtains"
    >
      {asked === null ? null : (
        <ShipDialog curtain={asked} onClose={() => setAsked(null)} onDone={() => void refresh()} />
      )}
    </ListPage>
  );
}

/** The day by which it must be sent, as text and not only by colour. */
function ShipBy({ by }: { by: string }) {
  const today = shanghai(useNow(60_000)).format('YYYY-MM-DD');
  if (by === today)
    return (
      <Typography.Text strong type="warning">
        {t(mailRoomTexts.today)}
      </Typography.Text>
    );
  return (
    <>
      {day(by)}
      {by < today ? (
        <Typography.Text strong type="danger">
          {' '}
          {t(mailRoomTexts.late)}
        </Typography.Text>
      ) : null}
    </>
  );
}

function SendButton({ curtain, onSend }: { curtain: Curtain; onSend: () => void }) {
  if (!curtain.actions.some(({ event }) => event === 'shipCurtain')) return null;
  const { can, reason } = accessFor(curtain.actions, 'shipCurtain');
  return (
    <Button
      size="small"
      disabled={!can}
      title={reason}
      aria-label={t(mailRoomTexts.openOf, { number: curtain.orderNumber })}
      onClick={onSend}
    >
      {t(mailRoomTexts.open)}
    </Button>
  );
}
