import { enumOf, fieldsOf, objectOf, type ViewOf } from '../fields/field-rows.ts';
import { FORECAST_PAST_DAYS } from './days.ts';
import { teamPaceFields } from './pace-fields.ts';

export const orderForecastFields = fieldsOf(
  'OrderForecast',
  'How likely an order is to breach 预测超时 by its due time, and why. Since 2026-11.',
  {
    order: { shape: objectOf<unknown>('Order'), description: 'The order.' },
    likelihood: { shape: 'Float', description: 'How likely it is that nobody decides it by its due time: 0 to 1.' },
    place: { shape: 'Int', description: 'Orders that come before it, for those who can take it.', console: false },
    perHour: {
      shape: 'Float',
      description: 'Decisions per working hour of those who can take it now; 0: nobody can, or it is in hand.',
      console: false,
    },
    secondsLeft: { shape: 'Int', description: 'Working seconds that are left.', console: false },
    usualSeconds: { shape: 'Int', description: 'Median handling of such orders, working seconds.', console: false },
    why: { shape: 'String', list: true, description: "Why, in sentences of the caller's language." },
  },
);
export type OrderForecastView = ViewOf<typeof orderForecastFields>;

/** Along what a forecast is summed. */
export type ForecastDimension = 'CLOCK' | 'PROVINCE' | 'REVIEWER';

export const forecastSumFields = fieldsOf('ForecastSum', 'A forecast summed along a dimension. Since 2026-11.', {
  dimension: { shape: enumOf<ForecastDimension>('ForecastDimension'), description: 'Along what.' },
  value: { shape: 'String', description: 'A duty, a province’s code, a member of staff, or NOBODY.' },
  label: { shape: 'String', description: "Its name, in the caller's language." },
  orders: { shape: 'Int', description: 'Orders that are forecast.' },
  expected: { shape: 'Float', description: 'Breaches to be expected: the sum of the likelihoods.' },
  likely: { shape: 'Int', description: 'Orders that breach more likely than not.' },
});
export type ForecastSumView = ViewOf<typeof forecastSumFields>;

export const forecastTenthFields = fieldsOf(
  'ForecastTenth',
  'Past forecasts of about the same likelihood, and what became of them. Since 2026-11.',
  {
    tenth: { shape: 'Int', description: 'Tenth of what was said: 0 for less than 10 %, 9 for 90 % and more.' },
    orders: { shape: 'Int', description: 'Forecasts.' },
    breached: { shape: 'Int', description: 'Of these, those whose order breached.' },
    said: { shape: 'Float', description: 'Mean of what was said, 0 to 1.' },
  },
);
export type ForecastTenthView = ViewOf<typeof forecastTenthFields>;

export const forecastScoreFields = fieldsOf(
  'ForecastScore',
  `How right the forecasts of the last ${FORECAST_PAST_DAYS} days were 预测误差, each made from what was known then. Since 2026-11.`,
  {
    days: { shape: 'Int', description: 'Working days that were tested.' },
    orders: { shape: 'Int', description: 'Forecasts whose outcome is known.' },
    error: { shape: 'Float', description: 'Mean squared error (Brier): 0 is right and certain.' },
    errorOfShare: { shape: 'Float', description: 'The same of a baseline: the share of all orders that breach.' },
    errorOfLeft: { shape: 'Float', description: 'The same of a baseline: the share by stage and time left.' },
    tenths: {
      shape: forecastTenthFields,
      list: true,
      description: 'By tenths of what was said.',
    },
  },
);
export type ForecastScoreView = ViewOf<typeof forecastScoreFields>;

export const forecastRestsFields = fieldsOf('ForecastRests', 'What a forecast rests on. Since 2026-11.', {
  enoughHandling: {
    shape: 'Boolean',
    description: 'Enough timed decisions; else handling is guessed from the settings.',
  },
  setRight: { shape: 'Boolean', description: 'Likelihoods are set right by what became of earlier forecasts.' },
});
export type ForecastRestsView = ViewOf<typeof forecastRestsFields>;

export const forecastTimesFields = fieldsOf('ForecastTimes', 'Times to forecast for. Since 2026-11.', {
  now: { shape: 'DateTime', description: "The database's clock." },
  evening: {
    shape: 'DateTime',
    description: 'The next closing time: of today while the day works, else of the next working day.',
  },
  today: { shape: 'DateTime', description: 'The end of today, 24:00 in Shanghai.', console: false },
  tomorrow: { shape: 'DateTime', description: 'When a working day closes, tomorrow.' },
  twoDays: { shape: 'DateTime', description: 'When the second working day after today closes.' },
});
export type ForecastTimesView = ViewOf<typeof forecastTimesFields>;

export const forecastFields = fieldsOf(
  'Forecast',
  "Which open orders on the desk's clocks will breach by an instant 预测, the likeliest first. Since 2026-11.",
  {
    now: { shape: 'DateTime', description: "The database's clock." },
    until: { shape: 'DateTime', description: 'Orders due after now and up to here are forecast.' },
    seed: { shape: 'Int', description: 'The same seed over the same orders gives the same answer.', console: false },
    orders: { shape: 'Int', description: 'Orders that are forecast.' },
    expected: { shape: 'Float', description: 'Breaches to be expected: the sum of all likelihoods.' },
    likely: { shape: 'Int', description: 'Orders that breach more likely than not.' },
    overdue: {
      shape: 'Int',
      description: 'Past their due time already: not forecast, and before the others in the queue.',
    },
    rows: { shape: orderForecastFields, list: true, description: 'The page.' },
    endCursor: { shape: 'String', nullable: true, description: 'The cursor that the next page follows.' },
    hasNextPage: { shape: 'Boolean', description: 'There are more.' },
    sums: {
      shape: forecastSumFields,
      list: true,
      description: 'By stage, province and reviewer; most breaches first.',
    },
    pace: {
      shape: teamPaceFields,
      description: 'What the team decides per hour, as the board shows it.',
    },
    rests: { shape: forecastRestsFields, description: 'What it rests on besides.' },
    score: {
      shape: forecastScoreFields,
      nullable: true,
      description: 'How right it was; null: too little has come out.',
    },
  },
);
export type ForecastView = ViewOf<typeof forecastFields>;
