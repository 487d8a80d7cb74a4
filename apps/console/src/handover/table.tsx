import { DownOutlined, RightOutlined } from '@ant-design/icons';
import { Checkbox } from 'antd';
import { Fragment, type MouseEvent } from 'react';
import { Link } from 'react-router';
import { DueCell } from '../common/due-cell.tsx';
import { KindBadge } from '../order/kind/badge.tsx';
import type { ShownRow } from '../order/queue/rows.ts';
import { useT } from '../providers/i18n.ts';
import type { WaitingOrder } from './documents.ts';
import styles from './handover.module.css';
import { OpenReport, ReportCell } from './report-cell.tsx';

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

/** The orders, whether each may be pushed and why not; its report opens below it. */
export function WaitingTable(props: TableProps) {
  const { rows, now, cursor, selected, opened, onCursor, onSelect, onAll, onOpen } = props;
  const t = useT();
  const able = rows.filter(mayPushWithOthers);
  const chosen = able.filter(({ row }) => selected.has(row.id)).length;
  return (
    <table className={styles.table} aria-label={t('handover.title')}>
      <thead>
        <tr>
          <th scope="col" className={styles.check}>
            <Checkbox
              aria-label={t('handover.selectAll', { n: able.length })}
              checked={able.length > 0 && chosen === able.length}
              indeterminate={chosen > 0 && chosen < able.length}
              disabled={able.length === 0}
              onChange={onAll}
            />
          </th>
          {columns.map((name) => (
            <th key={name} scope="col" className={styles[name]}>
              {t(`handover.${name}`)}
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
                title={gone ? t('queue.gone') : undefined}
                onClick={() => onCursor(row.id)}
                onFocus={() => onCursor(row.id)}
              >
                <td className={styles.check}>
                  <Checkbox
                    aria-label={t('handover.select', { number: row.number })}
                    checked={selected.has(row.id)}
                    disabled={!mayPush(one)}
                    onClick={(event: MouseEvent) => onSelect(row.id, event.shiftKey)}
                  />
                </td>
                <td className={styles.due}>
                  <DueCell due={row.due} now={now} />
                </td>
                <td className={styles.order}>
                  <Link to={`/orders/${encodeURIComponent(row.id)}`}>{row.number}</Link>
                </td>
                <td className={styles.subject} title={row.subjectName}>
                  {row.subjectName}
                </td>
                <td className={styles.kind}>
                  <KindBadge kind={row.kind} />
                </td>
                <td className={styles.province} title={row.provinceName}>
                  {row.provinceName}
                </td>
                <td className={styles.state} title={row.stateLabel}>
                  {row.stateLabel}
                </td>
                <td className={styles.report}>
                  <button
                    type="button"
                    className={styles.openReport}
                    aria-expanded={isOpen}
                    aria-label={t('handover.showReport', { number: row.number })}
                    onClick={() => onOpen(row.id)}
                  >
                    {isOpen ? <DownOutlined aria-hidden /> : <RightOutlined aria-hidden />}
                    <ReportCell report={row.report} />
                  </button>
                </td>
                <td className={styles.may}>
                  <MayCell order={row} />
                </td>
              </tr>
              {isOpen ? (
                <tr className={styles.opened}>
                  <td colSpan={columns.length + 1}>
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
  if (push === undefined) return <span className={styles.faint}>{t('common.none')}</span>;
  if (push.presence === 'ENABLED')
    return push.primary === true ? (
      <span className={styles.ok}>{t('handover.ready')}</span>
    ) : (
      <span className={styles.why} title={t('handover.alone')}>
        {t('handover.alone')}
      </span>
    );
  const said = push.reasons.map((reason) => reason.message).join(' · ');
  return (
    <span className={styles.why} title={push.reasons.map((one) => `${one.message} ${one.suggestion ?? ''}`).join('\n')}>
      {said}
    </span>
  );
}
