import type { BilingualText } from '@beian/domain/text';
import { Flex } from 'antd';
import type { ReactNode } from 'react';
import { useT } from '../../app/providers/i18n.ts';
import { Empty, Failure, Skeleton } from '../../app/shell/states.tsx';
import { useDelayed } from '../hooks.ts';
import { Section } from '../page.tsx';
import { listTexts } from '../texts.ts';
import { DataTable, type DataTableProps } from './data-table.tsx';
import { PageButtons } from './page-buttons.tsx';

export interface ListCardProps<Row extends object>
  extends Pick<DataTableProps<Row>, 'columns' | 'idOf' | 'detail' | 'isQuiet'> {
  readonly title: string;
  readonly lead?: ReactNode;
  /** Beside the title: buttons, or what the list is filtered by. */
  readonly actions?: ReactNode;
  /** undefined while they are loaded. */
  readonly rows: readonly Row[] | undefined;
  /** What loads the rows, where the card itself asks for them. */
  readonly query?: { readonly error: unknown; readonly isLoading: boolean; readonly refetch: () => unknown };
  readonly empty: BilingualText;
  readonly emptyHint?: BilingualText;
  /** Of a list with pages: the cursor after which this one begins, and what the API said of it. */
  readonly pages?: {
    readonly after: string | null;
    readonly info: { readonly hasNextPage: boolean; readonly endCursor?: string | null } | undefined;
    readonly onPage: (after: string | null) => void;
  };
  /** Dialogs of the card, and what stands below its table. */
  readonly children?: ReactNode;
}

/** A small list on a page with other things: title, rows, empty and failed state, and pages. */
export function ListCard<Row extends object>(props: ListCardProps<Row>) {
  const { title, lead, actions, rows, query, empty, emptyHint, pages } = props;
  const t = useT();
  const showSkeleton = useDelayed(query?.isLoading === true);
  return (
    <Section title={title} lead={lead} actions={actions}>
      {rows === undefined ? (
        query?.error ? (
          <Failure error={query.error} onRetry={() => void query.refetch()} />
        ) : showSkeleton ? (
          <Skeleton label={t(listTexts.loading)} rows={3} />
        ) : null
      ) : rows.length === 0 ? (
        <Empty title={t(empty)} {...(emptyHint ? { hint: t(emptyHint) } : {})} />
      ) : (
        <DataTable
          name={title}
          rows={rows}
          columns={props.columns}
          idOf={props.idOf}
          detail={props.detail}
          isQuiet={props.isQuiet}
        />
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
