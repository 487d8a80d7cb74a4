import { dayOfSql } from '@beian/database/sql';
import type { Tx } from '@beian/database/transaction';
import { ETA_WINDOW_DAYS, type EtaBasis, etaBases } from '@beian/domain/order';
import type { EtaHitsView, EtaView, OrderEtaView } from '@beian/domain/order-fields';
import { editableStates, type OrderKind, type OrderState } from '@beian/domain/order-names';
import type { Language } from '@beian/domain/text';
import { etaSql } from './figures.ts';

interface Row {
  basis: EtaBasis;
  cases: number;
  half: number | null;
  most: number;
  day: string | null;
}

const toEtaView = (row: Row, language: Language): Omit<EtaView, 'hits'> => ({
  basis: row.basis,
  basisLabel: etaBases[row.basis].label[language],
  cases: row.cases,
  halfSeconds: row.half,
  mostSeconds: row.most,
  until: row.day,
});

/**
 * The estimate for an order of this province and kind submitted now, and how often such estimates were right. Reads
 * stored figures only.
 */
export async function loadEta(
  tx: Tx,
  { province, kind, language }: { readonly province: string; readonly kind: OrderKind; readonly language: Language },
): Promise<EtaView> {
  const { rows } = await tx.client.query<Row & Omit<EtaHitsView, 'days'>>({
    name: 'eta',
    text: `/* loadEta */ select t.basis, t.cases, t.half, t.most, t.day::text, h.told::int, h."withinHalf"::int, h."withinMost"::int
      from ${etaSql({ at: 'app.now()', province: '$1::text', kind: '$2::text' })} t
      cross join lateral (select coalesce(sum(x.told), 0) as told, coalesce(sum(x.half), 0) as "withinHalf", coalesce(sum(x.most), 0) as "withinMost"
        from app.eta_hits x where x.day > ${dayOfSql('app.now()')} - ${ETA_WINDOW_DAYS} and x.kind = $2::text
          and (t.basis = 'KIND' or x.province = $1::text)) h`,
    values: [province, kind],
  });
  const [row] = rows as [(typeof rows)[number]];
  const { told: all, withinHalf, withinMost } = row;
  return { ...toEtaView(row, language), hits: { days: ETA_WINDOW_DAYS, told: all, withinHalf, withinMost } };
}

/**
 * States without an estimate: the applicant has to act before any submission, or the order has ended without success.
 */
const statesWithoutEta: readonly OrderState[] = [...editableStates, 'ABANDONED'];

/** The estimate given for an order's last submission; instants as ISO text. */
export type OrderEtaRow = Row & {
  readonly submittedAt: string;
  readonly halfAt: string | null;
  readonly mostAt: string;
};

/**
 * SQL: the estimate of `o` (orders) as a JSON object, null when the order is not submitted; part of the statement that
 * reads the rows.
 */
export const orderEtaSql = `(select json_build_object('basis', t.basis, 'cases', t.cases, 'half', t.half, 'most', t.most, 'day', t.day::text,
    'submittedAt', app.iso(o.submitted_at), 'halfAt', app.iso(o.submitted_at + t.half * interval '1 second'),
    'mostAt', app.iso(o.submitted_at + t.most * interval '1 second'))
  from ${etaSql({ at: 'o.submitted_at', province: 'o.province', kind: 'o.kind' })} t
  where o.submitted_at is not null and o.state not in ('${statesWithoutEta.join("', '")}'))`;

export const orderEta = ({ submittedAt, halfAt, mostAt, ...row }: OrderEtaRow, language: Language): OrderEtaView => ({
  ...toEtaView(row, language),
  submittedAt,
  halfAt,
  mostAt,
});
