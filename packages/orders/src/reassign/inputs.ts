import { canReviewSql } from '@beian/accounts/staff';
import { findWorkday, loadClockInputs } from '@beian/database/calendar';
import type { AppContext, Tx } from '@beian/database/transaction';
import { shanghaiDay } from '@beian/domain/calendar';
import { type TimeLeft, timeLeft } from '@beian/domain/clock';
import { offeredStates } from '@beian/domain/order';
import { type Duty, type OrderState, pushableStates } from '@beian/domain/order-names';
import type { EditionId } from '@beian/domain/province';
import type { AbsenceDays, BalanceOrder, BalancePerson, RebalanceInputs } from '@beian/domain/work';
import { absencesSql, assignedSql } from '../colleagues/colleagues.ts';

/** An order that may be moved, with the data for display. */
export interface LoadedRebalanceOrder extends BalanceOrder {
  readonly number: string;
  readonly state: OrderState;
  readonly version: number;
  readonly held: boolean;
  readonly escalated: boolean;
  /** null: no clock runs. */
  readonly left: TimeLeft | null;
}
export interface LoadedRebalancePerson extends BalancePerson {
  readonly name: string;
}
export interface LoadedRebalanceInputs extends Omit<RebalanceInputs, 'most'> {
  readonly orders: readonly LoadedRebalanceOrder[];
  readonly people: readonly LoadedRebalancePerson[];
  /** Names of all assignees, including people who have left. */
  readonly names: ReadonlyMap<string, string>;
}

/** SQL: the Shanghai day on which a row `o` of app.orders is due (`dueDayOf` of the domain). */
export const dueDaySql = (o: string): string =>
  `((${o}.due_at - interval '1 millisecond') at time zone 'Asia/Shanghai')::date`;

/**
 * SQL: the person who may not decide a row `o` of app.orders because they approved it before; null if anybody may.
 */
export const barredSql = (o: string): string =>
  `case when ${o}.state in ('${pushableStates.join("', '")}') and (select value::text::boolean from app.settings where name = 'fourEyes')
    then ${o}.initial_approved_by end`;

/** Today and the next working day, by the database's clock and the calendar. */
export async function loadTodayAndNextWorkday(ctx: AppContext, tx: Tx): Promise<AbsenceDays> {
  const { day, nextOpensAt } = await findWorkday(ctx, tx);
  return { today: day, nextWorkday: shanghaiDay(nextOpensAt) };
}

/** All inputs of a plan. `unassigned`: include unassigned orders. */
export async function loadRebalanceInputs(
  ctx: AppContext,
  tx: Tx,
  unassigned: boolean,
): Promise<LoadedRebalanceInputs> {
  const days = await loadTodayAndNextWorkday(ctx, tx);
  const { now, ...inputs } = await loadClockInputs(ctx, tx);
  const { rows: orders } = await tx.client.query<
    Omit<LoadedRebalanceOrder, 'stays' | 'left'> & { duty: Duty | null; edition: EditionId }
  >({
    name: 'balance-orders',
    text: `/* balanceOrders */ select o.id, o.number, o.province, o.kind, o.state, o.version, o.assignee,
        coalesce(o.lease_holder is not null and o.lease_until > app.now(), false) as held, o.escalation_id is not null as escalated,
        ${barredSql('o')} as barred, o.due_level as level, app.iso(o.due_at) as due, ${dueDaySql('o')}::text as "dueDay",
        o.duty, coalesce(o.hand_over_edition, o.edition) as edition
      from app.orders o where o.locked and o.state in ('${offeredStates.join("', '")}') and (o.assignee is not null or $1)
      order by o.id`,
    values: [unassigned],
  });
  const { rows: people } = await tx.client.query<{
    id: string;
    name: string;
    provinces: string[];
    kinds: LoadedRebalancePerson['skills']['kinds'];
    cap: number | null;
    absences: LoadedRebalancePerson['absences'];
    assigned: number;
  }>({
    name: 'balance-people',
    text: `/* balancePeople */ select p.id, p.name, p.provinces, p.kinds, p.order_cap as cap, ${absencesSql('p')} as absences,
        ${assignedSql('p.id')} as assigned from app.staff p where ${canReviewSql('p')} order by p.id`,
  });
  const { rows: named } = await tx.client.query<{ id: string; name: string }>(
    '/* staffNames */ select id, name from app.staff',
  );
  const of = await tx.ruleBook.for(tx.client, ...orders.map(({ edition }) => edition));
  const movableCounts = new Map<string, number>();
  for (const { assignee } of orders)
    if (assignee !== null) movableCounts.set(assignee, (movableCounts.get(assignee) ?? 0) + 1);
  return {
    ...days,
    includeUnassigned: unassigned,
    orders: orders.map(({ duty, edition, ...order }) => ({
      ...order,
      stays: order.held || order.escalated,
      left:
        order.due === null || duty === null
          ? null
          : timeLeft(inputs, { duty, edition: of(edition) }, Date.parse(order.due), Date.parse(now)),
    })),
    people: people.map(({ provinces, kinds, assigned, ...person }) => ({
      ...person,
      skills: { provinces, kinds },
      others: Math.max(0, assigned - (movableCounts.get(person.id) ?? 0)),
    })),
    names: new Map(named.map(({ id, name }) => [id, name])),
  };
}
