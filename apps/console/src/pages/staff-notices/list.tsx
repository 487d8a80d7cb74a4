import type { UseQueryResult } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { Link } from 'react-router';
import { t } from '../../app/providers/i18n.ts';
import { Empty, Loaded } from '../../app/shell/states.tsx';
import type { StaffNotice } from '../../generated/staff-notice.ts';
import { dueTime } from '../../ui/due.ts';
import { useNow } from '../../ui/hooks.ts';
import { fullTime } from '../../ui/time.ts';
import styles from './bell.module.css';
import { staffNoticesTexts } from './texts.ts';

interface Props {
  readonly query: UseQueryResult<{ readonly notices: readonly StaffNotice[] }>;
  /** Ids of those that are new to the reader. */
  readonly fresh: ReadonlySet<string>;
  readonly onLeave: () => void;
}

const urgent: Readonly<Partial<Record<StaffNotice['kind'], string | undefined>>> = {
  DUE: styles.warn,
  OVERDUE: styles.bad,
  ESCALATED: styles.warn,
  BUREAU: styles.bad,
};

/** Where a notice leads: the spot check, the connection, or the order. */
const placeOf = ({ spotCheckId, bureauId, orderId }: StaffNotice): string => {
  if (spotCheckId !== null) return `/spot-checks/${encodeURIComponent(spotCheckId)}`;
  if (bureauId !== null) return `/gateway?bureau=${encodeURIComponent(bureauId)}`;
  return `/orders/${encodeURIComponent(orderId ?? '')}`;
};

/** The notices, the newest first. */
export function NoticeList({ query, fresh, onLeave }: Props) {
  const panel = useRef<HTMLElement>(null);
  useEffect(() => panel.current?.focus(), []);
  const now = useNow(60_000);
  return (
    <section ref={panel} className={styles.panel} role="dialog" aria-label={t(staffNoticesTexts.title)} tabIndex={-1}>
      <h2>{t(staffNoticesTexts.title)}</h2>
      <Loaded query={query} rows={5}>
        {({ notices }) =>
          notices.length === 0 ? (
            <Empty title={t(staffNoticesTexts.empty)} hint={t(staffNoticesTexts.emptyHint)} />
          ) : (
            <ul>
              {notices.map((notice) => (
                <li key={notice.id} className={urgent[notice.kind]}>
                  <Link to={placeOf(notice)} onClick={onLeave}>
                    {fresh.has(notice.id) || notice.unread ? (
                      <span className={styles.dot} role="img" aria-label={t(staffNoticesTexts.new)} />
                    ) : null}
                    <span className={styles.text}>{notice.text}</span>
                    <time dateTime={notice.at} title={fullTime(notice.at)}>
                      {dueTime(notice.at, now)}
                    </time>
                  </Link>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </section>
  );
}
