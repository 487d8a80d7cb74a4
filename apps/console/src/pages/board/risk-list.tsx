import { useQuery } from '@tanstack/react-query';
import { Button, Flex } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { request } from '../../app/providers/client.ts';
import { t } from '../../app/providers/i18n.ts';
import type { VariablesOf } from '../../graphql.ts';
import { AssignDialog } from '../../order/assign-dialog.tsx';
import { type OrderRow, ordersDocument } from '../../order/documents.ts';
import { assignTexts, orderTexts } from '../../order/texts.ts';
import { DueCell } from '../../ui/due-cell.tsx';
import { Faint, OrderLink } from '../../ui/list-page/cells.tsx';
import type { Column } from '../../ui/list-page/data-table.tsx';
import { ListCard } from '../../ui/list-page/list-card.tsx';
import { commonTexts } from '../../ui/texts.ts';
import { useHasPermission } from '../../ui/use-has-permission.ts';
import { staffTexts } from '../staff/texts.ts';
import { forecastTexts, workTexts } from '../work/texts.ts';
import { type BoardFilter, useBoardLinks } from './filter.tsx';
import { boardTexts } from './texts.ts';

const SHOWN = 8;

/** The orders at risk, earliest due first. Fetched together with the board. */
export function useRisks({ partner, clock }: BoardFilter) {
  return useQuery({
    queryKey: ['boardRisks', partner, clock],
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
  readonly onDone: () => void;
}

/** Orders that a supervisor can reassign before they are late: present and proposed assignee. */
export function RiskList({ risks, onDone }: RiskListProps) {
  const assigns = useHasPermission()('assign');
  const links = useBoardLinks();
  const [asked, setAsked] = useState<OrderRow | null>(null);
  const { rows = [], total = 0 } = risks.data ?? {};
  const columns: Column<OrderRow>[] = [
    {
      key: 'due',
      title: forecastTexts.due,
      width: 210,
      cell: ({ due }) => <DueCell due={due} size="card" />,
    },
    {
      key: 'order',
      title: forecastTexts.order,
      kind: 'head',
      cell: (row) => (
        <Flex vertical align="flex-start">
          <OrderLink {...row} />
          <Faint>{[row.stateLabel, row.provinceName, row.subjectName].join(' · ')}</Faint>
        </Flex>
      ),
    },
    { key: 'who', title: forecastTexts.who, width: 130, cell: (row) => <Faint>{holderText(row)}</Faint> },
  ];
  const assign: Column<OrderRow> = {
    key: 'assign',
    title: commonTexts.actions,
    width: 72,
    kind: 'actions',
    cell: (row) => (
      <Button size="small" aria-label={t(boardTexts.assignTo, { number: row.number })} onClick={() => setAsked(row)}>
        {t(assignTexts.do)}
      </Button>
    ),
  };
  return (
    <ListCard
      title={t(boardTexts.risks)}
      lead={t(boardTexts.risksSays, { n: total })}
      actions={
        <Flex gap={16}>
          {assigns ? <Link to="/rebalance">{t(workTexts.rebalance)}</Link> : null}
          <Link to="/staff">{t(staffTexts.absence)}</Link>
          {total > rows.length ? <Link to={links.ours({ flag: 'RISK' })}>{t(boardTexts.allRisks)}</Link> : null}
        </Flex>
      }
      rows={rows}
      columns={assigns ? [...columns, assign] : columns}
      empty={boardTexts.noRisks}
    >
      {asked === null ? null : <AssignDialog order={asked} onClose={() => setAsked(null)} onDone={onDone} />}
    </ListCard>
  );
}

function holderText({ lease, assignee }: OrderRow): string {
  if (lease !== null) return t(orderTexts.leased, { name: lease.holderName });
  return assignee === null ? t(orderTexts.unassigned) : t(orderTexts.assigned, { name: assignee.name });
}
