import type { FilterRows } from '@beian/domain/filter';
import type { BilingualText } from '@beian/domain/text';
import { Button, Flex } from 'antd';
import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import type { ApiList } from '../../app/providers/data.ts';
import { t } from '../../app/providers/i18n.ts';
import { Empty, Loaded } from '../../app/shell/states.tsx';
import { Download } from '../download/lazy-download-button.tsx';
import { withoutEmpty } from '../download/without-empty.ts';
import { ListFilters } from '../list-filters.tsx';
import { isFiltered, type ListView, pageOf, readListView, unfiltered, writeListView } from '../list-view.ts';
import layout from '../page.module.css';
import { commonTexts, listTexts } from '../texts.ts';
import { DataTable, type DataTableProps } from './data-table.tsx';
import { PageButtons } from './page-buttons.tsx';
import { useListKeys } from './use-list-keys.ts';
import { type Freshness, useRows } from './use-rows.ts';

export interface ListTexts {
  readonly title: BilingualText;
  readonly lead?: BilingualText;
  readonly empty: BilingualText;
  readonly emptyHint?: BilingualText;
  readonly emptyFiltered?: BilingualText;
  /** `{n} rows`, below the list. */
  readonly total: BilingualText;
}

type Filter<R extends FilterRows> = Omit<ListView<R>, 'after' | 'before'>;

export interface ListPageProps<Row extends object, R extends FilterRows, V>
  extends Freshness,
    Partial<Pick<DataTableProps<Row>, 'columns' | 'idOf' | 'selection' | 'isQuiet' | 'detail'>> {
  readonly list: ApiList<Row, V>;
  readonly texts: ListTexts;
  readonly filters: R;
  /** Choices of filters that are loaded. */
  readonly options?: React.ComponentProps<typeof ListFilters<R>>['options'];
  /** Controls of the page's own, by filter. */
  readonly controls?: React.ComponentProps<typeof ListFilters<R>>['controls'];
  /** The filter as variables of the query and of the download; without it: as it stands in the URL. */
  readonly variables?: (filter: Filter<R>) => object;
  /** Draws a row as an `li` with `data-row-key`, where there is more to read than columns hold. */
  readonly item?: (row: Row) => ReactNode;
  readonly download?: string;
  readonly actions?: ReactNode;
  readonly pageSize?: number;
  /** Dialogs of the page, and what stands above the rows and scrolls with them. */
  readonly children?: ReactNode;
}

/**
 * A page with one list: title, filters, rows, total, download and pages. Pages are cursors (Relay), which Refine's `useTable` cannot
 * keep in the URL, so that view and URL are ours and Refine asks for the rows.
 */
export function ListPage<Row extends object, R extends FilterRows, V extends object>(props: ListPageProps<Row, R, V>) {
  const { list, texts, filters, columns = [], item } = props;
  const [params, setParams] = useSearchParams();
  const view = readListView(filters, params);
  const { after: _after, before: _before, ...filter } = view;
  const chosen = props.variables?.(filter as Filter<R>) ?? filter;
  const { query, page } = useRows(list, { ...chosen, ...pageOf(view, props.pageSize ?? 50) } as unknown as V, props);
  const keys = useListKeys();
  const show = (changes: Partial<ListView<R>>) => setParams(writeListView({ ...view, ...changes }));
  const { filter: inner, ...outer } = chosen as Readonly<Record<string, unknown>>;
  return (
    <div className={layout.list} ref={keys}>
      <header className={layout.head}>
        <Flex gap="4px 16px" align="baseline" wrap className={layout.title}>
          <h1>{t(texts.title)}</h1>
          {texts.lead === undefined ? null : <p>{t(texts.lead)}</p>}
        </Flex>
        {props.actions}
        <ListFilters
          rows={filters}
          view={view}
          label={t(commonTexts.filters)}
          options={props.options}
          controls={props.controls}
          onFilter={show}
        />
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by Tab */}
      <section className={layout.scroll} tabIndex={0} aria-label={t(texts.title)}>
        {props.children}
        <Loaded query={query}>
          {({ data }) =>
            data.length > 0 && item !== undefined ? (
              <ul className={layout.items} aria-label={t(texts.title)}>
                {data.map(item)}
              </ul>
            ) : data.length > 0 ? (
              <DataTable
                name={t(texts.title)}
                rows={data}
                columns={columns}
                idOf={props.idOf}
                selection={props.selection}
                isQuiet={props.isQuiet}
                detail={props.detail}
              />
            ) : isFiltered(filters, view) ? (
              <Empty title={t(texts.emptyFiltered ?? listTexts.emptyFiltered)}>
                <Button onClick={() => setParams(writeListView(unfiltered(filters, view)))}>
                  {t(commonTexts.clear)}
                </Button>
              </Empty>
            ) : (
              <Empty title={t(texts.empty)} hint={texts.emptyHint && t(texts.emptyHint)} />
            )
          }
        </Loaded>
      </section>
      <footer className={layout.foot}>
        <span className={layout.total}>
          {page && t(texts.total, { n: page.totalIsCapped ? t(commonTexts.atLeast, { n: '1,000' }) : page.total })}
        </span>
        {props.download === undefined ? null : (
          <Download
            list={props.download}
            filter={withoutEmpty(typeof inner === 'object' ? { ...outer, ...inner } : { ...outer, filter: inner })}
          />
        )}
        <PageButtons
          at={view}
          info={page?.pageInfo}
          readsBack={list.readsBack}
          onShow={(at) => show(at as Partial<ListView<R>>)}
        />
      </footer>
    </div>
  );
}
