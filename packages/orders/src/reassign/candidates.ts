import { canReviewSql } from '@beian/accounts/staff';
import type { AppContext, Tx } from '@beian/database/transaction';
import type { OrderKind } from '@beian/domain/order-names';
import { qualityPeriods } from '@beian/domain/quality';
import {
  type Absence,
  type AssignCandidateView,
  absenceOn,
  assignmentObstacle,
  type BalanceOrder,
  type BalancePerson,
} from '@beian/domain/work';
import { dutySql } from '../clock/clock-sql.ts';
import { absencesSql, assignedSql } from '../colleagues/colleagues.ts';
import { stages } from '../part/stages.ts';
import { barredSql, dueDaySql, loadTodayAndNextWorkday } from './inputs.ts';

/** SQL: minutes of the open orders of `p`, at the median of each duty. */
const minutesSql = `(select case when count(*) = count(h.half) then (coalesce(sum(h.half), 0) / 60000)::int end
  from app.orders o left join app.handled_periods h
    on h.days = ${qualityPeriods[0]} and h.dimension = 'ALL' and h.value = '' and h.duty = ${dutySql('o.state')}
  where o.assignee = p.id and ${stages.ALL})`;

interface PersonRow {
  readonly id: string;
  readonly name: string;
  readonly provinces: readonly string[];
  readonly kinds: readonly OrderKind[];
  readonly cap: number | null;
  readonly absences: readonly Absence[];
  readonly assigned: number;
  readonly minutes: number | null;
}

/** Reviewers for these orders, the best fit first: those who can take most, then the least loaded. */
export async function loadCandidates(
  ctx: AppContext,
  tx: Tx,
  orderIds: readonly string[],
): Promise<AssignCandidateView[]> {
  const days = await loadTodayAndNextWorkday(ctx, tx);
  const { rows: orders } = await tx.client.query<Omit<BalanceOrder, 'stays'>>({
    name: 'candidate-orders',
    text: `/* candidateOrders */ select o.id, o.province, o.kind, o.assignee, ${barredSql('o')} as barred, o.due_level as level,
        app.iso(o.due_at) as due, ${dueDaySql('o')}::text as "dueDay" from app.orders o where o.id = any($1)`,
    values: [orderIds],
  });
  const { rows: people } = await tx.client.query<PersonRow>({
    name: 'candidates',
    text: `/* candidates */ select p.id, p.name, p.provinces, p.kinds, p.order_cap as cap, ${absencesSql('p')} as absences,
        ${assignedSql('p.id')} as assigned, ${minutesSql} as minutes from app.staff p where ${canReviewSql('p')}`,
  });
  const candidates = people.map(({ absences, ...row }): AssignCandidateView => {
    const person: BalancePerson = {
      ...{ id: row.id, cap: row.cap, absences, others: row.assigned },
      skills: { provinces: row.provinces, kinds: row.kinds },
    };
    const obstacles = orders.map((order) => assignmentObstacle({ ...order, stays: false }, person, days));
    const count = (one: (typeof obstacles)[number]) => obstacles.filter((obstacle) => obstacle === one).length;
    const isNew = orders.filter((order, nth) => obstacles[nth] === null && order.assignee !== row.id).length;
    const full = row.cap === null ? 0 : Math.max(0, Math.min(isNew, row.assigned + isNew - row.cap));
    const today = absenceOn(absences, days.today);
    const absence = today ?? absences[0];
    return {
      ...row,
      absentFrom: absence?.from ?? null,
      absentUntil: absence?.until ?? null,
      isAway: today !== undefined,
      fits: count(null) - full,
      ...{ away: count('AWAY'), notTaken: count('NOT_TAKEN'), fourEyes: count('FOUR_EYES'), full },
    };
  });
  return candidates.sort(
    (a, b) =>
      b.fits - a.fits || Number(a.isAway) - Number(b.isAway) || a.assigned - b.assigned || a.name.localeCompare(b.name),
  );
}
