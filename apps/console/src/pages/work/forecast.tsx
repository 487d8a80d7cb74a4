import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { DatePicker, Segmented, Typography } from 'antd';
import dayjs from 'dayjs';
import { useSearchParams } from 'react-router';
import { request } from '../../app/providers/client.ts';
import { type Translate, useLanguage, useT } from '../../app/providers/i18n.ts';
import { noteServerTime } from '../../app/providers/server-clock.ts';
import { Empty, Failure, Skeleton } from '../../app/shell/states.tsx';
import { forecastTimesDocument } from '../../generated/forecast.ts';
import { usePicked } from '../../queue/use-picked.ts';
import { useDelayed, useInterval, useNow } from '../../ui/hooks.ts';
import { type Column, DataTable } from '../../ui/list-page/data-table.tsx';
import { LoadMoreButton } from '../../ui/load-more-button.tsx';
import { fullTime, shanghai } from '../../ui/time.ts';
import { AssignPicked } from './assign-picked.tsx';
import { type Forecast, forecastDocument } from './documents.ts';
import { ForecastList } from './forecast-list.tsx';
import { Score } from './score.tsx';
import { forecastTexts, workTexts } from './texts.ts';
import styles from './work.module.css';

const PAGE = 50;
/** The first one is chosen when the page opens. */
const choices = ['evening', 'tomorrow', 'twoDays', 'own'] as const;
type Choice = (typeof choices)[number];

/**
 * Orders that will breach by a given time, with likelihood and reasons; picked ones can be assigned, with undo. The time is in the
 * URL.
 */
export function ForecastPage() {
  const t = useT();
  const language = useLanguage();
  const [params, setParams] = useSearchParams();
  const choice: Choice = choices.find((one) => one === params.get('until')) ?? 'evening';
  const own = params.get('at');
  const times = useQuery({
    queryKey: ['forecastTimes'],
    queryFn: async ({ signal }) => {
      const { forecastTimes } = await request(forecastTimesDocument, {}, signal);
      noteServerTime(forecastTimes.now);
      return forecastTimes;
    },
  });
  const at = times.data;
  const until = at === undefined ? undefined : choice === 'own' ? (readOwn(own) ?? at.evening) : at[choice];
  const query = useInfiniteQuery({
    queryKey: ['forecast', language, until],
    queryFn: async ({ pageParam, signal }) =>
      (await request(forecastDocument, { until: until ?? '', first: PAGE, after: pageParam }, signal)).forecast,
    initialPageParam: null as string | null,
    getNextPageParam: (page) => (page.hasNextPage ? page.endCursor : undefined),
    enabled: until !== undefined,
    placeholderData: keepPreviousData,
  });
  const look = () => {
    void times.refetch();
    void query.refetch();
  };
  useInterval(look, 60_000);
  const showSkeleton = useDelayed(query.isPending);
  const error = times.error ?? query.error;
  const first = query.data?.pages[0];
  const choose = (next: Choice) => setParams(next === 'evening' ? {} : { until: next }, { replace: true });
  return (
    <div className={styles.room}>
      <div className={styles.head}>
        <h1>{t(forecastTexts.title)}</h1>
        <p className={styles.faint}>{t(forecastTexts.lead)}</p>
      </div>
      <div className={styles.bar}>
        <Segmented<Choice>
          aria-label={t(forecastTexts.untilLabel)}
          value={choice}
          onChange={choose}
          options={choices.map((value) => ({ value, label: labelOf(t, value, at) }))}
        />
        {choice === 'own' ? (
          <DatePicker
            aria-label={t(forecastTexts.ownTime)}
            showTime={{ format: 'HH:mm' }}
            format="YYYY-MM-DD HH:mm"
            allowClear={false}
            value={until === undefined ? null : dayjs(shanghai(until).format('YYYY-MM-DDTHH:mm'))}
            onChange={(day) =>
              setParams({ until: 'own', at: `${day?.format('YYYY-MM-DDTHH:mm')}+08:00` }, { replace: true })
            }
          />
        ) : null}
        {until === undefined ? null : (
          <span className={styles.faint}>{t(forecastTexts.at, { at: fullTime(until) })}</span>
        )}
      </div>
      {error && first === undefined ? (
        <Failure error={error} onRetry={look} />
      ) : first === undefined ? (
        showSkeleton ? (
          <Skeleton label={t(forecastTexts.loading)} rows={10} />
        ) : null
      ) : (
        <Whole
          key={until}
          first={first}
          rows={query.data?.pages.flatMap(({ rows }) => rows) ?? []}
          onDone={look}
          more={<LoadMoreButton query={query} />}
        />
      )}
    </div>
  );
}

/** Of the next evening: today, or the day on which it is. */
function labelOf(t: Translate, choice: Choice, at: { now: string; evening: string } | undefined): string {
  if (choice !== 'evening') return t(forecastTexts.until[choice]);
  if (at === undefined || shanghai(at.now).isSame(shanghai(at.evening), 'day')) return t(forecastTexts.until.evening);
  return t(forecastTexts.until.nextEvening, { day: shanghai(at.evening).format('MM-DD') });
}

const readOwn = (at: string | null): string | undefined =>
  at !== null && !Number.isNaN(Date.parse(at)) ? new Date(at).toISOString() : undefined;

interface WholeProps {
  readonly first: Forecast;
  readonly rows: Forecast['rows'];
  readonly onDone: () => void;
  readonly more: React.ReactNode;
}

function Whole({ first, rows, onDone, more }: WholeProps) {
  const t = useT();
  const now = useNow(15_000);
  const picked = usePicked(first.until);
  return (
    <>
      <section className={styles.card} aria-label={t(forecastTexts.title)}>
        <p className={styles.figures} role="status">
          <span>
            <b className={first.expected >= 1 ? styles.hot : ''}>{t(forecastTexts.expected, { n: first.expected })}</b>
          </span>
          <span>{t(forecastTexts.orders, { n: first.orders })}</span>
          <span>{t(forecastTexts.likely, { n: first.likely })}</span>
          {first.overdue === 0 ? null : (
            <span className={styles.bad}>{t(forecastTexts.overdue, { n: first.overdue })}</span>
          )}
        </p>
        <AssumptionNotes forecast={first} />
      </section>
      <AssignPicked picked={picked} rows={rows} onDone={onDone} />
      {first.orders === 0 ? (
        <Empty title={t(forecastTexts.empty)} hint={t(forecastTexts.emptyHint)} />
      ) : (
        <ForecastList rows={rows} picked={picked} now={now} more={more} />
      )}
      <div className={styles.sums}>
        {(['CLOCK', 'PROVINCE', 'REVIEWER'] as const).map((dimension) => (
          <ForecastTotals key={dimension} dimension={dimension} sums={first.sums} />
        ))}
      </div>
      <Score score={first.score} />
    </>
  );
}

function AssumptionNotes({
  forecast: {
    pace,
    rests: { enoughHandling, setRight },
  },
}: {
  forecast: Forecast;
}) {
  const t = useT();
  return (
    <p className={styles.faint}>
      {[
        t(forecastTexts.pace, { rate: pace.perHour, basis: pace.basis }),
        ...(enoughHandling ? [] : [t(forecastTexts.fewHandling)]),
        ...(setRight ? [] : [t(forecastTexts.notSetRight)]),
      ].join(' ')}
    </p>
  );
}

function ForecastTotals({
  dimension,
  sums,
}: {
  dimension: Forecast['sums'][number]['dimension'];
  sums: Forecast['sums'];
}) {
  const t = useT();
  const rows = sums.filter((one) => one.dimension === dimension);
  const title = t(forecastTexts.by[dimension]);
  const columns: Column<Forecast['sums'][number]>[] = [
    {
      key: dimension,
      title: forecastTexts.by[dimension],
      kind: 'head',
      cell: ({ value, label }) => (value === 'NOBODY' ? t(workTexts.nobody) : label),
    },
    {
      key: 'expected',
      title: forecastTexts.sums,
      kind: 'number',
      cell: ({ expected, orders }) => (
        <Typography.Text {...(expected >= 1 ? { type: 'warning' } : {})}>
          {t(forecastTexts.sum, { expected, orders })}
        </Typography.Text>
      ),
    },
  ];
  return (
    <section className={styles.card} aria-label={`${t(forecastTexts.sums)}: ${title}`}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by Tab */}
      <section className={styles.scroll} tabIndex={0} aria-label={title}>
        <DataTable name={title} rows={rows} columns={columns} idOf={({ value }) => value} />
      </section>
    </section>
  );
}
