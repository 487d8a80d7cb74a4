import { findReasonLabels } from '@beian/database/rules';
import {
  conditionsOf,
  type FilterConditions,
  type IdPage,
  type Keyset,
  keysetPage,
  type PageQuery,
} from '@beian/database/sql';
import type { Tx } from '@beian/database/transaction';
import { type OrderKind, orderKindLabels } from '@beian/domain/order-names';
import { findProvince } from '@beian/domain/province';
import type {
  EscapeFilter,
  EscapeView,
  LateFindingFilter,
  OrderRoundsFilter,
  OrderRoundsView,
  QualityScopeFilter,
} from '@beian/domain/quality';
import { type ReasonCode, ruleLabel } from '@beian/domain/reasons';
import type { Actor } from '@beian/domain/staff';
import type { Language } from '@beian/domain/text';
import { itemLabel } from '@beian/orders/part';
import { inPeriodSql } from '@beian/orders/spot-check-page';
import { reviewerScope } from './quality-rights.ts';

export type QualityPageQuery<Filter> = PageQuery & Filter & { readonly actor: Actor };

/** `who`: the person who passed or approved. */
const scopeConditions = (by: {
  readonly at: string;
  readonly who: string;
  readonly order: (name: string) => string;
}): FilterConditions<QualityScopeFilter> => ({
  days: (days) => inPeriodSql(by.at, days),
  reviewer: (id, value) => `${by.who} = ${value(id)}`,
  province: (province, value) => `${by.order('province')} = ${value(province)}`,
  kind: (kind, value) => `${by.order('kind')} = ${value(kind)}`,
});

/** A page of a list, the latest first; a reviewer always gets only their own rows. */
function pageOf<Filter extends QualityScopeFilter>(
  tx: Tx,
  keyset: Pick<Keyset, 'from' | 'key'>,
  conditions: FilterConditions<Filter>,
  asked: QualityPageQuery<Filter>,
): Promise<IdPage> {
  const values: unknown[] = [];
  const reviewer = reviewerScope(asked.actor) ?? asked.reviewer;
  const where = conditionsOf(conditions, { ...asked, reviewer }, (one) => `$${values.push(one)}`);
  return keysetPage(tx, { ...keyset, type: 'timestamptz', descending: true }, where, values, asked);
}

const ownColumn = (name: string) => `o.${name}`;
const orderColumn = (name: string) => `(select w.${name} from app.orders w where w.id = o.order_id)`;

const lateFindingConditions: FilterConditions<LateFindingFilter> = {
  ...scopeConditions({ at: 'o.at', who: 'o.passed_by', order: orderColumn }),
  item: (item, value) => `o.item = ${value(item)}`,
};
export const listLateFindingIds = (tx: Tx, asked: QualityPageQuery<LateFindingFilter>): Promise<IdPage> =>
  pageOf(tx, { from: 'app.late_findings o', key: 'o.at' }, lateFindingConditions, asked);

const escapeConditions: FilterConditions<EscapeFilter> = {
  ...scopeConditions({ at: 'o.at', who: `coalesce(o.passed_by, '')`, order: ownColumn }),
  item: (item, value) => `coalesce(o.item, '') = ${value(item)}`,
  rule: (rule, value) => `coalesce(o.rule, '') = ${value(rule)}`,
  code: (code, value) => `o.code = ${value(code)}`,
};
/** 流出问题. */
export const listEscapeIds = (tx: Tx, asked: QualityPageQuery<EscapeFilter>): Promise<IdPage> =>
  pageOf(tx, { from: 'app.escapes o', key: 'o.at' }, escapeConditions, asked);

const orderRoundsConditions: FilterConditions<OrderRoundsFilter> = {
  ...scopeConditions({ at: 'o.pushed_at', who: 'o.approved_by', order: ownColumn }),
  item: () => 'true',
  rounds: (rounds, value) => `o.rounds = ${value(rounds)}`,
  roundsFrom: (rounds, value) => `o.rounds >= ${value(rounds)}`,
};
/** Orders at their first push. */
export const listOrderRoundsIds = (tx: Tx, asked: QualityPageQuery<OrderRoundsFilter>): Promise<IdPage> =>
  pageOf(tx, { from: 'app.order_rounds o', key: 'o.pushed_at' }, orderRoundsConditions, asked);

interface RowsQuery {
  readonly actor: Actor;
  readonly ids: readonly string[];
  readonly language: Language;
}

interface Raw extends Pick<EscapeView, 'id' | 'orderId' | 'orderNumber' | 'at'> {
  readonly province: string;
  readonly kind: OrderKind;
}

function withLabels<T extends Raw>({ province, kind, ...row }: T, language: Language) {
  return {
    ...row,
    provinceName: findProvince(province)?.label[language] ?? province,
    kindLabel: orderKindLabels[kind][language],
  };
}

/** In the sequence of the ids; a reviewer gets only their own rows. */
export async function loadEscapes(tx: Tx, { actor, ids, language }: RowsQuery): Promise<EscapeView[]> {
  type Row = Raw & Pick<EscapeView, 'code' | 'item' | 'rule' | 'passedByName'> & { readonly reason: ReasonCode };
  const { rows } = await tx.client.query<Row>({
    name: 'escapes',
    text: `/* loadEscapes */ select e.id, e.order_id as "orderId", o.number as "orderNumber", e.province, e.kind, app.iso(e.at) as at, e.code,
        e.item, e.reason, e.rule, s.name as "passedByName"
      from unnest($1::text[]) with ordinality as asked(id, place) join app.escapes e on e.id = asked.id
      join app.orders o on o.id = e.order_id left join app.staff s on s.id = e.passed_by
      where $2::text is null or e.passed_by = $2 order by asked.place`,
    values: [ids, reviewerScope(actor)],
  });
  const labelOf = await findReasonLabels(
    tx,
    rows.map(({ reason }) => reason),
    language,
  );
  return rows.map((row) => ({
    ...withLabels(row, language),
    itemLabel: row.item === null ? null : itemLabel(row.item, language),
    ruleLabel: row.rule === null ? null : (ruleLabel(row.rule)?.[language] ?? row.rule),
    reason: `${row.reason} ${labelOf(row.reason)}`,
  }));
}

export async function loadOrderRounds(tx: Tx, { actor, ids, language }: RowsQuery): Promise<OrderRoundsView[]> {
  const { rows } = await tx.client.query<Raw & Pick<OrderRoundsView, 'rounds' | 'approvedByName'>>({
    name: 'order-rounds',
    text: `/* loadOrderRounds */ select p.id, p.id as "orderId", o.number as "orderNumber", p.province, p.kind, app.iso(p.pushed_at) as at,
        p.rounds, s.name as "approvedByName"
      from unnest($1::text[]) with ordinality as asked(id, place) join app.order_rounds p on p.id = asked.id
      join app.orders o on o.id = p.id left join app.staff s on s.id = p.approved_by
      where $2::text is null or p.approved_by = $2 order by asked.place`,
    values: [ids, reviewerScope(actor)],
  });
  return rows.map((row) => withLabels(row, language));
}
