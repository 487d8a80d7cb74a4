/** SQL: the order `o` is filed over the connection `b`. */
export const filedOver = 'o.province in (select w.province from app.bureau_provinces w where w.bureau_id = b.id)';

/** SQL: the connection `b` is within its filing hours 报备时段, or none are known. */
export const inFilingHours = `(b.opens_at is null or ((app.now() at time zone 'Asia/Shanghai')::time >= b.opens_at
  and (app.now() at time zone 'Asia/Shanghai')::time < b.closes_at))`;

/** SQL: the order `o` was pushed and stands in no file that is not answered. */
export const waitsForFile = `o.state = 'SUBMITTING' and o.locked and not exists (select 1 from app.submission_orders so
  where so.order_id = o.id and so.answered_at is null)`;
