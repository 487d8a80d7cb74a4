import { useQuery } from '@tanstack/react-query';
import { Link, Navigate, useParams, useSearchParams } from 'react-router';
import { request } from '../../app/providers/client.ts';
import { useLanguage, useT } from '../../app/providers/i18n.ts';
import { Empty, Failure, Skeleton } from '../../app/shell/states.tsx';
import { Download } from '../../ui/download/lazy-download-button.tsx';
import { useDelayed } from '../../ui/hooks.ts';
import { commonTexts } from '../../ui/texts.ts';
import { fullTime } from '../../ui/time.ts';
import {
  type Escape,
  escapesDocument,
  type LateFinding,
  lateFindingsDocument,
  type OrderRounds,
  orderRoundsDocument,
} from './documents.ts';
import { type Cut, type ListName, lists, qualityListPath, readCut } from './links.ts';
import styles from './list.module.css';
import { FilterChips, Pager } from './list-parts.tsx';
import { qualityListTexts, qualityTexts } from './texts.ts';

interface Page<Row> {
  readonly totalCount: number;
  readonly totalIsCapped: boolean;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly edges: readonly { readonly node: Row }[];
}

type Named = { readonly late: LateFinding; readonly escapes: Escape; readonly rounds: OrderRounds };

const load: { [K in ListName]: (filter: Cut, after: string | null, signal: AbortSignal) => Promise<Page<Named[K]>> } = {
  late: async (filter, after, signal) => (await request(lateFindingsDocument, { filter, after }, signal)).list,
  escapes: async (filter, after, signal) => (await request(escapesDocument, { filter, after }, signal)).list,
  rounds: async (filter, after, signal) => (await request(orderRoundsDocument, { filter, after }, signal)).list,
};

/** Name of each list for its download. */
const downloads = { late: 'lateFindings', escapes: 'escapes', rounds: 'orderRounds' } as const satisfies Record<
  ListName,
  string
>;

/** The rows behind a number of the quality page; the filter is in the URL. */
export function QualityList() {
  const { which } = useParams();
  const name = lists.find((one) => one === which);
  return name === undefined ? <Navigate to="/quality" replace /> : <List key={name} name={name} />;
}

function List({ name }: { name: ListName }) {
  const t = useT();
  const language = useLanguage();
  const [params] = useSearchParams();
  const cut = readCut(params);
  const after = params.get('after');
  const query = useQuery({
    queryKey: ['qualityList', name, cut, after, language],
    queryFn: ({ signal }) => load[name](cut, after, signal) as Promise<Page<LateFinding | Escape | OrderRounds>>,
    placeholderData: (before) => before,
  });
  const showSkeleton = useDelayed(query.isLoading);
  const page = query.data;
  const days = cut.days === undefined ? '' : `?days=${cut.days}`;
  return (
    <div className={styles.list}>
      <div className={styles.head}>
        <h1>{t(qualityListTexts[name])}</h1>
        <nav aria-label={t(qualityTexts.lists)} className={styles.tabs}>
          {lists.map((one) => (
            <Link
              key={one}
              to={qualityListPath(one, { ...(cut.days === undefined ? {} : { days: cut.days }) })}
              aria-current={one === name ? 'page' : undefined}
            >
              {t(qualityListTexts[one])}
            </Link>
          ))}
        </nav>
        <FilterChips cut={cut} />
        <Link to={`/quality${days}`}>{t(qualityListTexts.back)}</Link>
        <Download list={downloads[name]} filter={{ ...cut }} />
      </div>
      <div className={styles.scroll}>
        {query.error && page === undefined ? (
          <Failure error={query.error} onRetry={() => void query.refetch()} />
        ) : page === undefined ? (
          showSkeleton ? (
            <Skeleton label={t(qualityListTexts.loading)} />
          ) : null
        ) : page.edges.length === 0 ? (
          <Empty title={t(qualityListTexts.emptyTitle)} hint={t(qualityListTexts.emptyHint)} />
        ) : (
          <Table name={name} rows={page.edges.map(({ node }) => node)} />
        )}
      </div>
      <Pager page={page} summary={qualityListTexts.total} />
    </div>
  );
}

function Table({ name, rows }: { name: ListName; rows: readonly (LateFinding | Escape | OrderRounds)[] }) {
  const t = useT();
  if (name === 'late')
    return (
      <Rows
        heads={['at', 'order', 'item', 'why', 'passedBy', 'foundBy', 'round']}
        rows={(rows as readonly LateFinding[]).map((row) => ({
          id: row.id,
          orderId: row.orderId,
          orderNumber: row.orderNumber,
          cells: [
            row.itemLabel,
            row.reasons.join(t(commonTexts.and)),
            row.passedByName,
            row.staffName,
            t(qualityListTexts.roundSays, { passed: row.passedRound, found: row.round }),
          ],
          at: row.at,
        }))}
      />
    );
  if (name === 'escapes')
    return (
      <Rows
        heads={['at', 'order', 'item', 'why', 'code', 'rule', 'passedBy', 'province', 'kind']}
        rows={(rows as readonly Escape[]).map((row) => ({
          id: row.id,
          orderId: row.orderId,
          orderNumber: row.orderNumber,
          cells: [
            row.itemLabel ?? t(qualityTexts.noItem),
            row.reason,
            row.code,
            row.ruleLabel ?? t(qualityTexts.noRule),
            row.passedByName ?? '–',
            row.provinceName,
            row.kindLabel,
          ],
          at: row.at,
        }))}
      />
    );
  return (
    <Rows
      heads={['at', 'order', 'round', 'approvedBy', 'province', 'kind']}
      rows={(rows as readonly OrderRounds[]).map((row) => ({
        id: row.id,
        orderId: row.orderId,
        orderNumber: row.orderNumber,
        cells: [
          t(qualityListTexts.roundsOf, { n: row.rounds }),
          row.approvedByName ?? '–',
          row.provinceName,
          row.kindLabel,
        ],
        at: row.at,
      }))}
    />
  );
}

type Head =
  | 'at'
  | 'order'
  | 'item'
  | 'why'
  | 'passedBy'
  | 'foundBy'
  | 'round'
  | 'code'
  | 'rule'
  | 'province'
  | 'kind'
  | 'approvedBy';
interface Row {
  readonly id: string;
  readonly orderId: string;
  readonly orderNumber: string;
  readonly at: string;
  readonly cells: readonly string[];
}

/** Time, order and further columns. */
function Rows({ heads, rows }: { heads: readonly Head[]; rows: readonly Row[] }) {
  const t = useT();
  return (
    <table className={`${styles.table} ${styles.figures}`}>
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col" data-col={head}>
              {t(qualityListTexts[head])}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <td data-label={t(qualityListTexts.at)}>{fullTime(row.at)}</td>
            <td data-label={t(qualityListTexts.order)}>
              <Link to={`/orders/${encodeURIComponent(row.orderId)}`}>{row.orderNumber}</Link>
            </td>
            {row.cells.map((cell, at) => (
              <td key={heads[at + 2]} title={cell} data-label={t(qualityListTexts[heads[at + 2] ?? 'item'])}>
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
