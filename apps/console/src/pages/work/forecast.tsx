import { type BilingualText, fillTemplate } from '@beian/domain/text';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Button, Col, DatePicker, Flex, Row, Typography } from 'antd';
import dayjs from 'dayjs';
import type { ReactNode } from 'react';
import { request } from '../../app/providers/client.ts';
import { t } from '../../app/providers/i18n.ts';
import { queryOf } from '../../app/providers/queries.ts';
import { Empty, Loaded } from '../../app/shell/states.tsx';
import { type Forecast, forecastDocument, forecastTimesDocument } from '../../generated/forecast.ts';
import { AssignBar } from '../../queue/assign-bar.tsx';
import { usePicked } from '../../queue/use-picked.ts';
import { useInterval } from '../../ui/hooks.ts';
import { FilterTabs } from '../../ui/list-filters.tsx';
import { Faint } from '../../ui/list-page/cells.tsx';
import { type Column, figure } from '../../ui/list-page/data-table.tsx';
import { ListCard } from '../../ui/list-page/list-card.tsx';
import page from '../../ui/page.module.css';
import { Page, Section } from '../../ui/page.tsx';
import { commonTexts } from '../../ui/texts.ts';
import { fullTime, shanghai } from '../../ui/time.ts';
import { useHasPermission } from '../../ui/use-has-permission.ts';
import { useUrl } from '../../ui/use-url.ts';
import { ForecastList } from './forecast-list.tsx';
import { Score } from './score.tsx';
import { forecastTexts, workTexts } from './texts.ts';

const PAGE = 50;
/** The first one is chosen when the page opens. */
const choices = ['evening', 'tomorrow', 'twoDays', 'own'] as const;
type Choice = (typeof choices)[number];

/**
 * Orders that will breach by a given time, with likelihood and reasons; picked ones can be assigned, with undo. The time is in the
 * URL.
 */
export function ForecastPage() {
  const { params, change } = useUrl();
  const choice: Choice = choices.find((one) => one === params.get('until')) ?? 'evening';
  const own = params.get('at');
  const times = useQuery(queryOf(['forecastTimes'], forecastTimesDocument, {}));
  const at = times.data;
  const until = at === undefined ? undefined : choice === 'own' ? (readOwn(own) ?? at.evening) : at[choice];
  const query = useInfiniteQuery({
    queryKey: ['forecast', until],
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
  const pages = query.data?.pages;
  return (
    <Page
      title={t(forecastTexts.title)}
      lead={t(forecastTexts.lead)}
      actions={
        <Flex wrap align="center" gap={8}>
          <FilterTabs
            label={t(forecastTexts.untilLabel)}
            labels={labelsOf(at)}
            value={choice}
            onChange={(next) => change({ until: next, at: null })}
          />
          {choice === 'own' ? (
            <DatePicker
              aria-label={t(forecastTexts.ownTime)}
              showTime={{ format: 'HH:mm' }}
              format="YYYY-MM-DD HH:mm"
              allowClear={false}
              value={until === undefined ? null : dayjs(shanghai(until).format('YYYY-MM-DDTHH:mm'))}
              onChange={(day) => change({ at: `${day?.format('YYYY-MM-DDTHH:mm')}+08:00` })}
            />
          ) : null}
          {until === undefined ? null : <Faint>{t(forecastTexts.at, { at: fullTime(until) })}</Faint>}
        </Flex>
      }
    >
      <Loaded
        query={{ data: pages, error: times.error ?? query.error, isLoading: query.isPending, refetch: look }}
        rows={10}
      >
        {([first, ...more]) =>
          first === undefined ? null : (
            <ForecastUntil
              key={until}
              first={first}
              rows={[first, ...more].flatMap(({ rows }) => rows)}
              onDone={look}
              more={
                query.hasNextPage ? (
                  <Button size="small" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                    {t(commonTexts.more)}
                  </Button>
                ) : null
              }
            />
          )
        }
      </Loaded>
    </Page>
  );
}

/** Of the choices; the next evening is today's, or of the day on which it is. */
function labelsOf(at: { now: string; evening: string } | undefined): Record<Choice, BilingualText> {
  const { nextEvening, ...until } = forecastTexts.until;
  if (at === undefined || shanghai(at.now).isSame(shanghai(at.evening), 'day')) return until;
  const day = shanghai(at.evening).format('MM-DD');
  return { ...until, evening: fillTemplate(nextEvening, { day }) };
}

const readOwn = (at: string | null): string | undefined =>
  at !== null && !Number.isNaN(Date.parse(at)) ? new Date(at).toISOString() : undefined;

interface ForecastUntilProps {
  readonly first: Forecast;
  readonly rows: Forecast['rows'];
  readonly onDone: () => void;
  readonly more: ReactNode;
}

function ForecastUntil({ first, rows, onDone, more }: ForecastUntilProps) {
  const picked = usePicked(first.until);
  const assigns = useHasPermission()('assign');
  const { pace, rests } = first;
  return (
    <>
      <Section
        title={t(forecastTexts.expected, { n: first.expected })}
        lead={[
          t(forecastTexts.pace, { rate: pace.perHour, basis: pace.basis }),
          ...(rests.enoughHandling ? [] : [t(forecastTexts.fewHandling)]),
          ...(rests.setRight ? [] : [t(forecastTexts.notSetRight)]),
        ].join(' ')}
      >
        <Flex role="status" wrap gap="4px 24px">
          <span>{t(forecastTexts.orders, { n: first.orders })}</span>
          <span>{t(forecastTexts.likely, { n: first.likely })}</span>
          {first.overdue === 0 ? null : (
            <Typography.Text type="danger">{t(forecastTexts.overdue, { n: first.overdue })}</Typography.Text>
          )}
        </Flex>
      </Section>
      {assigns ? <AssignBar picked={picked} rows={rows.map(({ order }) => order)} onDone={onDone} /> : null}
      {first.orders === 0 ? (
        <div className={page.section}>
          <Empty title={t(forecastTexts.empty)} hint={t(forecastTexts.emptyHint)} />
        </div>
      ) : (
        <>
          <ForecastList rows={rows} picked={picked} more={more} />
          <Row gutter={[12, 12]}>
            {(['CLOCK', 'PROVINCE', 'REVIEWER'] as const).map((dimension) => (
              <Col key={dimension} xs={24} lg={8}>
                <ForecastTotals dimension={dimension} sums={first.sums} />
              </Col>
            ))}
          </Row>
        </>
      )}
      <Score score={first.score} />
    </>
  );
}

type Sum = Forecast['sums'][number];

function ForecastTotals({ dimension, sums }: { dimension: Sum['dimension']; sums: readonly Sum[] }) {
  const columns: Column<Sum>[] = [
    {
      key: dimension,
      title: forecastTexts.by[dimension],
      kind: 'head',
      cell: ({ value, label }) => (value === 'NOBODY' ? t(workTexts.nobody) : label),
    },
    figure('expected', forecastTexts.sums, ({ expected, orders }) => (
      <Typography.Text type={expected >= 1 ? 'warning' : undefined}>
        {t(forecastTexts.sum, { expected, orders })}
      </Typography.Text>
    )),
  ];
  return (
    <ListCard
      title={`${t(forecastTexts.sums)}: ${t(forecastTexts.by[dimension])}`}
      rows={sums.filter((one) => one.dimension === dimension)}
      columns={columns}
      idOf={({ value }) => value}
      empty={forecastTexts.empty}
    />
  );
}
