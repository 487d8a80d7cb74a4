import { filterNamesOf } from '@beian/domain/filter';
import { qualityFilters } from '@beian/domain/quality';
import { Flex, Typography } from 'antd';
import { Link, Navigate, useParams } from 'react-router';
import { type ApiList, listOf } from '../../app/providers/data.ts';
import { t } from '../../app/providers/i18n.ts';
import {
  type Escape,
  escapesDocument,
  type LateFinding,
  lateFindingsDocument,
  type OrderRounds,
  orderRoundsDocument,
} from '../../generated/quality.ts';
import type { VariablesOf } from '../../graphql.ts';
import { OrderLink } from '../../ui/list-page/cells.tsx';
import type { Column } from '../../ui/list-page/data-table.tsx';
import { ListPage } from '../../ui/list-page/list-page.tsx';
import { commonTexts } from '../../ui/texts.ts';
import { useUrl } from '../../ui/use-url.ts';
import { useFilterChips } from './filter-chips.tsx';
import { type Cut, type ListName, lists, qualityListPath, readCut, writeCut } from './links.ts';
import { qualityListTexts, qualityTexts } from './texts.ts';

const lateFindings = listOf('lateFindings', lateFindingsDocument, (data) => data.lateFindings);
const escapes = listOf('escapes', escapesDocument, (data) => data.escapes);
const orderRounds = listOf('orderRounds', orderRoundsDocument, (data) => data.orderRounds);

/** Of every list: when, and which order. */
const orderColumns: readonly Column<Pick<Escape, 'at' | 'orderId' | 'orderNumber'>>[] = [
  { key: 'at', title: qualityListTexts.at, kind: 'time' },
  {
    key: 'order',
    title: qualityListTexts.order,
    width: 170,
    cell: ({ orderId, orderNumber }) => <OrderLink id={orderId} number={orderNumber} />,
  },
];

const placeColumns: readonly Column<Pick<Escape, 'provinceName' | 'kindLabel'>>[] = [
  { key: 'provinceName', title: qualityListTexts.province, width: 110 },
  { key: 'kindLabel', title: qualityListTexts.kind, width: 130 },
];

const lateColumns = (): Column<LateFinding>[] => [
  ...orderColumns,
  { key: 'itemLabel', title: qualityListTexts.item },
  { key: 'why', title: qualityListTexts.why, cell: ({ reasons }) => reasons.join(t(commonTexts.and)) },
  { key: 'passedByName', title: qualityListTexts.passedBy, width: 110 },
  { key: 'staffName', title: qualityListTexts.foundBy, width: 110 },
  {
    key: 'round',
    title: qualityListTexts.round,
    cell: ({ passedRound, round }) => t(qualityListTexts.roundSays, { passed: passedRound, found: round }),
  },
];

const escapeColumns = (): Column<Escape>[] => [
  ...orderColumns,
  { key: 'item', title: qualityListTexts.item, cell: ({ itemLabel }) => itemLabel ?? t(qualityTexts.noItem) },
  { key: 'reason', title: qualityListTexts.why },
  { key: 'code', title: qualityListTexts.code, width: 110 },
  { key: 'rule', title: qualityListTexts.rule, cell: ({ ruleLabel }) => ruleLabel ?? t(qualityTexts.noRule) },
  { key: 'passedBy', title: qualityListTexts.passedBy, width: 100, cell: ({ passedByName }) => passedByName ?? '–' },
  ...placeColumns,
];

const roundsColumns = (): Column<OrderRounds>[] => [
  ...orderColumns,
  { key: 'round', title: qualityListTexts.round, cell: ({ rounds }) => t(qualityListTexts.roundsOf, { n: rounds }) },
  { key: 'approvedBy', title: qualityListTexts.approvedBy, cell: ({ approvedByName }) => approvedByName ?? '–' },
  ...placeColumns,
];

/** The rows behind a number of the quality page; the filter is in the URL. */
export function QualityList() {
  const { which } = useParams();
  if (which === 'late') return <List key={which} name={which} list={lateFindings} columns={lateColumns()} />;
  if (which === 'escapes') return <List key={which} name={which} list={escapes} columns={escapeColumns()} />;
  if (which === 'rounds') return <List key={which} name={which} list={orderRounds} columns={roundsColumns()} />;
  return <Navigate to="/quality" replace />;
}

interface ListProps<Row extends object> {
  readonly name: ListName;
  readonly list: ApiList<Row, VariablesOf<typeof escapesDocument>>;
  readonly columns: readonly Column<Row>[];
}

function List<Row extends object>({ name, list, columns }: ListProps<Row>) {
  const cut = readCut(useUrl().params);
  const period: Cut = cut.days === undefined ? {} : { days: cut.days };
  return (
    <ListPage
      list={list}
      texts={{
        title: qualityListTexts[name],
        empty: qualityListTexts.emptyTitle,
        emptyHint: qualityListTexts.emptyHint,
        total: qualityListTexts.total,
      }}
      filters={qualityFilters}
      controls={useFilterChips(filterNamesOf(qualityFilters))}
      // With its empty texts, which the filters of a list do not have.
      variables={() => ({ filter: cut })}
      columns={columns}
      actions={
        <Flex component="nav" aria-label={t(qualityTexts.lists)} wrap gap={16}>
          {lists.map((one) => (
            <Link key={one} to={qualityListPath(one, period)} aria-current={one === name ? 'page' : undefined}>
              <Typography.Text strong={one === name} type={one === name ? undefined : 'secondary'}>
                {t(qualityListTexts[one])}
              </Typography.Text>
            </Link>
          ))}
          <Link to={`/quality?${writeCut(period)}`}>{t(qualityListTexts.back)}</Link>
        </Flex>
      }
      download={list.resource}
    />
  );
}
