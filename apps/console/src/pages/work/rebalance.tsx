import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox, Flex, Typography } from 'antd';
import { useState } from 'react';
import { send } from '../../app/providers/client.ts';
import { t } from '../../app/providers/i18n.ts';
import { queryOf } from '../../app/providers/queries.ts';
import { Empty, Loaded } from '../../app/shell/states.tsx';
import {
  applyRebalanceDocument,
  type RebalancePreview as Plan,
  rebalanceDocument,
} from '../../generated/reassignment.ts';
import { type Moved, MovedOrders } from '../../order/moved-orders.tsx';
import { countdown, type DueFacts } from '../../ui/due.ts';
import { useAction } from '../../ui/form/use-send.ts';
import { Faint, OrderLink } from '../../ui/list-page/cells.tsx';
import { type Column, figure } from '../../ui/list-page/data-table.tsx';
import { ListCard } from '../../ui/list-page/list-card.tsx';
import { Page, Section } from '../../ui/page.tsx';
import { fullTime, shanghai } from '../../ui/time.ts';
import { useHasPermission } from '../../ui/use-has-permission.ts';
import { useUrl } from '../../ui/use-url.ts';
import { staffTexts } from '../staff/texts.ts';
import { Reassignments } from './reassignments.tsx';
import { workTexts } from './texts.ts';

/** Preview of a rebalance: who would get which order, from whom and why; applied exactly so, with undo. */
export function Rebalance() {
  const client = useQueryClient();
  const isTheirs = useHasPermission()('assign');
  const { params, change } = useUrl();
  const unassigned = params.get('unassigned') === '1';
  const query = useQuery({
    ...queryOf(['rebalance'], rebalanceDocument, { unassigned }),
    enabled: isTheirs,
    // No refetch: what is previewed is what is applied.
    refetchOnWindowFocus: false,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  const [moved, setMoved] = useState<Moved | null>(null);
  const look = () => {
    void client.invalidateQueries({ queryKey: ['reassignments'] });
    void client.invalidateQueries({ queryKey: ['staff'] });
    void query.refetch();
  };
  const { act, isBusy } = useAction({
    send: ({ moves, token }: Plan, key) =>
      send(applyRebalanceDocument, {
        moves: moves.map(({ order, version, from, to, why }) => ({
          orderId: order.id,
          version,
          from: from?.id ?? null,
          to: to.id,
          why,
        })),
        token,
        key,
      }),
    onDone: ({ reassignmentId, results }, { moves }) => {
      setMoved({ id: reassignmentId, results, numbers: new Map(moves.map(({ order }) => [order.id, order.number])) });
      look();
    },
  });
  if (!isTheirs) return <Empty title={t(workTexts.forbidden)} hint={t(workTexts.forbiddenHint)} />;
  const plan = query.data;
  return (
    <Page
      title={t(workTexts.rebalance)}
      lead={t(workTexts.rebalanceLead)}
      actions={
        <Flex wrap align="center" gap={8}>
          <Checkbox checked={unassigned} onChange={({ target }) => change({ unassigned: target.checked ? '1' : null })}>
            {t(workTexts.unassigned)}
          </Checkbox>
          {plan && <Faint>{t(workTexts.planned, { time: shanghai(plan.now).format('HH:mm:ss') })}</Faint>}
          <Button onClick={() => void query.refetch()} loading={query.isFetching && plan !== undefined}>
            {t(workTexts.again)}
          </Button>
          {plan && (
            <Button
              type="primary"
              disabled={plan.moves.length === 0 || query.isFetching}
              loading={isBusy}
              onClick={() => act(plan)}
            >
              {t(workTexts.apply, { n: plan.moves.length })}
            </Button>
          )}
        </Flex>
      }
    >
      {moved === null ? null : (
        <Section title={t(workTexts.done)}>
          <MovedOrders key={moved.id} moved={moved} onUndone={look} />
        </Section>
      )}
      <Loaded query={query} rows={8}>
        {(loaded) => <Preview plan={loaded} />}
      </Loaded>
      <Reassignments onUndone={look} />
    </Page>
  );
}

const dueText = ({ due, left }: { readonly due: string | null; readonly left: DueFacts['left'] | null }): string =>
  due === null ? '–' : [fullTime(due), ...(left?.overdue ? [countdown(left)] : [])].join(' · ');

function Preview({ plan }: { plan: Plan }) {
  const people: Column<Plan['people'][number]>[] = [
    {
      key: 'who',
      title: workTexts.who,
      kind: 'head',
      cell: ({ name, away }) => (
        <>
          {name} {away ? <Typography.Text type="warning">{t(staffTexts.away)}</Typography.Text> : null}
        </>
      ),
    },
    figure('cap', workTexts.cap, ({ cap }) => cap ?? '–'),
    { key: 'ordersBefore', title: workTexts.before, kind: 'number' },
    figure('after', workTexts.after, ({ ordersBefore, ordersAfter }) => (
      <Typography.Text strong={ordersAfter !== ordersBefore}>{ordersAfter}</Typography.Text>
    )),
    figure('weight', workTexts.weight, ({ weightBefore, weightAfter }) =>
      [weightBefore, weightAfter].map((weight) => (weight / 100).toFixed(1)).join(' → '),
    ),
  ];
  const orders: Column<Pick<Plan['stuck'][number], 'order' | 'from'>>[] = [
    {
      key: 'order',
      title: workTexts.order,
      kind: 'head',
      cell: ({ order }) => (
        <>
          <OrderLink {...order} /> <Faint>{[order.stateLabel, order.provinceName].join(' · ')}</Faint>
        </>
      ),
    },
    { key: 'due', title: workTexts.due, cell: ({ order }) => dueText(order) },
    { key: 'from', title: workTexts.from, cell: ({ from }) => from?.name ?? t(workTexts.nobody) },
  ];
  const moves: Column<Plan['moves'][number]>[] = [
    ...orders,
    { key: 'to', title: workTexts.to, cell: ({ to }) => to.name },
    { key: 'whyLabel', title: workTexts.why },
  ];
  const stuck: Column<Plan['stuck'][number]>[] = [
    ...orders,
    {
      key: 'why',
      title: workTexts.why,
      cell: ({ whyLabel, keptLabel }) => t(workTexts.stuckWhy, { why: whyLabel, kept: keptLabel }),
    },
  ];
  return (
    <>
      <ListCard
        title={t(workTexts.people)}
        lead={t(workTexts.weightSays)}
        rows={plan.people}
        columns={people}
        empty={workTexts.nothing}
      />
      <ListCard
        title={t(workTexts.moves)}
        lead={[t(workTexts.movesSays, { n: plan.moves.length }), ...(plan.more ? [t(workTexts.more)] : [])].join(' · ')}
        rows={plan.moves}
        columns={moves}
        idOf={({ order }) => order.id}
        empty={workTexts.nothing}
        emptyHint={workTexts.nothingHint}
      />
      {plan.stuckCount === 0 ? null : (
        <ListCard
          title={t(workTexts.stuck)}
          lead={t(workTexts.stuckSays, { n: plan.stuckCount })}
          rows={plan.stuck}
          columns={stuck}
          idOf={({ order }) => order.id}
          empty={workTexts.nothing}
        />
      )}
    </>
  );
}
