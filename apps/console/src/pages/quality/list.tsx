import { Link, Navigate, useParams, useSearchParams } from 'react-router';
import { type ApiList, listOf } from '../../app/providers/data.ts';
import { type Translate, useT } from '../../app/providers/i18n.ts';
import { Empty, Failure, Skeleton } from '../../app/shell/states.tsx';
import {
  type Escape,
  escapesDocument,
  type LateFinding,
  lateFindingsDocument,
  type OrderRounds,
  orderRoundsDocument,
} from '../../generated/quality.ts';
import type { VariablesOf } from '../../graphql.ts';
import { Download } from '../../ui/download/lazy-download-button.tsx';
import { useDelayed } from '../../ui/hooks.ts';
import { OrderLink } from '../../ui/list-page/cells.tsx';
import { type Column, DataTable } from '../../ui/list-page/data-table.tsx';
import { useRows } from '../../ui/list-page/use-rows.ts';
import { commonTexts, listTexts } from '../../ui/texts.ts';
import { fullTime } from '../../ui/time.ts';
import { type Cut, type ListName, lists, qualityListPath, readCut } from './links.ts';
import styles from './list.module.css';
import { FilterChips, Pager } from './list-parts.tsx';
import { qualityListTexts, qualityTexts } from './texts.ts';

const lateFindings = listOf('lateFindings', lateFindingsDocument, (data) => data.lateFindings);
const escapes = listOf('escapes', escapesDocument, (data) => data.escapes);
const orderRounds = listOf('orderRounds', orderRoundsDocument, (data) => data.orderRounds);

/** Of every list: when, and which order. */
const orderColumns: readonly Column<Pick<Escape, 'at' | 'orderId' | 'orderNumber'>>[] = [
  { key: 'at', title: qualityListTexts.at, width: 150, cell: ({ at }) => fullTime(at) },
  {
    key: 'order',
    title: qualityListTexts.order,
    width: 170,
    cell: ({ orderId, orderNumber }) => <OrderLink id={orderId} number={orderNumber} />,
  },
];

const placeColumns: readonly Column<Pick<Escape, 'provinceName' | 'kindLabel'>>[] = [
  { key: 'province', title: qualityListTexts.province, width: 110, cell: ({ provinceName }) => provinceName },
  { key: 'kind', title: qualityListTexts.kind, width: 130, cell: ({ kindLabel }) => kindLabel },
];

const lateColumns = (t: Translate): Column<LateFinding>[] => [
  ...orderColumns,
  { key: 'item', title: qualityListTexts.item, cell: ({ itemLabel }) => itemLabel },
  { key: 'why', title: qualityListTexts.why, cell: ({ reasons }) => reasons.join(t(commonTexts.and)) },
  { key: 'passedBy', title: qualityListTexts.passedBy, width: 110, cell: ({ passedByName }) => passedByName },
  { key: 'foundBy', title: qualityListTexts.foundBy, width: 110, cell: ({ staffName }) => staffName },
  {
    key: 'round',
    title: qualityListTexts.round,
    cell: ({ passedRound, round }) => t(qualityListTexts.roundSays, { passed: passedRound, found: round }),
  },
];

const escapeColumns = (t: Translate): Column<Escape>[] => [
  ...orderColumns,
  { key: 'item', title: qualityListTexts.item, cell: ({ itemLabel }) => itemLabel ?? t(qualityTexts.noItem) },
  { key: 'why', title: qualityListTexts.why, cell: ({ reason }) => reason },
  { key: 'code', title: qualityListTexts.code, width: 110, cell: ({ code }) => code },
  { key: 'rule', title: qualityListTexts.rule, cell: ({ ruleLabel }) => ruleLabel ?? t(qualityTexts.noRule) },
  { key: 'passedBy', title: qualityListTexts.passedBy, width: 100, cell: ({ passedByName }) => passedByName ?? '–' },
  ...placeColumns,
];

const roundsColumns = (t: Translate): Column<OrderRounds>[] => [
  ...orderColumns,
  { key: 'round', title: qualityListTexts.round, cell: ({ rounds }) => t(qualityListTexts.roundsOf, { n: rounds }) },
  { key: 'approvedBy', title: qualityListTexts.approvedBy, cell: ({ approvedByName }) => approvedByName ?? '–' },
  ...placeColumns,
];

/** The rows behind a number of the quality page; the filter is in the URL. */
export function QualityList() {
  const t = useT();
  const { which } = useParams();
  if (which === 'late') return <List key={which} name={which} list={lateFindings} columns={lateColumns(t)} />;
  if (which === 'escapes') return <List key={which} name={which} list={escapes} columns={escapeColumns(t)} />;
  if (which === 'rounds') return <List key={which} name={which} list={orderRounds} columns={roundsColumns(t)} />;
  return <Navigate to="/quality" replace />;
}

interface ListProps<Row extends object> {
  readonly name: ListName;
  readonly list: ApiList<Row, VariablesOf<typeof escapesDocument>>;
  readonly columns: readonly Column<Row>[];
}

function List<Row extends { id: string }>({ name, list, columns }: ListProps<Row>) {
  const t = useT();
  const [params] = useSearchParams();
  const cut = readCut(params);
  const { query, page } = useRows(list, { filter: cut, after: params.get('after') });
  const showSkeleton = useDelayed(query.isLoading);
  const title = t(qualityListTexts[name]);
  const period: Cut = cut.days === undefined ? {} : { days: cut.days };
  return (
    <div className={styles.list}>
      <div className={styles.head}>
        <h1>{title}</h1>
        <nav aria-label={t(qualityTexts.lists)} className={styles.tabs}>
          {lists.map((one) => (
            <Link key={one} to={qualityListPath(one, period)} aria-current={one === name ? 'page' : undefined}>
              {t(qualityListTexts[one])}
            </Link>
          ))}
        </nav>
        <FilterChips cut={cut} />
        <Link to={cut.days === undefined ? '/quality' : `/quality?days=${cut.days}`}>{t(qualityListTexts.back)}</Link>
        <Download list={list.resource} filter={{ ...cut }} />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by Tab */}
      <section className={styles.scroll} tabIndex={0} aria-label={title}>
        {query.error && page === undefined ? (
          <Failure error={query.error} onRetry={() => void query.refetch()} />
        ) : page === undefined ? (
          showSkeleton ? (
            <Skeleton label={t(listTexts.loading)} />
          ) : null
        ) : page.data.length === 0 ? (
          <Empty title={t(qualityListTexts.emptyTitle)} hint={t(qualityListTexts.emptyHint)} />
        ) : (
          <DataTable name={title} rows={page.data} columns={columns} idOf={({ id }) => id} />
        )}
      </section>
      <Pager page={page} summary={qualityListTexts.total} />
    </div>
  );
}
