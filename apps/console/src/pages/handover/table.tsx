import { DownOutlined, RightOutlined } from '@ant-design/icons';
import { Checkbox } from 'antd';
import { Fragment, type MouseEvent, type ReactNode, useRef } from 'react';
import { Link } from 'react-router';
import { useLanguage, useT } from '../../app/providers/i18n.ts';
import { KindBadge } from '../../order/kind/badge.tsx';
import { orderTexts } from '../../order/texts.ts';
import type { ShownRow } from '../../queue/rows.ts';
import { DueCell } from '../../ui/due-cell.tsx';
import { type ColumnWidth, fitColumns, SUBJECT_WIDTH } from '../../ui/fit-columns.ts';
import { useIsNarrow, useWidth } from '../../ui/hooks.ts';
import { commonTexts } from '../../ui/texts.ts';
import type { WaitingOrder } from './documents.ts';
import styles from './handover.module.css';
import { OpenReport, ReportCell } from './report-cell.tsx';
import { handoverTexts } from './texts.ts';

/** The API's verdict on pushing this order; undefined: not an action of this person. */
export const pushOf = (order: WaitingOrder) => order.actions.find(({ event }) => event === 'pushToBureau');
export const mayPush = ({ row, gone }: ShownRow<WaitingOrder>): boolean => !gone && pushOf(row)?.presence === 'ENABLED';
/** Whether it can be pushed with others: an order that a bureau has refused is pushed alone. */
export const mayPushWithOthers = (one: ShownRow<WaitingOrder>): boolean =>
  mayPush(one) && pushOf(one.row)?.primary === true;

interface TableProps {
  readonly rows: readonly ShownRow<WaitingOrder>[];
  readonly now: number;
  readonly cursor: string | null;
  readonly selected: ReadonlySet<string>;
  readonly opened: string | null;
  readonly onCursor: (id: string) => void;
  /** `range`: from the row that was selected last. */
  readonly onSelect: (id: string, range: boolean) => void;
  readonly onAll: () => void;
  readonly onOpen: (id: string) => void;
}

const columns = ['due', 'order', 'subject', 'kind', 'province', 'state', 'report', 'may'] as const;
type Column = (typeof columns)[number];

const CHECK_WIDTH = 44;
/** The most important one first: the last one folds away first. A province also has its filter above the list. */
const widths: readonly ColumnWidth<Column>[] = [
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
export function WaitingTable(props: TableProps) {
  const { rows, now, cursor, selected, opened, onCursor, onSelect, onAll, onOpen } = props;
  const t = useT();
  const able = rows.filter(mayPushWithOthers);
  const chosen = able.filter(({ row }) => selected.has(row.id)).length;
  const table = useRef<HTMLTableElement>(null);
  const width = useWidth(table);
  const language = useLanguage();
  // On a phone the rows are cards, which have room for all.
  const isNarrow = useIsNarrow();
  const fitted = fitColumns(widths, columns, { width: isNarrow ? 0 : width, language, extra: CHECK_WIDTH });
  const cells: Readonly<Record<Column, (row: WaitingOrder) => ReactNode>> = {
    due: (row) => <DueCell due={row.due} now={now} />,
    order: (row) => <Link to={`/orders/${encodeURIComponent(row.id)}`}>{row.number}</Link>,
    subject: (row) => <span title={row.subjectName}>{row.subjectName}</span>,
    kind: (row) => <KindBadge kind={row.kind} />,
    province: (row) => <span title={row.provinceName}>{row.provinceName}</span>,
    state: (row) => row.stateLabel,
    report: (row) => (
      <button
        type="button"
        className={styles.openReport}
        aria-expanded={opened === row.id}
        aria-label={t(handoverTexts.showReport, { number: row.number })}
        onClick={() => onOpen(row.id)}
      >
        {opened === row.id ? <DownOutlined aria-hidden /> : <RightOutlined aria-hidden />}
        <ReportCell report={row.report} />
      </button>
    ),
    may: (row) => <MayCell order={row} />,
  };
  return (
    <table
      ref={table}
      className={styles.table}
      style={isNarrow ? undefined : { minWidth: fitted.minWidth }}
      aria-label={t(handoverTexts.title)}
    >
      <colgroup>
        <col style={{ width: CHECK_WIDTH }} />
        {fitted.names.map((name) => (
          <col key={name} style={{ width: fitted.widthOf(name) }} />
        ))}
      </colgroup>
      <thead>
        <tr>
          <th scope="col" className={styles.check}>
            <Checkbox
              aria-label={t(handoverTexts.selectAll, { n: able.length })}
              checked={able.length > 0 && chosen === able.length}
              indeterminate={chosen > 0 && chosen < able.length}
              disabled={able.length === 0}
              onChange={onAll}
            />
          </th>
          {fitted.names.map((name) => (
            <th key={name} scope="col" className={styles[name]}>
              {t(handoverTexts[name])}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((one) => {
          const { row, gone } = one;
          const isOpen = opened === row.id;
          return (
            <Fragment key={row.id}>
              <tr
                data-row={row.id}
                className={`${row.id === cursor ? styles.cursor : ''} ${gone ? styles.gone : ''} ${selected.has(row.id) ? styles.chosen : ''}`}
                aria-current={row.id === cursor ? 'true' : undefined}
                title={gone ? t(orderTexts.gone) : undefined}
                onClick={() => onCursor(row.id)}
                onFocus={() => onCursor(row.id)}
              >
                <td className={styles.check}>
                  <Checkbox
                    aria-label={t(handoverTexts.select, { number: row.number })}
                    checked={selected.has(row.id)}
                    disabled={!mayPush(one)}
                    onClick={(event: MouseEvent) => onSelect(row.id, event.shiftKey)}
                  />
                </td>
                {fitted.names.map((name) => (
                  <td key={name} className={styles[name]} data-column={name}>
                    {cells[name](row)}
                  </td>
                ))}
              </tr>
              {isOpen ? (
                <tr className={styles.opened}>
                  <td colSpan={fitted.names.length + 1}>
                    <OpenReport id={row.id} />
                  </td>
                </tr>
              ) : null}
            </Fragment>
          );
        })}
      </tbody>
    </table>
  );
}

function MayCell({ order }: { order: WaitingOrder }) {
  const t = useT();
  const push = pushOf(order);
  if (push === undefined) return <span className={styles.faint}>{t(commonTexts.none)}</span>;
  if (push.presence === 'ENABLED')
    return push.primary === true ? (
      <span className={styles.ok}>{t(handoverTexts.ready)}</span>
    ) : (
      <span className={styles.why} title={t(handoverTexts.alone)}>
        {t(handoverTexts.alone)}
      </span>
    );
  const said = push.reasons.map((reason) => reason.message).join(' · ');
  return (
    <span className={styles.why} title={push.reasons.map((one) => `${one.message} ${one.suggestion ?? ''}`).join('\n')}>
      {said}
    </span>
  );
}
