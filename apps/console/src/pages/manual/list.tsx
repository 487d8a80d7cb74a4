import { type ManualStage, manualStages, orderFilters, queueColumns } from '@beian/domain/order';
import { Tag } from 'antd';
import { listOf } from '../../app/providers/data.ts';
import { t } from '../../app/providers/i18n.ts';
import { shellTexts } from '../../app/shell/texts.ts';
import { orderTexts } from '../../order/texts.ts';
import { DueCell } from '../../ui/due-cell.tsx';
import { OrderLink, TimeCell } from '../../ui/list-page/cells.tsx';
import type { Column } from '../../ui/list-page/data-table.tsx';
import { ListPage } from '../../ui/list-page/list-page.tsx';
import { commonTexts } from '../../ui/texts.ts';
import { type ManualOrder, manualOrdersDocument } from './documents.ts';
import { manualListTexts } from './texts.ts';

const orders = listOf('manual', manualOrdersDocument, (data) => data.orders);
const every = Object.keys(manualStages) as ManualStage[];
const filters = { province: orderFilters.province, kind: orderFilters.kind };

/** 人工报送: orders that one person enters in the bureau's own system and another confirms. */
export function ManualPage() {
  const none = t(commonTexts.none);
  const columns: Column<ManualOrder>[] = [
    { key: 'due', title: orderTexts.due, width: 210, cell: ({ due }) => <DueCell due={due} /> },
    {
      key: 'stage',
      title: manualListTexts.stage,
      width: 120,
      cell: ({ manual }) => (manual === null ? none : <Tag>{manual.stageLabel}</Tag>),
    },
    { key: 'number', title: orderTexts.number, width: 150, kind: 'head', cell: (order) => <OrderLink {...order} /> },
    { key: 'subjectName', title: queueColumns.subject },
    { key: 'provinceName', title: queueColumns.province, width: 80 },
    { key: 'kindLabel', title: queueColumns.kind, width: 90 },
    { key: 'bureauNumber', title: manualListTexts.number, width: 120, cell: ({ manual }) => manual?.number ?? none },
    {
      key: 'recordedBy',
      title: manualListTexts.recordedBy,
      width: 70,
      cell: ({ manual }) => manual?.answeredBy ?? manual?.enteredBy ?? none,
    },
    {
      key: 'since',
      title: manualListTexts.since,
      width: 100,
      cell: ({ manual }) => <TimeCell at={manual?.since ?? null} none={none} />,
    },
  ];
  return (
    <ListPage
      list={orders}
      texts={{ title: shellTexts.manual, ...manualListTexts }}
      filters={filters}
      variables={(filter) => ({ filter: { manual: every, ...filter } })}
      columns={columns}
      live="orders"
      // The API calculates the time left.
      everySeconds={60}
    />
  );
}
