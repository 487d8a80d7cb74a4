import { type IdPage, keysetPage, type PageQuery } from '@beian/database/sql';
import type { AppContext, Tx } from '@beian/database/transaction';
import { eventRow, type LiveEvent, orderLifeCycle } from '@beian/domain/order';
import type { OrderState } from '@beian/domain/order-names';
import { findProvince } from '@beian/domain/province';
import {
  effectInWords,
  type RuleEffect,
  type RuleOutcome,
  type RulePreviewFilter,
  type RulePreviewItemView,
  type RulePreviewPart,
  type RulePreviewState,
  type RulePreviewView,
  ruleOutcomeNames,
  ruleOutcomes,
  rulePreviewPartLabels,
  rulePreviewParts,
  rulePreviewStates,
} from '@beian/domain/rule-book';
import type { Language } from '@beian/domain/text';

/** What a preview is of: a draft, or a value of the setting `edition`. */
export type Previewed =
  | { readonly draftId: string; readonly edition?: undefined }
  | { readonly edition: string; readonly draftId?: undefined };

/** The last preview of it; null: none was asked for. The caller must check the right to read it. */
export async function findPreview(
  tx: Tx,
  { draftId, edition }: Previewed,
  language: Language,
): Promise<RulePreviewView | null> {
  const { rows } = await tx.client.query<
    Omit<RulePreviewView, 'stateLabel' | 'counts' | 'partners'> & { state: RulePreviewState }
  >(
    `/* findPreview */ select id, draft_id as "draftId", edition, version, state, to_char(day, 'YYYY-MM-DD') as day, app.iso(asked_at) as "askedAt",
       app.iso(ended_at) as "endedAt", least(judged, coalesce(total, judged)) as judged, total, refusals_changed as "refusalsChanged"
     from app.rule_previews where draft_id = $1 or edition = $2`,
    [draftId ?? null, edition ?? null],
  );
  const [row] = rows;
  if (row === undefined) return null;
  const { rows: counts } = await tx.client.query<{ part: RulePreviewPart; outcome: RuleOutcome; orders: number }>(
    `/* previewCounts */ select i.part, c.outcome, count(*)::int as orders from app.rule_preview_items i
     cross join lateral unnest(i.outcomes) as c(outcome) where i.preview_id = $1 group by 1, 2`,
    [row.id],
  );
  const { rows: partners } = await tx.client.query<{
    part: RulePreviewPart;
    partnerId: string;
    partnerName: string;
    orders: number;
  }>(
    `/* previewPartners */ select i.part, i.partner_id as "partnerId", p.name as "partnerName", count(*)::int as orders
     from app.rule_preview_items i join app.partners p on p.id = i.partner_id where i.preview_id = $1
     group by i.part, i.partner_id, p.name order by count(*) desc, i.partner_id`,
    [row.id],
  );
  const partOf = (part: RulePreviewPart) => ({ part, partLabel: rulePreviewPartLabels[part][language] });
  const place = (one: (typeof counts)[number]) =>
    rulePreviewParts.indexOf(one.part) * 100 + ruleOutcomeNames.indexOf(one.outcome);
  return {
    ...row,
    stateLabel: rulePreviewStates[row.state][language],
    counts: counts
      .toSorted((a, b) => place(a) - place(b))
      .map(({ part, outcome, orders }) => ({
        ...partOf(part),
        outcome,
        outcomeLabel: ruleOutcomes[outcome][language],
        orders,
      })),
    partners: partners.map(({ part, ...one }) => ({ ...partOf(part), ...one })),
  };
}

const separator = '.';

/** Items of a preview: first the open orders, then decisions and refusals. */
export function listPreviewItemIds(
  tx: Tx,
  { previewId, part, outcome, partnerId, ...asked }: PageQuery & RulePreviewFilter & { readonly previewId: string },
): Promise<IdPage> {
  const values: unknown[] = [previewId];
  const where = ['o.preview_id = $1'];
  const add = (value: unknown, condition: (at: string) => string) => {
    if (value !== undefined) where.push(condition(`$${values.push(value)}`));
  };
  add(part, (at) => `o.part = ${at}`);
  add(outcome, (at) => `o.outcomes @> array[${at}::text]`);
  add(partnerId, (at) => `o.partner_id = ${at}`);
  const from = `(select i.preview_id, i.part, i.outcomes, i.partner_id, case i.part when 'OPEN' then 'a' when 'DECISION' then 'b' else 'c' end as place,
    concat(i.preview_id, '${separator}', i.part, '${separator}', i.order_id) as id
    from app.rule_preview_items i) o`;
  return keysetPage(tx, { from, key: 'o.place', type: 'text' }, where, values, asked);
}

interface ItemRow {
  readonly id: string;
  readonly part: RulePreviewPart;
  readonly orderId: string;
  readonly orderNumber: string;
  readonly state: OrderState;
  readonly partnerName: string;
  readonly province: string;
  readonly decision: LiveEvent | null;
  readonly effects: readonly RuleEffect[];
}

export async function loadPreviewItems(
  _ctx: AppContext,
  tx: Tx,
  { ids, language }: { readonly ids: readonly string[]; readonly language: Language },
): Promise<readonly RulePreviewItemView[]> {
  const keys = ids.map((id) => id.split(separator));
  const column = (at: number) => keys.map((key) => key[at] ?? '');
  const { rows } = await tx.client.query<ItemRow>(
    `/* previewItems */ select concat(i.preview_id, '${separator}', i.part, '${separator}', i.order_id) as id, i.part, i.order_id as "orderId",
       o.number as "orderNumber", o.state, p.name as "partnerName", o.province, i.decision, i.effects
     from unnest($1::text[], $2::text[], $3::text[]) with ordinality as want(preview_id, part, order_id, place)
     join app.rule_preview_items i on i.preview_id = want.preview_id and i.part = want.part and i.order_id = want.order_id
     join app.orders o on o.id = i.order_id join app.partners p on p.id = i.partner_id order by want.place`,
    [column(0), column(1), column(2)],
  );
  return rows.map(({ state, province, decision, effects, part, ...row }) => ({
    ...row,
    part,
    partLabel: rulePreviewPartLabels[part][language],
    stateLabel: orderLifeCycle.states[state].label[language],
    provinceName: findProvince(province)?.label[language] ?? province,
    decisionLabel: decision === null ? null : eventRow(decision).label[language],
    effects: effects.map((effect) => effectInWords(effect)[language]),
  }));
}
