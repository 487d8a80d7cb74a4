import { type IdPage, keysetPage, type PageQuery } from '@beian/database/sql';
import type { Tx } from '@beian/database/transaction';
import { type OrderKind, orderKindLabels } from '@beian/domain/order-names';
import { findProvince } from '@beian/domain/province';
import type { EscapeView, OrderRoundsView } from '@beian/domain/quality';
import { type ReasonCode, reasonRow, ruleLabel } from '@beian/domain/reasons';
import type { Actor } from '@beian/domain/staff';
import type { Language } from '@beian/domain/text';
import { itemLabel } from '@beian/orders/part';
import { inPeriodSql } from '@beian/orders/spot-check-page';
import { reviewerScope } from './quality-rights.ts';

/** Filters of the lists behind the figures. */
export interface QualityPageQuery extends PageQuery {
  readonly actor: Actor;
  /** Number of days, today included; without it, all. */
  readonly days?: number;
  /** The person who passed or approved. A reviewer always gets only their own rows. */
  readonly reviewer?: string;
  readonly province?: string;
  readonly kind?: string;
  readonly item?: string;
}

type Value = (one: unknown) => string;

function filterConditions(
  asked: QualityPageQuery,
  value: Value,
  by: { readonly at: string; readonly who: string; readonly order: (name: string) => string },
): string[] {
  const { actor, days, reviewer, province, kind, item } = asked;
  const whose = reviewerScope(actor) ?? reviewer;
  return [
    ...(days === undefined ? [] : [inPeriodSql(by.at, days)]),
    ...(whose === undefined ? [] : [`${by.who} = ${value(whose)}`]),
    ...(province === undefined ? [] : [`${by.order('province')} = ${value(province)}`]),
    ...(kind === undefined ? [] : [`${by.order('kind')} = ${value(kind)}`]),
    ...(item === undefined ? [] : [`o.item = ${value(item)}`]),
  ];
}

const ownColumn = (name: string) => `o.${name}`;
const orderColumn = (name: string) => `(select w.${name} from app.orders w where w.id = o.order_id)`;

export function listLateFindingIds(tx: Tx, asked: QualityPageQuery): Promise<IdPage> {
  const values: unknown[] = [];
  const where = filterConditions(asked, (one) => `$${values.push(one)}`, {
    at: 'o.at',
    who: 'o.passed_by',
    order: orderColumn,
  });
  return keysetPage(
    tx,
    { from: 'app.late_findings o', key: 'o.at', type: 'timestamptz', descending: true },
    where,
    values,
    asked,
  );
}

export interface EscapePageQuery extends QualityPageQuery {
  /** The rule that had passed it; empty for rows without a rule of ours. */
  readonly rule?: string;
  readonly code?: string;
}

/** 流出问题, the latest first. */
export function listEscapeIds(tx: Tx, asked: EscapePageQuery): Promise<IdPage> {
  const values: unknown[] = [];
  const value: Value = (one) => `$${values.push(one)}`;
  const { item, rule, code, ...rest } = asked;
  const where = [
    ...filterConditions(rest, value, { at: 'o.at', who: `coalesce(o.passed_by, '')`, order: ownColumn }),
    ...(item === undefined ? [] : [`coalesce(o.item, '') = ${value(item)}`]),
    ...(rule === undefined ? [] : [`coalesce(o.rule, '') = ${value(rule)}`]),
    ...(code === undefined ? [] : [`o.code = ${value(code)}`]),
  ];
  return keysetPage(
    tx,
    { from: 'app.escapes o', key: 'o.at', type: 'timestamptz', descending: true },
    where,
    values,
    rest,
  );
}

export interface RoundsPageQuery extends QualityPageQuery {
  /** Exact number of rounds. */
  readonly rounds?: number;
  /** Minimum number of rounds. */
  readonly roundsFrom?: number;
}

/** Orders at their first push, the latest first. */
export function listOrderRoundsIds(tx: Tx, asked: RoundsPageQuery): Promise<IdPage> {
  const values: unknown[] = [];
  const value: Value = (one) => `$${values.push(one)}`;
  const { rounds, roundsFrom, item: _, ...rest } = asked;
  const where = [
    ...filterConditions(rest, value, { at: 'o.pushed_at', who: 'o.approved_by', order: ownColumn }),
    ...(rounds === undefined ? [] : [`o.rounds = ${value(rounds)}`]),
    ...(roundsFrom === undefined ? [] : [`o.rounds >= ${value(roundsFrom)}`]),
  ];
  return keysetPage(
    tx,
    { from: 'app.order_rounds o', key: 'o.pushed_at', type: 'timestamptz', descending: true },
    where,
    values,
    rest,
  );
}

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
  return rows.map((row) => ({
    ...withLabels(row, language),
    itemLabel: row.item === null ? null : itemLabel(row.item, language),
    ruleLabel: row.rule === null ? null : (ruleLabel(row.rule)?.[language] ?? row.rule),
    reason: `${row.reason} ${reasonRow(row.reason).label[language]}`,
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
