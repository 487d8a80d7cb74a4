import { useQuery } from '@tanstack/react-query';
import { Badge, Button, Flex, Select } from 'antd';
import { useState } from 'react';
import { request } from '../../app/providers/client.ts';
import { t } from '../../app/providers/i18n.ts';
import { useBureauChanges, useOrderChanges } from '../../app/providers/live.ts';
import { Empty, Loaded } from '../../app/shell/states.tsx';
import type { Bureau } from '../../generated/bureau.ts';
import { stepIndex } from '../../queue/rows.ts';
import { useInterval, useIsNarrow, useThrottled } from '../../ui/hooks.ts';
import { KeyCaps } from '../../ui/key-caps.tsx';
import { Faint } from '../../ui/list-page/cells.tsx';
import { LiveStatus } from '../../ui/live-status.tsx';
import { Page } from '../../ui/page.tsx';
import { commonTexts } from '../../ui/texts.ts';
import { shanghai } from '../../ui/time.ts';
import { useKeys } from '../../ui/use-keys.ts';
import { useUrl } from '../../ui/use-url.ts';
import styles from './bureau.module.css';
import { ConnectionDialog } from './connection-form.tsx';
import { bureausDocument } from './documents.ts';
import { BureauDrawer } from './drawer.tsx';
import { stateLooks } from './state-look.ts';
import { gatewayTexts } from './texts.ts';
import { BureauTile } from './tile.tsx';
import { WorkersAlarm } from './workers-alarm.tsx';

type Sort = 'division' | 'trouble' | 'wait';

/** Ordered by region code a bureau is always in the same place. The API returns the one with most trouble first. */
const orders: Readonly<Record<Sort, (a: Bureau, b: Bureau) => number>> = {
  division: (a, b) => a.province.localeCompare(b.province) || (a.id < b.id ? -1 : 1),
  trouble: () => 0,
  wait: (a, b) => (a.oldestSince ?? '9').localeCompare(b.oldestSince ?? '9'),
};
const sorts = Object.keys(orders) as Sort[];

/**
 * The gateway board: one tile per connection, by default ordered by region code. The state filter and the open connection are in the
 * URL.
 */
export function GatewayBoard() {
  const isNarrow = useIsNarrow();
  const { params, change } = useUrl();
  const query = useQuery({
    queryKey: ['bureaus'],
    queryFn: ({ signal }) => request(bureausDocument, {}, signal),
  });
  const refresh = useThrottled(() => void query.refetch(), 1000);
  useBureauChanges(refresh);
  useOrderChanges(refresh);
  // Filing hours start and end, and files age, without an event, so the board polls.
  useInterval(refresh, 60_000);
  const [adding, setAdding] = useState<string | null>(null);
  const [cursor, setCursor] = useState<string | null>(null);
  const all = query.data?.bureaus ?? [];
  const state = params.get('state');
  const openId = params.get('bureau');
  const sort = sorts.find((one) => one === params.get('sort')) ?? 'division';
  const shown = all.filter((one) => state === null || one.state === state).sort(orders[sort]);
  const opened = all.find((one) => one.id === openId);

  const open = (id: string) => {
    setCursor(id);
    change({ bureau: id });
  };
  const focus = (id: string | null) =>
    id === null ? undefined : document.querySelector<HTMLElement>(`[data-bureau="${CSS.escape(id)}"] button`)?.focus();
  const close = () => {
    change({ bureau: null });
    focus(openId);
  };
  const move = (by: 1 | -1) => {
    const ids = shown.map((one) => one.id);
    const at = cursor ?? openId;
    const next = ids[stepIndex(at === null ? -1 : ids.indexOf(at), by, ids.length)];
    if (next === undefined) return;
    setCursor(next);
    focus(next);
    if (openId !== null) change({ bureau: next });
  };
  useKeys({ 'gateway.down': () => move(1), 'gateway.up': () => move(-1), 'gateway.close': close });

  return (
    <div className={styles.board}>
      <Page
        title={t(gatewayTexts.title)}
        mark={
          <LiveStatus>
            {query.dataUpdatedAt === 0
              ? null
              : t(gatewayTexts.updated, { time: shanghai(query.dataUpdatedAt).format('HH:mm:ss') })}
          </LiveStatus>
        }
        actions={
          <Flex gap={8}>
            <Select
              style={{ width: 150 }}
              size="small"
              aria-label={t(gatewayTexts.sortLabel)}
              value={sort}
              onChange={(next) => change({ sort: next === 'division' ? null : next })}
              options={sorts.map((value) => ({ value, label: t(gatewayTexts.sort[value]) }))}
            />
            {query.data?.newBureauActions.map((action) => (
              <Button key={action.event} size="small" onClick={() => setAdding(action.label)}>
                {action.label}
              </Button>
            ))}
          </Flex>
        }
      >
        <WorkersAlarm />
        <StateFilter all={all} state={state} onChange={(next) => change({ state: next })} />
        <Loaded query={query} height={112} rows={6}>
          {() =>
            shown.length === 0 ? (
              <Empty title={t(gatewayTexts.emptyTitle)} hint={t(gatewayTexts.emptyHint)} />
            ) : (
              <ul className={styles.tiles} aria-label={t(gatewayTexts.connections)}>
                {shown.map((one) => (
                  <BureauTile key={one.id} bureau={one} open={one.id === openId} onOpen={open} />
                ))}
              </ul>
            )
          }
        </Loaded>
        {isNarrow || shown.length === 0 ? null : (
          <Flex gap={8} aria-hidden>
            <KeyCaps name="gateway.down" />
            <KeyCaps name="gateway.up" />
            <Faint>{t(commonTexts.keyMove)}</Faint>
            <KeyCaps name="gateway.close" />
            <Faint>{t(commonTexts.close)}</Faint>
          </Flex>
        )}
      </Page>
      {adding === null ? null : <ConnectionDialog label={adding} onClose={() => setAdding(null)} />}
      {opened === undefined ? null : <BureauDrawer key={opened.id} bureau={opened} onClose={close} />}
    </div>
  );
}

interface StateFilterProps {
  readonly all: readonly Bureau[];
  readonly state: string | null;
  readonly onChange: (state: string | null) => void;
}

/** Number of connections in each existing state, as filters. */
function StateFilter({ all, state, onChange }: StateFilterProps) {
  const states = [...new Map(all.map((one) => [one.state, one.stateLabel]))];
  const choice = (name: Bureau['state'] | null, label: string, count: number) => (
    <Button
      key={name}
      size="small"
      type={state === name ? 'primary' : 'default'}
      aria-pressed={state === name}
      icon={name === null ? null : <Badge color={stateLooks[name].light} />}
      onClick={() => onChange(name)}
    >
      {label} <b>{count}</b>
    </Button>
  );
  return (
    <Flex role="group" aria-label={t(gatewayTexts.byState)} wrap gap={8}>
      {choice(null, t(gatewayTexts.all), all.length)}
      {states.map(([name, label]) => choice(name, label, all.filter((one) => one.state === name).length))}
    </Flex>
  );
}
