/** SQL: an instant is within the last `days` Shanghai days, today included, as in the figures. */
export const inPeriodSql = (instant: string, days: number): string =>
  `${instant} >= (select (date_trunc('day', app.now() at time zone 'Asia/Shanghai') - interval '${Math.trunc(days) - 1} days')
    at time zone 'Asia/Shanghai')`;
