import type { AppContext, Tx } from '@beian/database/transaction';
import { duties } from '@beian/domain/clock';
import {
  FORECAST_PAST_DAYS,
  type ForecastOrder,
  type ForecastScoreView,
  type ForecastSumView,
  type ForecastView,
  forecast,
  forecastTimes,
  MIN_DECISIONS_PER_DUTY,
  MIN_FORECASTS_TO_CALIBRATE,
  MIN_FORECASTS_TO_SCORE,
  type OrderForecast,
  teamPace,
} from '@beian/domain/forecast';
import { findProvince } from '@beian/domain/province';
import type { Language } from '@beian/domain/text';
import { type LoadedForecastInputs, loadForecastInputs, loadTimeInputs } from './inputs.ts';
import { paceView } from './pace-view.ts';

/** The usual instants for a forecast, ISO. */
export async function loadForecastTimes(ctx: AppContext, tx: Tx) {
  const { calendar, hours, now } = await loadTimeInputs(ctx, tx);
  const times = forecastTimes(calendar, hours, now);
  const iso = (at: number): string => new Date(at).toISOString();
  return {
    now: iso(now),
    evening: iso(times.evening),
    today: iso(times.today),
    tomorrow: iso(times.tomorrow),
    twoDays: iso(times.twoDays),
  };
}

export interface ForecastQuery {
  /** ISO 8601. */
  readonly until: string;
  readonly seed: number;
  readonly first: number;
  readonly after: string | null;
  readonly language: Language;
}

/** The orders of a page by their ids; the caller reads them. */
export interface LoadedForecast extends Omit<ForecastView, 'rows'> {
  readonly rows: readonly (OrderForecast & { readonly held: boolean })[];
}

/**
 * Open orders due by an instant, the most likely breaches first, in pages after a cursor. The caller must check
 * `mayReadBoard`.
 * @throws RangeError on an invalid cursor
 */
export async function loadForecast(ctx: AppContext, tx: Tx, asked: ForecastQuery): Promise<LoadedForecast> {
  const after = asked.after === null ? null : readCursor(asked.after);
  const until = Date.parse(asked.until);
  const inputs = await loadForecastInputs(ctx, tx, until, asked.seed);
  const all = forecast(inputs, until).sort(byLikelihood);
  const score = await loadScore(tx);
  const { rows: named } = await tx.client.query<{ id: string; name: string }>(
    '/* staffNames */ select id, name from app.staff',
  );
  const from = after === null ? 0 : all.findIndex((one) => byLikelihood(one, after) > 0);
  const page = from < 0 ? [] : all.slice(from, from + asked.first);
  const orders = new Map(inputs.orders.map((order) => [order.id, order]));
  return {
    now: new Date(inputs.now).toISOString(),
    until: new Date(until).toISOString(),
    seed: asked.seed,
    ...totals(all),
    overdue: inputs.orders.filter(({ due }) => due <= inputs.now).length,
    rows: page.map((one) => ({ ...one, held: orders.get(one.id)?.held ?? false })),
    endCursor: page.length === 0 ? null : cursorOf(page.at(-1) as OrderForecast),
    hasNextPage: from >= 0 && from + asked.first < all.length,
    sums: sumsOf(all, orders, new Map(named.map(({ id, name }) => [id, name])), asked.language),
    pace: paceView(teamPace(inputs), asked.language),
    rests: basisOf(inputs),
    score,
  };
}

type Rank = Pick<OrderForecast, 'id' | 'likelihood' | 'left'>;
const byLikelihood = (a: Rank, b: Rank): number =>
  b.likelihood - a.likelihood || a.left - b.left || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
const cursorOf = ({ likelihood, left, id }: Rank): string => `${likelihood} ${left} ${id}`;
function readCursor(cursor: string): Rank {
  const parts = /^(\d(?:\.\d+)?) (\d+(?:\.\d+)?) (order_[0-9a-f]{32})$/.exec(cursor);
  if (parts === null) throw new RangeError('no cursor');
  return { likelihood: Number(parts[1]), left: Number(parts[2]), id: parts[3] as string };
}

const tenth = (value: number): number => Math.round(value * 10) / 10;
const totals = (all: readonly OrderForecast[]) => ({
  orders: all.length,
  expected: tenth(all.reduce((sum, { likelihood }) => sum + likelihood, 0)),
  likely: all.filter(({ likelihood }) => likelihood >= 0.5).length,
});

function sumsOf(
  all: readonly OrderForecast[],
  orders: ReadonlyMap<string, ForecastOrder>,
  names: ReadonlyMap<string, string>,
  language: Language,
): ForecastSumView[] {
  const groups = new Map<string, { dimension: ForecastSumView['dimension']; value: string; of: OrderForecast[] }>();
  for (const one of all) {
    const order = orders.get(one.id) as ForecastOrder;
    for (const [dimension, value] of [
      ['CLOCK', order.duty],
      ['PROVINCE', order.province],
      ['REVIEWER', order.assignee ?? 'NOBODY'],
    ] as const) {
      const key = `${dimension} ${value}`;
      const group = groups.get(key) ?? { dimension, value, of: [] };
      group.of.push(one);
      groups.set(key, group);
    }
  }
  const labelOf = (dimension: ForecastSumView['dimension'], value: string): string => {
    if (dimension === 'CLOCK') return duties[value as keyof typeof duties].label[language];
    if (dimension === 'PROVINCE') return findProvince(value)?.label[language] ?? value;
    return names.get(value) ?? value;
  };
  return [...groups.values()]
    .map(({ dimension, value, of }) => ({ dimension, value, label: labelOf(dimension, value), ...totals(of) }))
    .sort((a, b) => b.expected - a.expected || (a.value < b.value ? -1 : 1));
}

const basisOf = ({ handling, bins }: LoadedForecastInputs): ForecastView['rests'] => ({
  enoughHandling: handling.some((sample) => sample.province === null && sample.decisions >= MIN_DECISIONS_PER_DUTY),
  setRight: bins.reduce((sum, { orders }) => sum + orders, 0) >= MIN_FORECASTS_TO_CALIBRATE,
});

async function loadScore(tx: Tx): Promise<ForecastScoreView | null> {
  const { rows } = await tx.client.query<{
    kind: string;
    bin: number;
    orders: number;
    breached: number;
    said: number;
    error: number;
    days: number;
  }>({
    name: 'forecast-score',
    text: `/* forecastScore */ select kind, case kind when 'SAID' then bin else 0 end as bin, sum(orders)::int as orders,
        sum(breached)::int as breached, sum(said) as said, sum(error) as error, count(distinct day)::int as days
      from app.forecast_days where kind <> 'RAW' and day >= (app.now() at time zone 'Asia/Shanghai')::date - ${FORECAST_PAST_DAYS} group by 1, 2 order by 1, 2`,
  });
  const of = (kind: string) => rows.filter((row) => row.kind === kind);
  const sum = (kind: string, what: 'orders' | 'error') => of(kind).reduce((total, row) => total + row[what], 0);
  const orders = sum('SAID', 'orders');
  if (orders < MIN_FORECASTS_TO_SCORE) return null;
  return {
    days: of('ALL')[0]?.days ?? 0,
    orders,
    error: sum('SAID', 'error') / orders,
    errorOfShare: sum('ALL', 'error') / orders,
    errorOfLeft: sum('LEFT', 'error') / orders,
    tenths: of('SAID').map(({ bin, orders: n, breached, said }) => ({
      tenth: bin,
      orders: n,
      breached,
      said: said / n,
    })),
  };
}
