import { useList } from '@refinedev/core';
import { Button } from 'antd';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { accessFor } from '../../app/providers/access.ts';
import type { ApiError } from '../../app/providers/client.ts';
import { type Translate, useT } from '../../app/providers/i18n.ts';
import { Empty, Failure, Skeleton } from '../../app/shell/states.tsx';
import type { PageInfo } from '../../order/documents.ts';
import { Download } from '../../ui/download/lazy-download-button.tsx';
import { useDelayed, useNow, useThrottled } from '../../ui/hooks.ts';
import { commonTexts } from '../../ui/texts.ts';
import { fullTime, shanghai } from '../../ui/time.ts';
import type { Curtain, CurtainState } from './documents.ts';
import styles from './mail-room.module.css';
import { ShipForm } from './ship-form.tsx';
import { mailRoomTexts } from './texts.ts';

const pageSize = 50;
const states = ['REQUESTED', 'SHIPPED', 'DELIVERED'] as const satisfies CurtainState[];
const stateOf = (text: string | null): CurtainState => states.find((one) => one === text) ?? 'REQUESTED';
const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1 };

interface CurtainsPage {
  readonly data: Curtain[];
  readonly total: number;
  readonly totalIsCapped: boolean;
  readonly pageInfo: PageInfo;
}

/** The mail room: curtains to send, oldest first, and the sent ones. */
export function MailRoom() {
  const t = useT();
  const [params, setParams] = useSearchParams();
  const state = stateOf(params.get('state'));
  const after = params.get('after');
  const [opened, setOpened] = useState<string | null>(null);
  const { query } = useList<Curtain, ApiError>({
    resource: 'curtains',
    meta: { variables: { state, first: pageSize, after } },
    errorNotification: false,
    liveMode: 'manual',
    onLiveEvent: useThrottled(() => void query.refetch(), 1000),
  });
  const showSkeleton = useDelayed(query.isLoading);
  const page = query.data as CurtainsPage | undefined;
  const show = (next: CurtainState) => {
    setOpened(null);
    setParams(next === 'REQUESTED' ? {} : { state: next });
  };

  return (
    <div className={styles.room}>
      <div className={styles.head}>
        <h1>{t(mailRoomTexts.title)}</h1>
        <p className={styles.faint}>{t(mailRoomTexts.lead)}</p>
      </div>
      <div className={styles.tabs} role="tablist" aria-label={t(mailRoomTexts.views)}>
        {states.map((one, at) => (
          <button
            key={one}
            type="button"
            role="tab"
            aria-selected={one === state}
            aria-controls="curtains"
            tabIndex={one === state ? 0 : -1}
            onClick={() => show(one)}
            onKeyDown={(event) => {
              const by = steps[event.key];
              const next = by === undefined ? undefined : states[(at + by + states.length) % states.length];
              if (next !== undefined) show(next);
            }}
          >
            {t(mailRoomTexts[one])}
          </button>
        ))}
      </div>
      <div className={styles.scroll} id="curtains">
        {query.error && page === undefined ? (
          <Failure error={query.error} onRetry={() => void query.refetch()} />
        ) : page === undefined ? (
          showSkeleton ? (
            <Skeleton label={t(mailRoomTexts.loading)} />
          ) : null
        ) : page.data.length === 0 ? (
          <Empty
            title={t(mailRoomTexts.empty[state])}
            hint={state === 'REQUESTED' ? t(mailRoomTexts.emptyHint) : undefined}
          />
        ) : (
          <table className={styles.table} aria-label={t(mailRoomTexts.title)}>
            <thead>
              <tr>
                {columns[state].map((column) => (
                  <th key={column.name} scope="col" className={column.narrow ? styles.narrow : undefined}>
                    {t(mailRoomTexts[column.name])}
                  </th>
                ))}
                {state === 'REQUESTED' ? (
                  <th scope="col" className={styles.act} aria-label={t(mailRoomTexts.open)} />
                ) : null}
              </tr>
            </thead>
            {page.data.map((curtain) => (
              <Row
                key={curtain.id}
                curtain={curtain}
                opened={opened === curtain.id}
                onOpen={() => setOpened(curtain.id)}
                onClose={() => setOpened(null)}
                onSent={async () => {
                  setOpened(null);
                  await query.refetch();
                }}
              />
            ))}
          </table>
        )}
      </div>
      <footer className={styles.foot}>
        <span className={styles.total}>
          {page === undefined
            ? ''
            : t(mailRoomTexts.total, { n: page.totalIsCapped ? t(commonTexts.atLeast, { n: '1,000' }) : page.total })}
        </span>
        <Download list="curtains" filter={{ state }} />
        <Button type="text" size="small" disabled={after === null} onClick={() => show(state)}>
          {t(commonTexts.firstPage)}
        </Button>
        <Button
          type="text"
          size="small"
          disabled={!page?.pageInfo.hasNextPage}
          onClick={() => setParams({ state, after: page?.pageInfo.endCursor ?? '' })}
        >
          {t(commonTexts.next)}
        </Button>
      </footer>
    </div>
  );
}

interface Column {
  readonly name: 'shipBy' | 'order' | 'to' | 'requestedAt' | 'parcel' | 'shippedAt' | 'arrives' | 'deliveredAt';
  readonly narrow?: true;
}

const columns: Readonly<Record<CurtainState, readonly Column[]>> = {
  REQUESTED: [
    { name: 'shipBy', narrow: true },
    { name: 'order' },
    { name: 'to' },
    { name: 'requestedAt', narrow: true },
  ],
  SHIPPED: [
    { name: 'shippedAt', narrow: true },
    { name: 'order' },
    { name: 'to' },
    { name: 'parcel' },
    { name: 'arrives', narrow: true },
  ],
  DELIVERED: [
    { name: 'deliveredAt', narrow: true },
    { name: 'order' },
    { name: 'to' },
    { name: 'parcel' },
    { name: 'shippedAt', narrow: true },
  ],
};

const day = (text: string): string => text.slice(5);

/** The day by which it must be sent, as text and not only by colour. */
function ShipBy({ curtain }: { curtain: Curtain }) {
  const t = useT();
  const today = shanghai(useNow(60_000)).format('YYYY-MM-DD');
  if (curtain.shipBy === null) return null;
  if (curtain.shipBy === today) return <b className={styles.due}>{t(mailRoomTexts.today)}</b>;
  return (
    <>
      {day(curtain.shipBy)}
      {curtain.shipBy < today ? <b className={styles.over}> {t(mailRoomTexts.late)}</b> : null}
    </>
  );
}

function cellOf(t: Translate, curtain: Curtain, column: Column['name']) {
  switch (column) {
    case 'shipBy':
      return <ShipBy curtain={curtain} />;
    case 'order':
      return (
        <>
          <Link to={`/orders/${encodeURIComponent(curtain.orderId)}`}>{curtain.orderNumber}</Link>{' '}
          <span className={styles.faint}>
            {curtain.subjectName} · {curtain.partnerName}
          </span>
        </>
      );
    case 'to':
      return (
        <>
          {curtain.provinceName} {curtain.city}{' '}
          <span className={styles.faint}>
            {curtain.consignee} {curtain.mobile}
          </span>
        </>
      );
    case 'requestedAt':
      return fullTime(curtain.requestedAt);
    case 'parcel':
      return `${curtain.courier ?? ''} ${curtain.trackingNumber ?? ''}`;
    case 'shippedAt':
      return curtain.shippedAt === null ? null : fullTime(curtain.shippedAt);
    case 'arrives':
      return curtain.arrivesFrom === null || curtain.arrivesBy === null
        ? null
        : t(mailRoomTexts.between, { from: day(curtain.arrivesFrom), by: day(curtain.arrivesBy) });
    case 'deliveredAt':
      return curtain.deliveredAt === null ? null : fullTime(curtain.deliveredAt);
  }
}

interface RowProps {
  readonly curtain: Curtain;
  readonly opened: boolean;
  readonly onOpen: () => void;
  readonly onClose: () => void;
  readonly onSent: () => Promise<void>;
}

function Row({ curtain, opened, onOpen, onClose, onSent }: RowProps) {
  const t = useT();
  const ship = curtain.actions.find(({ event }) => event === 'shipCurtain');
  const { can, reason } = accessFor(curtain.actions, 'shipCurtain');
  const shown = columns[curtain.state];
  return (
    <tbody>
      <tr className={opened ? styles.opened : undefined}>
        {shown.map(({ name }) => (
          <td key={name}>{cellOf(t, curtain, name)}</td>
        ))}
        {curtain.state === 'REQUESTED' ? (
          <td>
            {ship === undefined ? null : (
              <Button
                size="small"
                disabled={!can || opened}
                title={reason}
                aria-expanded={opened}
                aria-label={t(mailRoomTexts.openOf, { number: curtain.orderNumber })}
                onClick={onOpen}
              >
                {t(mailRoomTexts.open)}
              </Button>
            )}
          </td>
        ) : null}
      </tr>
      {opened && ship !== undefined ? (
        <tr>
          <td colSpan={shown.length + 1} className={styles.form}>
            <ShipForm curtain={curtain} label={ship.label} onClose={onClose} onSent={onSent} />
          </td>
        </tr>
      ) : null}
    </tbody>
  );
}
