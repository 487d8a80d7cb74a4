import { DownOutlined, RightOutlined } from '@ant-design/icons';
import { Button, Typography } from 'antd';
import { t } from '../../app/providers/i18n.ts';
import { type OrderColumn, OrderTable, type OrderTableProps, orderCells } from '../../queue/order-table.tsx';
import type { ShownRow } from '../../queue/rows.ts';
import { type ColumnWidth, SUBJECT_WIDTH } from '../../ui/fit-columns.ts';
import { Faint } from '../../ui/list-page/cells.tsx';
import { commonTexts } from '../../ui/texts.ts';
import type { WaitingOrder } from './documents.ts';
import { OpenReport, ReportCell } from './report-cell.tsx';
import { handoverTexts } from './texts.ts';

/** The API's verdict on pushing this order; undefined: not an action of this person. */
export const pushOf = (order: WaitingOrder) => order.actions.find(({ event }) => event === 'pushToBureau');
export const mayPush = ({ row, gone }: ShownRow<WaitingOrder>): boolean => !gone && pushOf(row)?.presence === 'ENABLED';
/** Whether it can be pushed with others: an order that a bureau has refused is pushed alone. */
export const mayPushWithOthers = (one: ShownRow<WaitingOrder>): boolean =>
  mayPush(one) && pushOf(one.row)?.primary === true;

interface WaitingTableProps
  extends Pick<OrderTableProps<string, WaitingOrder>, 'rows' | 'cursor' | 'onCursor' | 'onOpen'> {
  readonly selected: ReadonlySet<string>;
  readonly opened: string | null;
  /** `range`: from the row that was selected last. */
  readonly onSelect: (id: string, range: boolean) => void;
  readonly onAll: () => void;
  readonly onReport: (id: string) => void;
}

type ColumnName = 'due' | 'order' | 'subject' | 'kind' | 'province' | 'state' | 'report' | 'may';

/** The most important one first: the last one folds away first. A province also has its filter above the list. */
const widths: readonly ColumnWidth<ColumnName>[] = [
  { name: 'subject', min: SUBJECT_WIDTH, always: true, grows: true },
  { name: 'order', min: 140, always: true },
  { name: 'may', min: 124, full: 130, always: true },
  { name: 'report', min: 188, full: 188 },
  { name: 'due', min: { zh: 150, en: 190 }, full: { zh: 216, en: 232 } },
  { name: 'kind', min: { zh: 130, en: 152 } },
  { name: 'state', min: 104 },
  { name: 'province', min: { zh: 84, en: 108 }, full: 126 },
];

/** The orders, whether each may be pushed and why not; its report opens below it. */
export function WaitingTable({ selected, opened, onSelect, onAll, onReport, ...list }: WaitingTableProps) {
  const able = list.rows.filter(mayPushWithOthers).map(({ row }) => row.id);
  const cells: Readonly<Record<ColumnName, OrderColumn<ColumnName, WaitingOrder>['cell']>> = {
    due: orderCells.due,
    order: orderCells.number,
    subject: (row) => <span title={row.subjectName}>{row.subjectName}</span>,
    kind: orderCells.kind,
    province: (row) => <span title={row.provinceName}>{row.provinceName}</span>,
    state: (row) => row.stateLabel,
    report: (row) => (
      <Button
        type="text"
        size="small"
        icon={opened === row.id ? <DownOutlined aria-hidden /> : <RightOutlined aria-hidden />}
        aria-expanded={opened === row.id}
        aria-label={t(handoverTexts.showReport, { number: row.number })}
        onClick={() => onReport(row.id)}
      >
        <ReportCell report={row.report} />
      </Button>
    ),
    may: (row) => <MayCell order={row} />,
  };
  return (
    <OrderTable
      {...list}
      label={t(handoverTexts.title)}
      widths={widths}
      columns={(Object.keys(cells) as ColumnName[]).map((name) => ({
        name,
        title: t(handoverTexts[name]),
        cell: cells[name],
      }))}
      selection={{
        ids: selected,
        labelOf: ({ number }) => t(handoverTexts.select, { number }),
        canSelect: mayPush,
        onToggle: onSelect,
        all: { label: t(handoverTexts.selectAll, { n: able.length }), ids: able, onToggle: onAll },
      }}
      detail={{ opened, show: (id) => <OpenReport id={id} /> }}
    />
  );
}

function MayCell({ order }: { order: WaitingOrder }) {
  const push = pushOf(order);
  if (push === undefined) return <Faint>{t(commonTexts.none)}</Faint>;
  if (push.presence === 'ENABLED')
    return push.primary === true ? (
      <Typography.Text type="success">{t(handoverTexts.ready)}</Typography.Text>
    ) : (
      <span title={t(handoverTexts.alone)}>{t(handoverTexts.alone)}</span>
    );
  return (
    <span title={push.reasons.map((one) => `${one.message} ${one.suggestion ?? ''}`).join('\n')}>
      {push.reasons.map((reason) => reason.message).join(' · ')}
    </span>
  );
}
