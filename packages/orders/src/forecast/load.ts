import {
  duties,
  type ForecastOrder,
  findProvince,
  forecast,
  forecastTimes,
  type Language,
  MIN_DECISIONS_PER_DUTY,
  MIN_FORECASTS_TO_CALIBRATE,
  MIN_FORECASTS_TO_SCORE,
  MIN_RATE_DAYS,
  type OrderForecast,
} from '@beian/domain';
import type { AppContext, Tx } from '../context.ts';
import { type LoadedForecastInputs, loadForecastInputs, loadTimeInputs, PAST_DAYS } from './inputs.ts';

/** Times that a forecast is mostly asked for, ISO. */
export async function loadForecastTimes(ctx: AppContext, tx: Tx) {
  const { calendar, hours, now } = await loadTimeInputs(ctx, tx);
  const times = forecastTimes(calendar, hours, now);
  const iso = (at: number): string => new Date(at).toISOString();
  return { now: iso(now), today: iso(times.today), tomorrow: iso(times.tomorrow), twoDays: iso(times.twoDays) };
}

/** Which forecast is asked for. */
export interface ForecastQuery {
  /** ISO 8601. */
  readonly until: string;
  readonly seed: number;
  readonly first: number;
  readonly after: string | null;
  readonly language: Language;
}

export interface ForecastSum {
  readonly dimension: 'CLOCK' | 'PROVINCE' | 'REVIEWER';
  /** A duty, a province, a member of staff or `NOBODY`. */
  readonly value: string;
  readonly label: string;
  readonly orders: number;
  /** Sum of the likelihoods: so many breaches are to be expected. */
  readonly expected: number;
  /** Orders that breach more likely than not. */
  readonly likely: number;
}

export interface ForecastScore {
  readonly days: number;
  readonly orders: number;
  /** Mean squared error of what was said; of the share of all orders; of the share by stage and time left. */
  readonly error: number;
  readonly errorOfShare: number;
  readonly errorOfLeft: number;
  /** By tenths of what was said, those that were said at all. */
  readonly tenths: readonly { tenth: number; orders: number; breached: number; said: number }[];
}

export interface ForecastView {
  readonly now: string;
  readonly until: string;
  readonly seed: number;
  readonly orders: number;
  readonly expected: number;
  readonly likely: number;
  /** Due already and still waiting: they are not forecast, and stand before the others. */
  readonly overdue: number;
  readonly rows: readonly (OrderForecast & { readonly held: boolean })[];
  readonly endCursor: string | null;
  readonly hasNextPage: boolean;
  readonly sums: readonly ForecastSum[];
  /** What it rests on: enough past days of decisions, of timed handling, of forecasts that came out. */
  readonly rests: {
    readonly days: number;
    readonly decisions: number;
    readonly enoughDays: boolean;
    readonly enoughHandling: boolean;
    readonly setRight: boolean;
  };
  /** null: too few forecasts have come out. */
  readonly score: ForecastScore | null;
}

/**
 * Open orders due by an instant, the likeliest to breach first, in pages after a cursor. Whether the caller may is asked before: `mayReadBoard`.
 * @throws RangeError on a cursor that is none
 */
export async function loadForecast(ctx: AppContext, tx: Tx, asked: ForecastQuery): Promise<ForecastView> {
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
): ForecastSum[] {
  const groups = new Map<string, { dimension: ForecastSum['dimension']; value: string; of: OrderForecast[] }>();
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
  const labelOf = (dimension: ForecastSum['dimension'], value: string): string => {
    if (dimension === 'CLOCK') return duties[value as keyof typeof duties].label[language];
    if (dimension === 'PROVINCE') return findProvince(value)?.label[language] ?? value;
    return names.get(value) ?? value;
  };
  return [...groups.values()]
    .map(({ dimension, value, of }) => ({ dimension, value, label: labelOf(dimension, value), ...totals(of) }))
    .sort((a, b) => b.expected - a.expected || (a.value < b.value ? -1 : 1));
}

const basisOf = ({ days, decisions, handling, bins }: LoadedForecastInputs): ForecastView['rests'] => ({
  days: days.length,
  decisions,
  enoughDays: days.length >= MIN_RATE_DAYS,
  enoughHandling: handling.some((sample) => sample.province === null && sample.decisions >= MIN_DECISIONS_PER_DUTY),
  setRight: bins.reduce((sum, { orders }) => sum + orders, 0) >= MIN_FORECASTS_TO_CALIBRATE,
});

async function loadScore(tx: Tx): Promise<ForecastScore | null> {
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
      from app.forecast_days where kind <> 'RAW' and day >= (app.now() at time zone 'Asia/Shanghai')::date - ${PAST_DAYS} group by 1, 2 order by 1, 2`,
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
