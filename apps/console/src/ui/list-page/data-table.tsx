import { DownOutlined, RightOutlined } from '@ant-design/icons';
import type { BilingualText } from '@beian/domain/text';
import { Button, Table, type TableProps } from 'antd';
import type { ReactNode } from 'react';
import { useT } from '../../app/providers/i18n.ts';
import styles from './data-table.module.css';

/** A column of a table. */
export interface Column<Row> {
  /** Of the field that it shows; unique in the table. */
  readonly key: string;
  /** A string: words of the API, or with numbers in them. */
  readonly title: BilingualText | string;
  readonly cell: (row: Row) => ReactNode;
  /** Pixels; without it the column takes of the space that remains. */
  readonly width?: number;
  /** `number`: right, in tabular figures. `head`: names the row. `actions`: buttons, without a head to read. */
  readonly kind?: 'number' | 'head' | 'actions';
}

/** What a row shows below itself when it is opened. */
export interface RowDetail<Row> {
  readonly name: (row: Row) => string;
  readonly show: (row: Row) => ReactNode;
  readonly opened: string | null;
  readonly onOpen: (id: string | null) => void;
}

export interface DataTableProps<Row> {
  /** For screen readers. */
  readonly name: string;
  readonly rows: readonly Row[];
  readonly columns: readonly Column<Row>[];
  readonly idOf: (row: Row) => string;
  readonly detail?: RowDetail<Row> | undefined;
  readonly selection?: TableProps<Row>['rowSelection'];
  /** `quiet`: a row that needs nobody any more. */
  readonly isQuiet?: ((row: Row) => boolean) | undefined;
}

/** The name of its column, which a card shows. */
const labelled = (name: string): React.TdHTMLAttributes<HTMLTableCellElement> =>
  ({ 'data-label': name }) as React.TdHTMLAttributes<HTMLTableCellElement>;

/** Rows in columns; below 1024 px each row is a card with the names of its columns. */
export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const { name, rows, columns, idOf, detail, selection, isQuiet } = props;
  const t = useT();
  const textOf = (title: BilingualText | string) => (typeof title === 'string' ? title : t(title));
  return (
    <Table<Row>
      className={styles.table}
      size="small"
      tableLayout={columns.some(({ width }) => width !== undefined) ? 'fixed' : 'auto'}
      pagination={false}
      dataSource={rows as Row[]}
      rowKey={idOf}
      rowClassName={(row) => (isQuiet?.(row) ? (styles.quiet ?? '') : '')}
      onRow={() => ({ tabIndex: -1 })}
      aria-label={name}
      columns={columns.map(({ key, title, cell, width, kind }) => ({
        key,
        title: kind === 'actions' ? <span className={styles.hidden}>{textOf(title)}</span> : textOf(title),
        render: (_, row) => cell(row),
        ...(width === undefined ? {} : { width }),
        ...(kind === 'head' ? { rowScope: 'row' as const } : {}),
        ...(kind === 'number' ? { className: styles.number } : {}),
        onCell: () => (kind === undefined || kind === 'number' ? labelled(textOf(title)) : {}),
      }))}
      {...(selection ? { rowSelection: selection } : {})}
      {...(detail
        ? {
            expandable: {
              expandedRowKeys: detail.opened === null ? [] : [detail.opened],
              expandedRowRender: detail.show,
              columnWidth: 36,
              expandIcon: ({ expanded, record }) => (
                <Button
                  type="text"
                  size="small"
                  icon={expanded ? <DownOutlined /> : <RightOutlined />}
                  aria-expanded={expanded}
                  aria-label={detail.name(record)}
                  onClick={() => detail.onOpen(expanded ? null : idOf(record))}
                />
              ),
            },
          }
        : {})}
    />
  );
}
