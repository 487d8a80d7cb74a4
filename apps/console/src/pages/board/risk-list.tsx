import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { request } from '../../app/providers/client.ts';
import { useLanguage, useT } from '../../app/providers/i18n.ts';
import type { VariablesOf } from '../../graphql.ts';
import { AssignDialog } from '../../order/assign-dialog.tsx';
import { type OrderRow, ordersDocument } from '../../order/documents.ts';
import { assignTexts, orderTexts } from '../../order/texts.ts';
import { DueCell } from '../../ui/due-cell.tsx';
import { useHasPermission } from '../../ui/use-has-permission.ts';
import { staffTexts } from '../staff/texts.ts';
import { workTexts } from '../work/texts.ts';
import styles from './board.module.css';
import { type BoardFilter, useBoardLinks } from './filter.tsx';
import { boardTexts } from './texts.ts';

const SHOWN = 8;

/** The orders at risk, earliest due first. Fetched together with the board. */
export function useRisks({ partner, clock }: BoardFilter) {
  return useQuery({
    queryKey: ['boardRisks', useLanguage(), partner, clock],
    queryFn: ({ signal }) => {
      const filter: VariablesOf<typeof ordersDocument>['filter'] = {
        stage: 'OPEN',
        clock: clock ?? 'OURS',
        flag: 'RISK',
        partner,
      };
      return request(ordersDocument, { first: SHOWN, filter }, signal);
    },
    select: ({ orders }) => ({ rows: orders.edges.map(({ node }) => node), total: orders.totalCount }),
  });
}

interface RiskListProps {
  readonly risks: ReturnType<typeof useRisks>;
  readonly now: number;
  readonly onDone: () => void;
}

/** Orders that a supervisor can reassign before they are late: present and proposed assignee. */
export function RiskList({ risks, now, onDone }: RiskListProps) {
  const t = useT();
  const assigns = useHasPermission()('assign');
  const links = useBoardLinks();
  const [asked, setAsked] = useState<OrderRow | null>(null);
  const { rows = [], total = 0 } = risks.data ?? {};
  return (
    <section className={styles.card} aria-label={t(boardTexts.risks)}>
      <div className={styles.cardHead}>
        <h2>
          {t(boardTexts.risks)} <small>{t(boardTexts.risksSays, { n: total })}</small>
        </h2>
        <span className={styles.levers}>
          {assigns ? <Link to="/rebalance">{t(workTexts.rebalance)}</Link> : null}
          <Link to="/staff">{t(staffTexts.absence)}</Link>
          {total > rows.length ? <Link to={links.ours({ flag: 'RISK' })}>{t(boardTexts.allRisks)}</Link> : null}
        </span>
      </div>
      {risks.data !== undefined && rows.length === 0 ? (
        <p className={styles.foot}>{t(boardTexts.noRisks)}</p>
      ) : (
        <ul className={styles.risks}>
          {rows.map((row) => (
            <li key={row.id} data-risk={row.id}>
              <span className={styles.riskDue}>
                <DueCell due={row.due} now={now} size="card" />
              </span>
              <span className={styles.riskWhat}>
                <Link to={`/orders/${encodeURIComponent(row.id)}`}>{row.number}</Link>
                <span className={styles.faint}>{[row.stateLabel, row.provinceName, row.subjectName].join(' · ')}</span>
              </span>
              <span className={styles.riskWho}>
                {row.lease === null
                  ? row.assignee === null
                    ? t(orderTexts.unassigned)
                    : t(orderTexts.assigned, { name: row.assignee.name })
                  : t(orderTexts.leased, { name: row.lease.holderName })}
              </span>
              {assigns ? (
                <Button
                  size="small"
                  aria-label={t(boardTexts.assignTo, { number: row.number })}
                  onClick={() => setAsked(row)}
                >
                  {t(assignTexts.do)}
                </Button>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      {asked === null ? null : <AssignDialog order={asked} onClose={() => setAsked(null)} onDone={onDone} />}
    </section>
  );
}
