import { MOST_REFUSED_ORDERS } from '@beian/domain/escapes';
import { orderKindLabels } from '@beian/domain/order-names';
import { canBeginRule } from '@beian/domain/rule-book';
import { Flex } from 'antd';
import { Link } from 'react-router';
import { t } from '../../app/providers/i18n.ts';
import type { EscapeFigures, RefusalsWithoutRule as Refusals } from '../../generated/escapes.ts';
import { Faint, OrderLink } from '../../ui/list-page/cells.tsx';
import { DataTable } from '../../ui/list-page/data-table.tsx';
import { ListCard } from '../../ui/list-page/list-card.tsx';
import { draftOfRefusalsPath } from './links.ts';
import { escapeTexts } from './texts.ts';

const { col } = escapeTexts;
const itemOf = ({ itemLabel }: Refusals): string => itemLabel ?? t(escapeTexts.wholeOrder);
const aboutOf = (row: Refusals): string => `${row.provinceName} ${itemOf(row)}`;

/** Refusals for which no rule existed, each with the orders behind it and the way to a rule. */
export function WithoutRule({ figures }: { figures: EscapeFigures }) {
  return (
    <ListCard
      title={t(escapeTexts.withoutRule)}
      lead={t(escapeTexts.withoutRuleSays)}
      rows={figures.withoutRule}
      idOf={({ province, item, reason }) => `${province} ${item} ${reason}`}
      columns={[
        { key: 'provinceName', title: col.province, width: 100 },
        { key: 'item', title: col.item, kind: 'head', cell: itemOf },
        {
          key: 'reason',
          title: col.reason,
          cell: ({ reason, reasonLabel }) => (
            <>
              {reasonLabel} <Faint>{reason}</Faint>
            </>
          ),
        },
        { key: 'refusals', title: col.refusals, kind: 'number', width: 90 },
        { key: 'lastDay', title: col.lastDay, width: 120 },
        {
          key: 'act',
          title: col.act,
          kind: 'actions',
          width: 200,
          cell: (row) =>
            canBeginRule(row) ? (
              <Link to={draftOfRefusalsPath(row, figures.weeks)}>{t(escapeTexts.makeRule, { n: row.refusals })}</Link>
            ) : null,
        },
      ]}
      detail={{
        name: (row) => t(escapeTexts.showOrders, { about: aboutOf(row) }),
        show: (row) => <Orders of={row} />,
      }}
      empty={escapeTexts.noneWithout}
      emptyHint={escapeTexts.noneWithoutHint}
    />
  );
}

const Orders = ({ of }: { of: Refusals }) => (
  <Flex vertical gap={8}>
    <DataTable
      name={t(escapeTexts.showOrders, { about: aboutOf(of) })}
      rows={of.orders}
      idOf={({ orderId, day, code }) => `${orderId} ${day} ${code}`}
      columns={[
        {
          key: 'order',
          title: col.order,
          kind: 'head',
          cell: ({ orderId, orderNumber }) => <OrderLink id={orderId} number={orderNumber} />,
        },
        { key: 'kind', title: col.kind, cell: ({ kind }) => t(orderKindLabels[kind]) },
        { key: 'day', title: col.day },
        { key: 'code', title: col.code },
      ]}
    />
    {of.orders.length < of.refusals ? <Faint>{t(escapeTexts.moreOrders, { n: MOST_REFUSED_ORDERS })}</Faint> : null}
  </Flex>
);
