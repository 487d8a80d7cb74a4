/** SQL: the order `o` is filed over the connection `b`. */
export const filedOverSql = 'o.province in (select w.province from app.bureau_provinces w where w.bureau_id = b.id)';

/** SQL: orders that are pushed over the connection `b` now are entered by hand (docs/spec/life-cycle.md L-manual). */
export const goesByHandSql = `(b.manual is not null and (b.manual_from is null or b.manual_from <= app.shanghai_day(app.now())::date))`;

/**
 * SQL: this Shanghai time of day is in the filing hours 报备时段 of the connection `b`; as `isFilingTime` in the domain.
 */
export const isFilingTimeSql = (clock: string): string => `(b.opens_at is null
  or case when b.opens_at < b.closes_at then ${clock} >= b.opens_at and ${clock} < b.closes_at
    else ${clock} >= b.opens_at or ${clock} < b.closes_at end)`;

/** SQL: the connection `b` is within its filing hours, or none are known. */
export const inFilingHoursSql = isFilingTimeSql("(app.now() at time zone 'Asia/Shanghai')::time");

/** SQL: the order `o` was pushed and is in no file without answer. */
export const waitsForFileSql = `o.state = 'SUBMITTING' and o.locked and not exists (select 1 from app.submission_orders so
  where so.order_id = o.id and so.answered_at is null)`;

/**
 * SQL: the clock of hand-over is stopped for the order of this id: its connection is closed now, or the move is not
 * written yet.
 */
export const isClockStoppedSql = (orderId: string): string => `exists (select 1 from app.orders o
  join app.bureaus b on ${filedOverSql}
  left join app.bureau_closures c on c.bureau_id = b.id and c.settled_at is null
  where o.id = ${orderId} and o.duty = 'handOver'
    and (c.until is not null or (o.state = 'SUBMITTING' and (c.id is not null or not ${inFilingHoursSql}))))`;
