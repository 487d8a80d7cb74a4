import { queueStageLabels, sortOrderOf } from '@beian/domain/order';
import type { BilingualText } from '@beian/domain/text';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { t } from '../app/providers/i18n.ts';
import { useConnection } from '../app/providers/live.ts';
import { Empty, Failure, Skeleton } from '../app/shell/states.tsx';
import { orderTexts } from '../order/texts.ts';
import { Download } from '../ui/download/lazy-download-button.tsx';
import { useDelayed, useIsNarrow } from '../ui/hooks.ts';
import { KeyHints } from '../ui/key-caps.tsx';
import { lazyPart } from '../ui/lazy-part.tsx';
import { PageButtons } from '../ui/list-page/page-buttons.tsx';
import page from '../ui/page.module.css';
import { commonTexts, liveTexts } from '../ui/texts.ts';
import { useHasPermission } from '../ui/use-has-permission.ts';
import { useKeys } from '../ui/use-keys.ts';
import { QueueCards } from './cards.tsx';
import { FilterBar } from './filter-bar.tsx';
import {
  changeView,
  downloadOf,
  isAnywhere,
  isBoardCut,
  isFiltered,
  type QueueView,
  readView,
  unfiltered,
  unsorted,
  type ViewChange,
  writeView,
} from './filters.ts';
import styles from './queue.module.css';
import { stepIndex } from './rows.ts';
import { SavedViewStatus, SavedViews } from './saved-views.tsx';
import { StageTabs } from './stage-tabs.tsx';
import { QueueTable } from './table.tsx';
import { queueTexts, sortTexts } from './texts.ts';
import { useDesk } from './use-desk.ts';
import { usePicked } from './use-picked.ts';
import { useQueue } from './use-queue.ts';

/** Loaded after the rows: nobody needs it first. */
const Arrange = lazyPart(() => import('./arrange.tsx'), 'Arrange', <span className={styles.arrangeSpace} />);
/** Only who reviews needs it. */
const NextOffer = lazyPart(() => import('./next/next-offer.tsx'), 'NextOffer');
/** Only supervisors need it. */
const AssignBar = lazyPart(() => import('./assign-bar.tsx'), 'AssignBar');
/** Only links from a board need it. */
const FilterChips = lazyPart(() => import('./filter-chips.tsx'), 'FilterChips');

function sortLabel(view: QueueView): BilingualText {
  const { sort, descending } = sortOrderOf(view, view.sort, view.descending);
  return sortTexts[sort][descending ? 'down' : 'up'];
}

/** The review queue. The state of the list is in the URL; J and K move the cursor, Enter opens. */
export function Queue() {
  const navigate = useNavigate();
  const narrow = useIsNarrow();
  const connection = useConnection();
  const [params, setParams] = useSearchParams();
  const view = readView(params);
  const queue = useQueue(view);
  const desk = useDesk();
  const showSkeleton = useDelayed(queue.isLoading);
  const [cursor, setCursor] = useState<string | null>(null);
  const picked = usePicked(writeView(view).toString());
  const may = useHasPermission();
  const assigns = may('assign') && !narrow;
  /** A was pressed before the bar was loaded, which then takes the focus. */
  const [isAssignAsked, setAssignAsked] = useState(false);
  const nothingPicked = picked.ids.size === 0;
  useEffect(() => {
    if (nothingPicked) setAssignAsked(false);
  }, [nothingPicked]);

  const show = (next: QueueView, replace = false) => setParams(writeView(next), { replace });
  // Based on the present URL: the view on screen may be one change behind when the next one comes.
  const change = (next: ViewChange, replace = false) =>
    show(changeView(readView(new URLSearchParams(window.location.search)), next), replace);
  const open = (id: string) => navigate(`/orders/${encodeURIComponent(id)}`);
  const ids = queue.rows.map((one) => one.row.id);
  const move = (by: 1 | -1) => {
    const next = ids[stepIndex(cursor === null ? -1 : ids.indexOf(cursor), by, ids.length)];
    if (next !== undefined) setCursor(next);
  };
  useKeys({
    'queue.down': () => move(1),
    'queue.up': () => move(-1),
    'queue.open': () => {
      if (cursor !== null && ids.includes(cursor)) open(cursor);
    },
    'queue.select': () => {
      if (assigns && cursor !== null && ids.includes(cursor)) picked.toggle(cursor);
    },
    'queue.range': () => {
      if (assigns && cursor !== null && ids.includes(cursor)) picked.selectRange(cursor, ids);
    },
    'queue.assign': () => {
      const person = document.querySelector<HTMLElement>('[data-bar="assign"] input');
      if (person === null) setAssignAsked(!nothingPicked);
      else person.focus();
    },
    'queue.filter': () => document.querySelector<HTMLInputElement>('#queue search input')?.select(),
  });
  useEffect(() => {
    if (cursor === null) return;
    const row = document.querySelector(`[data-row="${CSS.escape(cursor)}"]`);
    row?.scrollIntoView({ block: 'nearest' });
    // Focuses the row's link, so that Enter opens it whatever had the focus before; Tab stops at the row's checkbox, too.
    if (row?.contains(document.activeElement) === false) row.querySelector('a')?.focus({ preventScroll: true });
  }, [cursor]);

  const sort = (next: Pick<QueueView, 'sort' | 'descending'>) => change(next, true);
  const rowsProps = {
    rows: queue.rows,
    view,
    desk: desk.desk,
    onSort: sort,
    cursor,
    onCursor: setCursor,
    onOpen: open,
    picked: assigns ? picked : null,
  };
  const info = queue.page?.pageInfo;
  const capped = queue.page?.totalIsCapped ? t(commonTexts.atLeast, { n: '1,000' }) : (queue.page?.total ?? 0);
  const total = queue.page === undefined ? '' : t(queueTexts.total, { n: capped, sort: t(sortLabel(view)) });

  const offer = may('takeNext') ? (
    <div className={styles.offer}>
      <NextOffer />
    </div>
  ) : null;

  return (
    <div className={page.list} id="queue">
      <div className={styles.head}>
        <h1>{t(queueTexts.title)}</h1>
        <span className={`${page.row} ${page.small}`} role="status">
          <span className={`${styles.dot} ${styles[connection]}`} aria-hidden />
          {t(liveTexts[connection])}
        </span>
        <span aria-live="polite">
          {queue.waiting > 0 ? (
            <Button size="small" className={styles.waiting} onClick={queue.showWaiting}>
              {t(orderTexts.waiting, { n: queue.waiting })} <b>{t(commonTexts.show)}</b>
            </Button>
          ) : null}
        </span>
      </div>
      {narrow ? null : offer}
      <div className={styles.tabRow}>
        <StageTabs
          stage={view.saved === null && !isAnywhere(view) ? view.stage : null}
          counts={queue.counts}
          onChange={(stage) => {
            setCursor(null);
            change(
              view.saved === null
                ? { stage, late: null, ended: null, approved: null }
                : { ...unfiltered, ...unsorted, stage, saved: null },
            );
          }}
        />
        <SavedViews
          desk={desk}
          view={view}
          onShow={(next) => {
            setCursor(null);
            show(next);
          }}
        />
      </div>
      <div className={page.bar}>
        <FilterBar view={view} onChange={(next) => change(next, true)} />
        {narrow ? null : <Arrange desk={desk} />}
      </div>
      {isBoardCut(view) ? <FilterChips view={view} rows={queue.rows.map(({ row }) => row)} onChange={change} /> : null}
      <SavedViewStatus desk={desk} view={view} />
      {assigns ? (
        <AssignBar
          picked={picked}
          rows={queue.rows.map(({ row }) => row)}
          autoFocus={isAssignAsked}
          onDone={queue.retry}
        />
      ) : null}
      <div
        id="queue-list"
        role="tabpanel"
        aria-label={t(queueStageLabels[view.stage])}
        className={page.scroll}
        aria-busy={queue.isLoading}
      >
        {queue.error !== null ? (
          <Failure error={queue.error} onRetry={queue.retry} />
        ) : queue.isLoading ? (
          showSkeleton ? (
            <Skeleton label={t(queueTexts.loading)} height={narrow ? 120 : 36} rows={narrow ? 5 : 16} />
          ) : null
        ) : queue.rows.length === 0 ? (
          isFiltered(view) ? (
            <Empty title={t(orderTexts.emptyFiltered)}>
              <Button onClick={() => change(unfiltered)}>{t(commonTexts.clear)}</Button>
            </Empty>
          ) : (
            <Empty
              title={t(queueTexts.emptyTitle)}
              hint={t(queueTexts.emptyHint, { stage: t(queueStageLabels[view.stage]) })}
            />
          )
        ) : narrow ? (
          <QueueCards {...rowsProps} />
        ) : (
          <QueueTable {...rowsProps} />
        )}
      </div>
      <footer className={`${page.foot} ${styles.foot}`}>
        <KeyHints
          of={[
            [commonTexts.keyMove, 'queue.down', 'queue.up'],
            [commonTexts.keyOpen, 'queue.open'],
            ...(assigns ? ([[queueTexts.keyPick, 'queue.select']] as const) : []),
            [queueTexts.keyFind, 'queue.filter'],
          ]}
        />
        <span className={page.small}>{total}</span>
        <Download list="orders" {...downloadOf(view, desk.desk)} />
        <PageButtons at={view} info={info} readsBack onShow={(at) => show({ ...view, ...at })} />
      </footer>
      {/* On a phone the thumb reaches the lower edge. */}
      {narrow ? offer : null}
    </div>
  );
}
