import { useQuery } from '@tanstack/react-query';
import { Button, Modal, Select } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { request } from '../../app/providers/client.ts';
import { useLanguage, useT } from '../../app/providers/i18n.ts';
import { useBureauChanges, useConnection, useOrderChanges } from '../../app/providers/live.ts';
import { noteServerTime } from '../../app/providers/server-clock.ts';
import { Empty, Failure, Skeleton } from '../../app/shell/states.tsx';
import { stepIndex } from '../../queue/rows.ts';
import { useDelayed, useInterval, useNow, useThrottled } from '../../ui/hooks.ts';
import { commonTexts, liveTexts } from '../../ui/texts.ts';
import { shanghai } from '../../ui/time.ts';
import { useKeys } from '../../ui/use-keys.ts';
import styles from './bureau.module.css';
import { ConnectionForm } from './connection-form.tsx';
import { type Bureau, bureausDocument, type GatewayState } from './documents.ts';
import { BureauDrawer } from './drawer.tsx';
import { gatewayTexts } from './texts.ts';
import { BureauTile } from './tile.tsx';
import { WorkersAlarm } from './workers-alarm.tsx';

/**
 * The gateway board: one tile per connection, by default ordered by region code. The state filter and the open connection are in the
 * URL.
 */
export function GatewayBoard() {
  const t = useT();
  const now = useNow(15_000);
  const connection = useConnection();
  const [params, setParams] = useSearchParams();
  const queryKey = ['bureaus', useLanguage()];
  const query = useQuery({
    queryKey,
    queryFn: async ({ signal }) => {
      const answer = await request(bureausDocument, {}, signal);
      noteServerTime(answer.viewer?.now);
      return answer;
    },
  });
  const refresh = useThrottled(() => void query.refetch(), 1000);
  useBureauChanges(refresh);
  useOrderChanges(refresh);
  // Filing hours start and end, and files age, without an event, so the board polls.
  useInterval(() => void query.refetch(), 60_000);
  const showSkeleton = useDelayed(query.isLoading);
  const state = params.get('state');
  const openId = params.get('bureau');
  const all = query.data?.bureaus ?? [];
  const [adding, setAdding] = useState<string | null>(null);
  const sort = sortOf(params.get('sort'));
  const shown = (state === null ? [...all] : all.filter((one) => one.state === state)).sort(orders[sort]);
  const opened = all.find((one) => one.id === openId);
  const [cursor, setCursor] = useState<string | null>(null);

  const show = (changes: Record<string, string | null>) => {
    const next = new URLSearchParams(params);
    for (const [name, value] of Object.entries(changes)) {
      if (value === null) next.delete(name);
      else next.set(name, value);
    }
    setParams(next, { replace: true });
  };
  const open = (id: string | null) => {
    if (id !== null) setCursor(id);
    show({ bureau: id });
  };
  const focus = (id: string | null) =>
    id === null ? undefined : document.querySelector<HTMLElement>(`[data-bureau="${CSS.escape(id)}"] button`)?.focus();
  const move = (by: 1 | -1) => {
    const ids = shown.map((one) => one.id);
    const at = cursor ?? openId;
    const next = ids[stepIndex(at === null ? -1 : ids.indexOf(at), by, ids.length)];
    if (next === undefined) return;
    setCursor(next);
    focus(next);
    if (openId !== null) show({ bureau: next });
  };
  useKeys({
    'gateway.down': () => move(1),
    'gateway.up': () => move(-1),
    'gateway.close': () => {
      open(null);
      focus(openId);
    },
  });

  return (
    <div className={styles.room}>
      <section className={styles.board} aria-label={t(gatewayTexts.title)}>
        <WorkersAlarm />
        <div className={styles.head}>
          <h1>{t(gatewayTexts.title)}</h1>
          <span className={styles.live} role="status">
            <span className={`${styles.dot} ${styles[connection]}`} aria-hidden />
            {t(liveTexts[connection])}
            {query.dataUpdatedAt === 0 ? null : (
              <span className={styles.updated}>
                {t(gatewayTexts.updated, { time: shanghai(query.dataUpdatedAt).format('HH:mm:ss') })}
              </span>
            )}
          </span>
          <Select
            className={styles.sort}
            size="small"
            aria-label={t(gatewayTexts.sortLabel)}
            value={sort}
            onChange={(next) => show({ sort: next === 'division' ? null : next })}
            options={(Object.keys(orders) as Sort[]).map((value) => ({ value, label: t(gatewayTexts.sort[value]) }))}
          />
          {query.data?.newBureauActions.map((action) => (
            <Button key={action.event} size="small" onClick={() => setAdding(action.label)}>
              {action.label}
            </Button>
          ))}
        </div>
        <StateTabs all={all} state={state} onChange={(next) => show({ state: next })} />
        {query.error && query.data === undefined ? (
          <Failure error={query.error} onRetry={() => void query.refetch()} />
        ) : query.data === undefined ? (
          showSkeleton ? (
            <Skeleton label={t(gatewayTexts.loading)} height={112} rows={6} />
          ) : null
        ) : shown.length === 0 ? (
          <Empty title={t(gatewayTexts.emptyTitle)} hint={t(gatewayTexts.emptyHint)} />
        ) : (
          <ul className={styles.tiles} aria-label={t(gatewayTexts.connections)}>
            {shown.map((one) => (
              <BureauTile key={one.id} bureau={one} now={now} open={one.id === openId} onOpen={open} />
            ))}
          </ul>
        )}
        <p className={styles.hints} aria-hidden>
          <kbd>J</kbd> <kbd>K</kbd> {t(commonTexts.keyMove)} <kbd>↵</kbd> {t(commonTexts.keyOpen)} <kbd>Esc</kbd>{' '}
          {t(commonTexts.close)}
        </p>
      </section>
      <Modal
        open={adding !== null}
        title={adding}
        width={560}
        footer={null}
        destroyOnHidden
        onCancel={() => setAdding(null)}
      >
        <ConnectionForm
          label={adding ?? ''}
          onClose={() => setAdding(null)}
          onDone={() => {
            setAdding(null);
            void query.refetch();
          }}
        />
      </Modal>
      {opened === undefined ? null : (
        <BureauDrawer
          key={opened.id}
          bureau={opened}
          now={now}
          onClose={() => {
            open(null);
            focus(opened.id);
          }}
          onChanged={() => void query.refetch()}
        />
      )}
    </div>
  );
}

type Sort = 'division' | 'trouble' | 'wait';

/** Ordered by region code a bureau is always in the same place. The API returns the one with most trouble first. */
const orders: Readonly<Record<Sort, (a: Bureau, b: Bureau) => number>> = {
  division: (a, b) => a.province.localeCompare(b.province) || (a.id < b.id ? -1 : 1),
  trouble: () => 0,
  wait: (a, b) => (a.oldestSince ?? '9').localeCompare(b.oldestSince ?? '9'),
};
const sortOf = (given: string | null): Sort =>
  given !== null && Object.hasOwn(orders, given) ? (given as Sort) : 'division';

/** Number of connections in each existing state, as filters. */
function StateTabs({
  all,
  state,
  onChange,
}: {
  all: readonly Bureau[];
  state: string | null;
  onChange: (state: string | null) => void;
}) {
  const t = useT();
  const states = [...new Map(all.map((one) => [one.state, one.stateLabel])).entries()];
  const tab = (name: GatewayState | null, label: string, count: number) => (
    <button
      key={name ?? 'all'}
      type="button"
      className={`${styles.filter} ${name === null ? '' : styles[name]}`}
      aria-pressed={state === name}
      onClick={() => onChange(name)}
    >
      {name === null ? null : <span className={styles.light} aria-hidden />}
      {label} <b>{count}</b>
    </button>
  );
  return (
    <fieldset className={styles.filters} aria-label={t(gatewayTexts.byState)}>
      {tab(null, t(gatewayTexts.all), all.length)}
      {states.map(([name, label]) => tab(name, label, all.filter((one) => one.state === name).length))}
    </fieldset>
  );
}
