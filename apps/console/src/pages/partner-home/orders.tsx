import { orderFilters, orderLifeCycle } from '@beian/domain/order';
import { Link } from 'react-router';
import { listOf } from '../../app/providers/data.ts';
import { t } from '../../app/providers/i18n.ts';
import type { ResultOf, VariablesOf } from '../../graphql.ts';
import { dueLine } from '../../ui/due.ts';
import { Faint, SecondLine } from '../../ui/list-page/cells.tsx';
import type { Column } from '../../ui/list-page/data-table.tsx';
import { ListPage } from '../../ui/list-page/list-page.tsx';
import { commonTexts } from '../../ui/texts.ts';
import { RectificationPanel } from '../rectification/panel.tsx';
import { ownOrdersDocument } from './documents.ts';
import { homeTexts } from './texts.ts';

type OwnOrder = ResultOf<typeof ownOrdersDocument>['orders']['edges'][number]['node'];
type State = NonNullable<NonNullable<VariablesOf<typeof ownOrdersDocument>['filter']>['states']>[number];
const openStates = (Object.keys(orderLifeCycle.states) as State[]).filter(
  (state) => orderLifeCycle.states[state].terminal !== true,
);

const orders = listOf('ownOrders', ownOrdersDocument, (data) => data.orders);
const filters = {
  search: { ...orderFilters.search, label: homeTexts.findOrder },
  onlyOpen: { label: homeTexts.onlyOpen, scalar: 'Boolean', description: 'Orders that have not ended.' },
} as const;
const texts = {
  title: homeTexts.orders,
  total: homeTexts.total,
  empty: homeTexts.noOrders,
  emptyHint: homeTexts.noOrdersHint,
  emptyFiltered: homeTexts.noOrderFound,
};

/** The partner's orders, the latest change first. */
export function OwnOrders() {
  const columns: Column<OwnOrder>[] = [
    {
      key: 'number',
      title: homeTexts.number,
      width: 170,
      kind: 'head',
      cell: ({ id, number }) => <Link to={`/orders/${id}/fill`}>{number}</Link>,
    },
    { key: 'reference', title: homeTexts.reference, width: 130 },
    { key: 'kindLabel', title: homeTexts.kind, width: 130 },
    {
      key: 'subject',
      title: homeTexts.subject,
      width: 200,
      cell: ({ subjectName, provinceName }) => (
        <>
          {subjectName} <Faint>{provinceName}</Faint>
        </>
      ),
    },
    {
      key: 'state',
      title: homeTexts.state,
      cell: ({ stateLabel, lastNotice }) => (
        <>
          {stateLabel}
          {lastNotice === null ? null : <SecondLine>{lastNotice.text}</SecondLine>}
        </>
      ),
    },
    {
      key: 'due',
      title: homeTexts.due,
      width: 160,
      cell: ({ due }) => (due === null ? t(commonTexts.none) : dueLine(due)),
    },
    { key: 'updatedAt', title: homeTexts.updated, kind: 'time' },
  ];
  return (
    <ListPage
      list={orders}
      texts={texts}
      filters={filters}
      variables={({ search, onlyOpen }) => ({
        filter: { ...(onlyOpen ? { states: openStates } : {}), ...(search === null ? {} : { search }) },
      })}
      columns={columns}
      pageSize={25}
      // No live updates: they are the desk's.
      everySeconds={30}
    >
      <RectificationPanel forPartner />
    </ListPage>
  );
}
