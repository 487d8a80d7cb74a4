import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Checkbox, Typography } from 'antd';
import { useRef, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { request, send } from '../../app/providers/client.ts';
import { useLanguage, useT } from '../../app/providers/i18n.ts';
import { Empty, Failure, Skeleton } from '../../app/shell/states.tsx';
import {
  applyRebalanceDocument,
  type RebalancePreview as Plan,
  rebalanceDocument,
} from '../../generated/reassignment.ts';
import { countdown, type DueFacts } from '../../ui/due.ts';
import { useDelayed } from '../../ui/hooks.ts';
import { Faint, OrderLink } from '../../ui/list-page/cells.tsx';
import { type Column, DataTable } from '../../ui/list-page/data-table.tsx';
import { newKey } from '../../ui/new-key.ts';
import { fullTime, shanghai } from '../../ui/time.ts';
import { useHasPermission } from '../../ui/use-has-permission.ts';
import { staffTexts } from '../staff/texts.ts';
import { Reassignments } from './reassignments.tsx';
import { type OneResult, Results } from './results.tsx';
import { workTexts } from './texts.ts';
import { Undo } from './undo.tsx';
import styles from './work.module.css';

interface Done {
  readonly id: string;
  readonly results: readonly OneResult[];
  readonly numbers: ReadonlyMap<string, string>;
  readonly undone: boolean;
}

/** Preview of a rebalance: who would get which order, from whom and why; applied exactly so, with undo. */
export function Rebalance() {
  const t = useT();
  const language = useLanguage();
  const { message } = App.useApp();
  const client = useQueryClient();
  const isTheirs = useHasPermission()('assign');
  const [params, setParams] = useSearchParams();
  const unassigned = params.get('unassigned') === '1';
  const query = useQuery({
    queryKey: ['rebalance', language, unassigned],
    queryFn: async ({ signal }) => (await request(rebalanceDocument, { unassigned }, signal)).rebalance,
    enabled: isTheirs,
    // No refetch: what is previewed is what is applied.
    refetchOnWindowFocus: false,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  const showSkeleton = useDelayed(query.isFetching);
  const [busy, setBusy] = useState(false);
  const [done, setDone] = useState<Done | null>(null);
  /** The idempotency key is kept until an answer comes: a repeated call does only the rest. */
  const call = useRef<{ of: string; key: string } | undefined>(undefined);
  if (!isTheirs) return <Empty title={t(workTexts.forbidden)} hint={t(workTexts.forbiddenHint)} />;
  const plan = query.data;
  const look = () => {
    void client.invalidateQueries({ queryKey: ['reassignments'] });
    void client.invalidateQueries({ queryKey: ['staff'] });
    return query.refetch();
  };
  const apply = async (of: Plan) => {
    if (call.current?.of !== of.token) call.current = { of: of.token, key: newKey() };
    setBusy(true);
    try {
      const moves = of.moves.map(({ order, version, from, to, why }) => ({
        orderId: order.id,
        version,
        from: from?.id ?? null,
        to: to.id,
        why,
      }));
      const sent = { moves, token: of.token, key: call.current.key };
      const answer = await send(applyRebalanceDocument, sent);
      call.current = undefined;
      if (answer.__typename === 'ActionRefused')
        return void message.warning(answer.reasons.map((one) => one.message).join(' · '), 5);
      const numbers = new Map(of.moves.map(({ order }) => [order.id, order.number]));
      setDone({ id: answer.reassignmentId, results: answer.results, numbers, undone: false });
      await look();
    } catch {
      void message.error(t(workTexts.failed));
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className={styles.room}>
      <div className={styles.head}>
        <h1>{t(workTexts.rebalance)}</h1>
        <p className={styles.faint}>{t(workTexts.rebalanceLead)}</p>
      </div>
      <div className={styles.bar}>
        <Checkbox
          checked={unassigned}
          onChange={({ target }) => setParams(target.checked ? { unassigned: '1' } : {}, { replace: true })}
        >
          {t(workTexts.unassigned)}
        </Checkbox>
        <Button onClick={() => void query.refetch()} loading={query.isFetching && plan !== undefined}>
          {t(workTexts.again)}
        </Button>
        {plan === undefined ? null : (
          <>
            <Button
              type="primary"
              disabled={plan.moves.length === 0 || query.isFetching}
              loading={busy}
              onClick={() => void apply(plan)}
            >
              {t(workTexts.apply, { n: plan.moves.length })}
            </Button>
            <span className={styles.faint}>
              {t(workTexts.planned, { time: shanghai(plan.now).format('HH:mm:ss') })}
            </span>
          </>
        )}
      </div>
      {done === null ? null : (
        <section className={styles.card} aria-label={t(workTexts.done)}>
          <Results results={done.results} numbers={done.numbers} undone={done.undone} />
          {done.undone || done.results.every(({ refused }) => refused !== null) ? null : (
            <Undo
              id={done.id}
              label={t(workTexts.undo)}
              onDone={(results) => {
                setDone({ ...done, results, undone: true });
                void look();
              }}
            />
          )}
        </section>
      )}
      {query.error && plan === undefined ? (
        <Failure error={query.error} onRetry={() => void query.refetch()} />
      ) : plan === undefined ? (
        showSkeleton ? (
          <Skeleton label={t(workTexts.loading)} rows={8} />
        ) : null
      ) : (
        <Preview plan={plan} />
      )}
      <Reassignments onUndone={() => void look()} />
    </div>
  );
}

const dueText = ({ due, left }: { readonly due: string | null; readonly left: DueFacts['left'] | null }): string =>
  due === null ? '–' : [fullTime(due), ...(left?.overdue ? [countdown(left)] : [])].join(' · ');

function Preview({ plan }: { plan: Plan }) {
  const t = useT();
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
    { key: 'cap', title: workTexts.cap, kind: 'number', cell: ({ cap }) => cap ?? '–' },
    { key: 'before', title: workTexts.before, kind: 'number', cell: ({ ordersBefore }) => ordersBefore },
    {
      key: 'after',
      title: workTexts.after,
      kind: 'number',
      cell: ({ ordersBefore, ordersAfter }) => (
        <Typography.Text {...(ordersAfter === ordersBefore ? {} : { type: 'success', strong: true })}>
          {ordersAfter}
        </Typography.Text>
      ),
    },
    {
      key: 'weight',
      title: workTexts.weight,
      kind: 'number',
      cell: ({ weightBefore, weightAfter }) => `${(weightBefore / 100).toFixed(1)} → ${(weightAfter / 100).toFixed(1)}`,
    },
  ];
  const moves: Column<Plan['moves'][number]>[] = [
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
    { key: 'to', title: workTexts.to, cell: ({ to }) => to.name },
    { key: 'why', title: workTexts.why, cell: ({ whyLabel }) => whyLabel },
  ];
  return (
    <>
      <section className={styles.card} aria-label={t(workTexts.people)}>
        <h2>
          {t(workTexts.people)} <small>{t(workTexts.weightSays)}</small>
        </h2>
        <DataTable name={t(workTexts.people)} rows={plan.people} columns={people} idOf={({ id }) => id} />
      </section>
      <section className={styles.card} aria-label={t(workTexts.moves)}>
        <h2>
          {t(workTexts.moves)} <small>{t(workTexts.movesSays, { n: plan.moves.length })}</small>
        </h2>
        {plan.more ? <p className={styles.warn}>{t(workTexts.more)}</p> : null}
        {plan.moves.length === 0 ? (
          <p>
            {t(workTexts.nothing)} <span className={styles.faint}>{t(workTexts.nothingHint)}</span>
          </p>
        ) : (
          <DataTable name={t(workTexts.moves)} rows={plan.moves} columns={moves} idOf={({ order }) => order.id} />
        )}
      </section>
      {plan.stuckCount === 0 ? null : (
        <section className={styles.card} aria-label={t(workTexts.stuck)}>
          <h2>
            {t(workTexts.stuck)} <small>{t(workTexts.stuckSays, { n: plan.stuckCount })}</small>
          </h2>
          <ul className={styles.lines}>
            {plan.stuck.map(({ order, from, whyLabel, keptLabel }) => (
              <li key={order.id}>
                <Link to={`/orders/${encodeURIComponent(order.id)}`}>{order.number}</Link>{' '}
                <span className={styles.faint}>
                  {[from?.name ?? t(workTexts.nobody), order.provinceName, dueText(order)].join(' · ')}
                </span>{' '}
                {t(workTexts.stuckWhy, { why: whyLabel, kept: keptLabel })}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
