import { MAX_PUSHED_ORDERS } from '@beian/domain/order';
import { pushableStates } from '@beian/domain/order-names';
import { Alert, Button, Flex } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { t } from '../../app/providers/i18n.ts';
import { Empty, Failure, Skeleton } from '../../app/shell/states.tsx';
import { orderTexts } from '../../order/texts.ts';
import { stepIndex } from '../../queue/rows.ts';
import { Download } from '../../ui/download/lazy-download-button.tsx';
import { useDelayed } from '../../ui/hooks.ts';
import { KeyHints } from '../../ui/key-caps.tsx';
import { Faint } from '../../ui/list-page/cells.tsx';
import { PageButtons } from '../../ui/list-page/page-buttons.tsx';
import layout from '../../ui/page.module.css';
import { commonTexts } from '../../ui/texts.ts';
import { useKeys } from '../../ui/use-keys.ts';
import { startBatch, useBatch } from './batch.ts';
import { BatchPanel } from './batch-panel.tsx';
import type { WaitingOrder } from './documents.ts';
import { Provinces } from './provinces.tsx';
import { PushDialog } from './push-dialog.tsx';
import { mayPush, mayPushWithOthers, pushOf, WaitingTable } from './table.tsx';
import { handoverTexts } from './texts.ts';
import { useWaiting } from './use-hand-over.ts';

/** Orders that wait for their bureau, with state of the connection and report; pushed one by one or many at once. */
export function HandOver() {
  const navigate = useNavigate();
  const [params, setParams] = useSearchParams();
  const province = params.get('province');
  const after = params.get('after');
  const list = useWaiting(province, after);
  const batch = useBatch();
  const showSkeleton = useDelayed(list.isLoading);
  const [cursor, setCursor] = useState<string | null>(null);
  /** The rows at the time of their selection, from any page: exactly what was selected is pushed. */
  const [selected, setSelected] = useState<ReadonlyMap<string, WaitingOrder>>(new Map());
  const [opened, setOpened] = useState<string | null>(null);
  const [asks, setAsks] = useState(false);
  const anchor = useRef<string | null>(null);

  // Orders that this person has pushed leave the list at once and are shown in the results.
  const rows = list.rows.filter(({ row, gone }) => !gone || batch?.results.get(row.id) !== null);
  const waiting = list.waiting - (list.rows.length - rows.length);
  const able = rows.filter(mayPushWithOthers).map(({ row }) => row);
  const ids = rows.map(({ row }) => row.id);
  const newest = new Map(rows.filter(mayPush).map(({ row }) => [row.id, row]));
  // A row on screen uses its present state: when it may no longer be pushed, it is removed from the selection.
  const chosen = [...selected.values()].flatMap((row) => {
    if (!ids.includes(row.id)) return [row];
    const fresh = newest.get(row.id);
    return fresh === undefined ? [] : [fresh];
  });
  const others = chosen.filter((row) => pushOf(row)?.primary === true);
  const chosenIds = new Set(chosen.map(({ id }) => id));

  const put = (rows: readonly WaitingOrder[]) =>
    setSelected(new Map(rows.slice(0, MAX_PUSHED_ORDERS).map((row) => [row.id, row])));
  const select = (id: string, range: boolean) => {
    const row = newest.get(id);
    if (row === undefined) return;
    const from = range && anchor.current !== null ? ids.indexOf(anchor.current) : -1;
    anchor.current = id;
    // An order that a bureau has refused is selected alone, and clears the selection.
    if (pushOf(row)?.primary !== true) return put(chosenIds.has(id) ? [] : [row]);
    if (from >= 0) {
      const [low, high] = [from, ids.indexOf(id)].sort((a, b) => a - b) as [number, number];
      const between = new Set(ids.slice(low, high + 1));
      return put([...others, ...able.filter((one) => between.has(one.id) && !chosenIds.has(one.id))]);
    }
    put(chosenIds.has(id) ? chosen.filter((one) => one.id !== id) : [...others, row]);
  };
  const all = () => {
    const whole = able.every(({ id }) => chosenIds.has(id));
    const elsewhere = others.filter(({ id }) => !newest.has(id));
    put(whole ? elsewhere : [...elsewhere, ...able]);
  };
  const ask = () => {
    if (chosen.length > 0 && batch?.state !== 'running') setAsks(true);
  };
  const move = (by: 1 | -1) => {
    const next = ids[stepIndex(cursor === null ? -1 : ids.indexOf(cursor), by, ids.length)];
    if (next !== undefined) setCursor(next);
  };
  const open = (id: string) => navigate(`/orders/${encodeURIComponent(id)}`);
  const toggle = (id: string) => setOpened(opened === id ? null : id);
  useKeys({
    'handover.down': () => move(1),
    'handover.up': () => move(-1),
    'handover.select': () => cursor !== null && select(cursor, false),
    'handover.range': () => cursor !== null && select(cursor, true),
    'handover.all': all,
    'handover.report': () => cursor !== null && toggle(cursor),
    'handover.open': () => {
      if (cursor !== null && ids.includes(cursor)) open(cursor);
    },
    'handover.push': ask,
  });
  useEffect(() => {
    if (cursor === null) return;
    const row = document.querySelector(`[data-row="${CSS.escape(cursor)}"]`);
    row?.scrollIntoView({ block: 'nearest' });
  }, [cursor]);

  const show = (next: Record<string, string>) => {
    setCursor(null);
    setParams(next);
  };
  const inProvince: Record<string, string> = province === null ? {} : { province };
  const here = list.provinces.find((one) => one.province === province)?.connection ?? null;
  const forbidden = rows.length > 0 && rows.every(({ row }) => pushOf(row) === undefined);
  return (
    <div className={layout.list}>
      <div className={layout.head}>
        <h1>{t(handoverTexts.title)}</h1>
        <p>
          <Faint>{t(handoverTexts.lead)}</Faint>
        </p>
        <span aria-live="polite">
          {waiting > 0 ? (
            <Button size="small" onClick={list.showWaiting}>
              {t(orderTexts.waiting, { n: waiting })} <b>{t(commonTexts.show)}</b>
            </Button>
          ) : null}
        </span>
        <Flex align="center" gap={8} style={{ marginLeft: 'auto' }}>
          {chosen.length > 0 ? (
            <Button size="small" type="text" onClick={() => put([])}>
              {t(handoverTexts.selected, { n: chosen.length })} · {t(handoverTexts.clear)}
            </Button>
          ) : null}
          <Button type="primary" disabled={chosen.length === 0 || batch?.state === 'running'} onClick={ask}>
            {chosen.length === 0 ? t(handoverTexts.pushNone) : t(handoverTexts.push, { n: chosen.length })}
          </Button>
        </Flex>
      </div>
      {list.provinces.length > 0 || province !== null ? (
        <Provinces
          provinces={list.provinces}
          chosen={province}
          onChoose={(next) => show(next === null ? {} : { province: next })}
        />
      ) : null}
      {here?.sentence ? <Alert banner role="note" showIcon={false} message={here.sentence} /> : null}
      {here !== null && here.backlog > 0 ? (
        <Alert banner role="note" showIcon={false} message={t(handoverTexts.backlog, { n: here.backlog })} />
      ) : null}
      {forbidden ? (
        <Alert
          banner
          role="note"
          message={t(handoverTexts.forbiddenTitle)}
          description={t(handoverTexts.forbiddenHint)}
        />
      ) : null}
      {batch === null ? null : <BatchPanel batch={batch} />}
      <div className={layout.scroll} aria-busy={list.isLoading}>
        {list.error !== null ? (
          <Failure error={list.error} onRetry={list.retry} />
        ) : !list.isThere ? (
          showSkeleton ? (
            <Skeleton label={t(handoverTexts.loading)} />
          ) : null
        ) : rows.length === 0 ? (
          <Empty title={t(handoverTexts.emptyTitle)} hint={t(handoverTexts.emptyHint)}>
            {province === null ? null : <Button onClick={() => show({})}>{t(handoverTexts.all)}</Button>}
          </Empty>
        ) : (
          <WaitingTable
            rows={rows}
            cursor={cursor}
            selected={chosenIds}
            opened={opened}
            onCursor={setCursor}
            onSelect={select}
            onAll={all}
            onOpen={open}
            onReport={toggle}
          />
        )}
      </div>
      <footer className={layout.foot}>
        <KeyHints
          of={[
            [commonTexts.keyMove, 'handover.down', 'handover.up'],
            [handoverTexts.keySelect, 'handover.select'],
            [handoverTexts.keyAll, 'handover.all'],
            [handoverTexts.keyReport, 'handover.report'],
            [handoverTexts.keyPush, 'handover.push'],
          ]}
        />
        <span className={layout.small}>
          {list.isThere
            ? t(handoverTexts.total, { n: list.isCapped ? t(commonTexts.atLeast, { n: '1,000' }) : list.total })
            : ''}
        </span>
        <Download list="orders" filter={{ states: pushableStates, ...inProvince }} />
        <PageButtons
          at={{ after, before: null }}
          info={{ hasNextPage: list.next !== null, endCursor: list.next }}
          onShow={(to) => show({ ...inProvince, ...(to.after === null ? {} : { after: to.after }) })}
        />
      </footer>
      <PushDialog
        open={asks}
        orders={chosen}
        provinces={list.provinces}
        onClose={() => setAsks(false)}
        onPush={() => {
          setAsks(false);
          startBatch(chosen);
          put([]);
        }}
      />
    </div>
  );
}
