import { findReasonLabels } from '@beian/database/rules';
import { dayOfSql, startOfDaySql } from '@beian/database/sql';
import { settleAll, type Tx } from '@beian/database/transaction';
import {
  type EscapeCause,
  type EscapeFiguresView,
  type EscapeRateView,
  type EscapeWeeks,
  escapeCauseNames,
  escapeCauses,
  escapeRuleName,
  MOST_REFUSED_ORDERS,
  type RefusalsWithoutRuleView,
  wilsonInterval,
} from '@beian/domain/escapes';
import { findProvince } from '@beian/domain/province';
import type { ReasonCode } from '@beian/domain/reasons';
import type { Language } from '@beian/domain/text';
import { itemLabel } from '@beian/orders/part';
import { listOwnRules } from '../drafts/index.ts';

const weekOf = (instant: string) => `date_trunc('week', ${dayOfSql(instant)})::date`;
/** The Monday with which a period of $1 weeks begins, and its instant. */
const firstWeek = `(${weekOf('app.now()')} - ($1::int - 1) * 7)`;
const since = `(select ${startOfDaySql(firstWeek)})`;
/** Rows of a list that are shown; the rest has few escapes. */
const MOST_ROWS = 200;

interface WithoutRuleRow extends Omit<RefusalsWithoutRuleView, 'provinceName' | 'itemLabel' | 'reasonLabel'> {
  readonly reason: ReasonCode;
}

const withoutRuleSql = `/* refusalsWithoutRule */ select o.province, r.item, r.reason, count(*)::int as refusals,
    array_agg(distinct o.kind) as kinds, app.shanghai_day(max(r.at)) as "lastDay",
    to_json((array_agg(json_build_object('orderId', o.id, 'orderNumber', o.number, 'kind', o.kind, 'day', app.shanghai_day(r.at), 'code', r.code)
      order by r.at desc, r.id))[1:${MOST_REFUSED_ORDERS}]) as orders
  from app.refusal_reasons r join app.orders o on o.id = r.order_id
  where r.cause = 'NO_RULE' and r.at >= ${since}
  group by 1, 2, 3 order by count(*) desc, max(r.at) desc, 1, 2, 3 limit ${MOST_ROWS}`;

interface WeekRow {
  readonly province: string;
  /** null: any. */
  readonly rule: string | null;
  readonly week: string;
  readonly escapes: number;
  /** Approvals and refusals of orders that the rule concerns. */
  readonly decisions: number;
}

/** The bureau's decisions with the week and the fields that their orders change, `d`. */
const decided = `decided as materialized (select o.province, ${weekOf('s.answered_at')} as week, o.changed, count(*)::int as decisions
    from app.submission_orders s join app.orders o on o.id = s.order_id
    where s.answer in ('approved', 'refused') and s.answered_at >= ${since} group by 1, 2, 3)`;

// A refusal counts once for each rule, however many of its reasons name it.
const escapesSql = `/* escapesByWeek */ with escaped as materialized (
    select distinct o.province, ${weekOf('s.answered_at')} as week, s.submission_id, s.order_id, o.changed, u.rule, r.item
    from app.submission_orders s join app.orders o on o.id = s.order_id
    join app.refusal_reasons r on r.order_id = s.order_id and r.submission_id = s.submission_id and r.cause is not null
    cross join lateral unnest(case when r.cause = 'NO_RULE' then '{""}'::text[] else r.rules end) u(rule)
    where s.answer = 'refused' and s.answered_at >= ${since}),
  -- A rule concerns orders that change a field at which it let something pass; one about a paper or the whole order concerns all.
  concerned as (select province, rule, array_agg(distinct item) as items,
      rule = '' or bool_or(item is null or item like 'material.%') as every from escaped group by 1, 2
    union all select distinct province, null, '{}'::text[], true from escaped),
  -- beside: refused orders that do not change such a field.
  ruled as (select c.province, c.rule, e.week, count(distinct (e.submission_id, e.order_id))::int as escapes,
      count(distinct (e.submission_id, e.order_id)) filter (where not c.every and not e.changed && c.items)::int as beside
    from concerned c join escaped e on e.province = c.province and (c.rule is null or e.rule = c.rule) group by 1, 2, 3),
  ${decided}
  select c.province, c.rule, d.week::text, coalesce(r.escapes, 0) as escapes, d.decisions + coalesce(r.beside, 0) as decisions
  from concerned c
  join lateral (select week, coalesce(sum(decisions) filter (where c.every or d.changed && c.items), 0)::int as decisions
    from decided d where d.province = c.province group by 1) d on true
  left join ruled r on r.province = c.province and r.rule is not distinct from c.rule and r.week = d.week`;

const causesSql = `/* escapeCauses */ select cause, count(*)::int as escapes,
    (select count(*)::int from app.refusal_reasons u where u.cause is null) as unjudged
  from app.refusal_reasons where at >= ${since} and cause is not null
  group by rollup (cause)`;

const provinceName = (code: string, language: Language) => findProvince(code)?.label[language] ?? code;

/** The escapes of a period. The caller must check the right `readQuality`. */
export async function loadEscapeFigures(
  tx: Tx,
  { weeks, language }: { readonly weeks: EscapeWeeks; readonly language: Language },
): Promise<EscapeFiguresView> {
  const [causes, without, escapes, span, own] = await settleAll([
    tx.client.query<{ cause: EscapeCause | null; escapes: number; unjudged: number }>(causesSql, [weeks]),
    tx.client.query<WithoutRuleRow>(withoutRuleSql, [weeks]),
    tx.client.query<WeekRow>(escapesSql, [weeks]),
    tx.client.query<{ week: string }>(
      `/* escapeWeeks */ select (${firstWeek} + n * 7)::text as week from generate_series(0, $1::int - 1) n order by 1`,
      [weeks],
    ),
    listOwnRules(tx),
  ]);
  const rules = own.map(({ rule }) => rule);
  const labelOf = await findReasonLabels(
    tx,
    without.rows.map(({ reason }) => reason),
    language,
  );
  return {
    weeks,
    unjudged: causes.rows[0]?.unjudged ?? 0,
    causes: escapeCauseNames.map((cause) => ({
      cause,
      label: escapeCauses[cause][language],
      escapes: causes.rows.find((row) => row.cause === cause)?.escapes ?? 0,
    })),
    withoutRule: without.rows.map((row) => ({
      ...row,
      provinceName: provinceName(row.province, language),
      itemLabel: row.item === null ? null : itemLabel(row.item, language),
      reasonLabel: labelOf(row.reason),
    })),
    rates: ratesOf(
      escapes.rows,
      span.rows.map(({ week }) => week),
    )
      .slice(0, MOST_ROWS)
      .map((rate) => ({
        ...rate,
        provinceName: provinceName(rate.province, language),
        ruleLabel: escapeRuleName(rate.rule, rate.province, rules)[language],
      })),
  };
}

type Rate = Omit<EscapeRateView, 'provinceName' | 'ruleLabel'>;

/** One rate for each province and rule with an escape, most escapes first. */
function ratesOf(rows: readonly WeekRow[], span: readonly string[]): Rate[] {
  const groups = new Map<string, WeekRow[]>();
  for (const row of rows) {
    const key = JSON.stringify([row.province, row.rule]);
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  const sum = (all: readonly number[]) => all.reduce((total, one) => total + one, 0);
  return [...groups.values()]
    .flatMap((group): Rate[] => {
      const [first] = group;
      if (first === undefined) return [];
      const { province, rule } = first;
      const weeks = span.map((week) => {
        const { escapes = 0, decisions = 0 } = group.find((one) => one.week === week) ?? {};
        return { week, escapes, decisions };
      });
      const [escapes, decisions] = [sum(weeks.map((one) => one.escapes)), sum(weeks.map((one) => one.decisions))];
      const interval = wilsonInterval(escapes, decisions) ?? { share: null, low: null, high: null };
      return [{ province, rule, escapes, decisions, ...interval, weeks }];
    })
    .sort(
      (a, b) =>
        b.escapes - a.escapes || a.province.localeCompare(b.province) || (a.rule ?? ' ').localeCompare(b.rule ?? ' '),
    );
}
