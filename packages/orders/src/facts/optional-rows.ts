import { pushableStates } from '@beian/domain/order-names';
import { hasServiceCodeSql } from './service-code.ts';

/** SQL over `o`: its state allows a push to the bureau. */
export const isPushableSql = `o.state in (${pushableStates.map((state) => `'${state}'`).join(', ')})`;

/**
 * SQL over `o`, by group of rows that most orders on the desk lack: whether an order has any. A statement pays for every table that it names, also where it finds
 * nothing there, so projections of these groups are read by a statement of their own, of the orders that have such rows.
 */
export const optionalRows = {
  /** It was pushed to the bureau. */
  submissions: 'exists (select from app.submission_orders so where so.order_id = o.id)',
  /** Its last push goes by hand. */
  manual: 'exists (select from app.manual_hand_overs h where h.order_id = o.id and h.ended_at is null)',
  /** The items of the first run, which hold up a push; they are a third of the tables of all facts. */
  firstRun: isPushableSql,
  plan: 'exists (select from app.plan_steps s where s.order_id = o.id)',
  /** A photo was asked for in one of the three ways. */
  photos: `(exists (select from app.curtains k where k.order_id = o.id) or exists (select from app.app_photos k where k.order_id = o.id)
      or exists (select from app.face_checks k where k.order_id = o.id))`,
  /** It names the server of its access, or is asked for it. */
  serviceCode: hasServiceCodeSql,
} as const;
export type OptionalRows = keyof typeof optionalRows;
export const optionalRowNames = Object.keys(optionalRows) as OptionalRows[];

/** SQL over `o`: the names of the groups of which it has rows. */
export const optionalRowsSql = `array_remove(array[${optionalRowNames.map((rows) => `case when ${optionalRows[rows]} then '${rows}' end`).join(', ')}]::text[], null)`;
