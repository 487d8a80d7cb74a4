import '../i18n/mail-room-texts.ts';
import { useList } from '@refinedev/core';
import { Button } from 'antd';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { useDelayed, useNow, useThrottled } from '../common/hooks.ts';
import { fullTime, shanghai } from '../common/time.ts';
import { Download } from '../download/lazy-download-button.tsx';
import type { PageInfo } from '../order/documents.ts';
import { accessFor } from '../providers/access.ts';
import type { ApiError } from '../providers/client.ts';
import { type Translate, useT } from '../providers/i18n.ts';
import { Empty, Failure, Skeleton } from '../shell/states.tsx';
import type { Curtain, CurtainState } from './documents.ts';
import styles from './mail-room.module.css';
import { ShipForm } from './ship-form.tsx';

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
        <h1>{t('mailRoom.title')}</h1>
        <p className={styles.faint}>{t('mailRoom.lead')}</p>
      </div>
      <div className={styles.tabs} role="tablist" aria-label={t('mailRoom.views')}>
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
            {t(`mailRoom.${one}`)}
          </button>
        ))}
      </div>
      <div className={styles.scroll} id="curtains">
        {query.error && page === undefined ? (
          <Failure error={query.error} onRetry={() => void query.refetch()} />
        ) : page === undefined ? (
          showSkeleton ? (
            <Skeleton label={t('mailRoom.loading')} />
          ) : null
        ) : page.data.length === 0 ? (
          <Empty
            title={t(`mailRoom.empty.${state}`)}
            hint={state === 'REQUESTED' ? t('mailRoom.emptyHint') : undefined}
          />
        ) : (
          <table className={styles.table} aria-label={t('mailRoom.title')}>
            <thead>
              <tr>
                {columns[state].map((column) => (
                  <th key={column.title} scope="col" className={column.narrow ? styles.narrow : undefined}>
                    {t(column.title)}
                  </th>
                ))}
                {state === 'REQUESTED' ? (
                  <th scope="col" className={styles.act} aria-label={t('mailRoom.open')} />
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
            : t('mailRoom.total', { n: page.totalIsCapped ? t('common.atLeast', { n: '1,000' }) : page.total })}
        </span>
        <Download list="curtains" filter={{ state }} />
        <Button type="text" size="small" disabled={after === null} onClick={() => show(state)}>
          {t('common.firstPage')}
        </Button>
        <Button
          type="text"
          size="small"
          disabled={!page?.pageInfo.hasNextPage}
          onClick={() => setParams({ state, after: page?.pageInfo.endCursor ?? '' })}
        >
          {t('common.next')}
        </Button>
      </footer>
    </div>
  );
}

interface Column {
  readonly title:
    | 'mailRoom.shipBy'
    | 'mailRoom.order'
    | 'mailRoom.to'
    | 'mailRoom.requestedAt'
    | 'mailRoom.parcel'
    | 'mailRoom.shippedAt'
    | 'mailRoom.arrives'
    | 'mailRoom.deliveredAt';
  readonly narrow?: true;
}

const columns: Readonly<Record<CurtainState, readonly Column[]>> = {
  REQUESTED: [
    { title: 'mailRoom.shipBy', narrow: true },
    { title: 'mailRoom.order' },
    { title: 'mailRoom.to' },
    { title: 'mailRoom.requestedAt', narrow: true },
  ],
  SHIPPED: [
    { title: 'mailRoom.shippedAt', narrow: true },
    { title: 'mailRoom.order' },
    { title: 'mailRoom.to' },
    { title: 'mailRoom.parcel' },
    { title: 'mailRoom.arrives', narrow: true },
  ],
  DELIVERED: [
    { title: 'mailRoom.deliveredAt', narrow: true },
    { title: 'mailRoom.order' },
    { title: 'mailRoom.to' },
    { title: 'mailRoom.parcel' },
    { title: 'mailRoom.shippedAt', narrow: true },
  ],
};

const day = (text: string): string => text.slice(5);

/** The day by which it must be sent, as text and not only by colour. */
function ShipBy({ curtain }: { curtain: Curtain }) {
  const t = useT();
  const today = shanghai(useNow(60_000)).format('YYYY-MM-DD');
  if (curtain.shipBy === null) return null;
  if (curtain.shipBy === today) return <b className={styles.due}>{t('mailRoom.today')}</b>;
  return (
    <>
      {day(curtain.shipBy)}
      {curtain.shipBy < today ? <b className={styles.over}> {t('mailRoom.late')}</b> : null}
    </>
  );
}

function cellOf(t: Translate, curtain: Curtain, column: Column['title']) {
  switch (column) {
    case 'mailRoom.shipBy':
      return <ShipBy curtain={curtain} />;
    case 'mailRoom.order':
      return (
        <>
          <Link to={`/orders/${encodeURIComponent(curtain.orderId)}`}>{curtain.orderNumber}</Link>{' '}
          <span className={styles.faint}>
            {curtain.subjectName} · {curtain.partnerName}
          </span>
        </>
      );
    case 'mailRoom.to':
      return (
        <>
          {curtain.provinceName} {curtain.city}{' '}
          <span className={styles.faint}>
            {curtain.consignee} {curtain.mobile}
          </span>
        </>
      );
    case 'mailRoom.requestedAt':
      return fullTime(curtain.requestedAt);
    case 'mailRoom.parcel':
      return `${curtain.courier ?? ''} ${curtain.trackingNumber ?? ''}`;
    case 'mailRoom.shippedAt':
      return curtain.shippedAt === null ? null : fullTime(curtain.shippedAt);
    case 'mailRoom.arrives':
      return curtain.arrivesFrom === null || curtain.arrivesBy === null
        ? null
        : t('mailRoom.between', { from: day(curtain.arrivesFrom), by: day(curtain.arrivesBy) });
    case 'mailRoom.deliveredAt':
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
        {shown.map(({ title }) => (
          <td key={title}>{cellOf(t, curtain, title)}</td>
        ))}
        {curtain.state === 'REQUESTED' ? (
          <td>
            {ship === undefined ? null : (
              <Button
                size="small"
                disabled={!can || opened}
                title={reason}
                aria-expanded={opened}
                aria-label={t('mailRoom.openOf', { number: curtain.orderNumber })}
                onClick={onOpen}
              >
                {t('mailRoom.open')}
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
