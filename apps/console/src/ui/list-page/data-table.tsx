import { DownOutlined, RightOutlined } from '@ant-design/icons';
import type { BilingualText } from '@beian/domain/text';
import { Button, Table, type TableProps } from 'antd';
import { type ReactNode, useState } from 'react';
import { t } from '../../app/providers/i18n.ts';
import page from '../page.module.css';
import { commonTexts } from '../texts.ts';
import { fullTime } from '../time.ts';
import styles from './data-table.module.css';

interface ColumnHead {
  /** A string: words of the API, or with numbers in them. */
  readonly title: BilingualText | string;
  /** Pixels; without it the column takes of the space that remains. */
  readonly width?: number;
  /** `number`: right, in tabular figures. `time`: an instant (ISO 8601). `head`: names the row. `actions`: buttons, without a head to read. */
  readonly kind?: 'number' | 'time' | 'head' | 'actions';
  /** In place of a time that is not there yet. */
  readonly none?: BilingualText;
}

/** The fields of a row that are shown as they are. */
type PlainField<Row> = {
  [field in keyof Row]-?: Row[field] extends string | number | null ? field : never;
}[keyof Row] &
  string;

/** A column of a table; without `cell` it shows the field that is its key. */
export type Column<Row> = ColumnHead &
  (
    | { readonly key: PlainField<Row>; readonly cell?: undefined }
    /** `key`: unique in the table. */
    | { readonly key: string; readonly cell: (row: Row) => ReactNode }
  );

/** A column of numbers, or of what is calculated of them. */
export const figure = <Row,>(
  key: string,
  title: BilingualText | string,
  cell: (row: Row) => ReactNode,
): Column<Row> => ({ key, title, kind: 'number', cell });

/** A field as it is read; a time that is not there yet as the text for none. */
function plainCell(value: unknown, { kind, none = commonTexts.none }: Pick<ColumnHead, 'kind' | 'none'>): string {
  if (kind === 'time') return value === null ? t(none) : fullTime(value as string);
  return typeof value === 'number' ? value.toLocaleString('en') : ((value as string | null) ?? '');
}

/** The width of a time, px. */
const TIME_WIDTH = 150;

export interface RowDetail<Row> {
  readonly name: (row: Row) => string;
  readonly show: (row: Row) => ReactNode;
}

export interface DataTableProps<Row> {
  /** For screen readers. */
  readonly name: string;
  readonly rows: readonly Row[];
  readonly columns: readonly Column<Row>[];
  /** Its `id`, unless it has another name. */
  readonly idOf?: ((row: Row) => string) | undefined;
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
  const { name, rows, columns, detail, selection, isQuiet } = props;
  const [opened, setOpened] = useState<string | null>(null);
  const idOf = props.idOf ?? ((row: Row) => (row as unknown as { id: string }).id);
  const textOf = (title: BilingualText | string) => (typeof title === 'string' ? title : t(title));
  return (
    <Table<Row>
      className={styles.table}
      size="small"
      tableLayout={columns.some(({ width, kind }) => width !== undefined || kind === 'time') ? 'fixed' : 'auto'}
      pagination={false}
      dataSource={rows as Row[]}
      rowKey={idOf}
      rowClassName={(row) => (isQuiet?.(row) ? (page.faint ?? '') : '')}
      onRow={() => ({ tabIndex: -1 })}
      aria-label={name}
      columns={columns.map(({ key, title, cell, kind, none, width = kind === 'time' ? TIME_WIDTH : undefined }) => ({
        key,
        title: kind === 'actions' ? <span className={page.hidden}>{textOf(title)}</span> : textOf(title),
        render: (_, row) => (cell === undefined ? plainCell(row[key as keyof Row], { kind, none }) : cell(row)),
        width,
        rowScope: kind === 'head' ? ('row' as const) : undefined,
        className: kind === 'number' ? styles.number : undefined,
        onCell: () => (kind !== 'head' && kind !== 'actions' ? labelled(textOf(title)) : {}),
      }))}
      rowSelection={selection}
      expandable={
        detail && {
          expandedRowKeys: opened === null ? [] : [opened],
          expandedRowRender: detail.show,
          columnWidth: 36,
          expandIcon: ({ expanded, record }) => (
            <Button
              type="text"
              size="small"
              icon={expanded ? <DownOutlined /> : <RightOutlined />}
              aria-expanded={expanded}
              aria-label={detail.name(record)}
              onClick={() => setOpened(expanded ? null : idOf(record))}
            />
          ),
        }
      }
    />
  );
}
