import type { BilingualText } from '@beian/domain/text';
import { Flex } from 'antd';
import type { ReactNode } from 'react';
import { t } from '../../app/providers/i18n.ts';
import { Empty, Loaded } from '../../app/shell/states.tsx';
import { Section } from '../page.tsx';
import { DataTable, type DataTableProps } from './data-table.tsx';
import { PageButtons } from './page-buttons.tsx';
import type { Pages } from './use-pages.ts';

export interface ListCardProps<Row extends object>
  extends Pick<DataTableProps<Row>, 'columns' | 'idOf' | 'detail' | 'isQuiet'>,
    Partial<Pages<Row>> {
  readonly title: string;
  readonly lead?: ReactNode;
  /** Beside the title: buttons, or what the list is filtered by. */
  readonly actions?: ReactNode;
  /** Rows that the page has; a card that loads its own takes `usePages` instead. */
  readonly rows?: readonly Row[];
  readonly empty: BilingualText;
  readonly emptyHint?: BilingualText;
  /** Dialogs of the card, and what stands below its table. */
  readonly children?: ReactNode;
}

/** A small list on a page with other things: title, rows, empty and failed state, and pages. */
export function ListCard<Row extends object>(props: ListCardProps<Row>) {
  const { title, lead, actions, rows = [], query, empty, emptyHint, pages } = props;
  const table = (shown: readonly Row[]) =>
    shown.length === 0 ? (
      <Empty title={t(empty)} hint={emptyHint && t(emptyHint)} />
    ) : (
      <DataTable
        name={title}
        rows={shown}
        columns={props.columns}
        idOf={props.idOf}
        detail={props.detail}
        isQuiet={props.isQuiet}
      />
    );
  return (
    <Section title={title} lead={lead} actions={actions}>
      {query === undefined ? (
        table(rows)
      ) : (
        <Loaded query={query} rows={3}>
          {table}
        </Loaded>
      )}
      {pages === undefined ? null : (
        <Flex gap={8}>
          <PageButtons
            at={{ after: pages.after, before: null }}
            info={pages.info}
            onShow={({ after }) => pages.onPage(after)}
          />
        </Flex>
      )}
      {props.children}
    </Section>
  );
}
