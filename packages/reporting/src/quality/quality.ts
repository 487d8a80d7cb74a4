import { settleAll, type Tx } from '@beian/database/transaction';
import { duties } from '@beian/domain/clock';
import { type Duty, type OrderKind, orderKindLabels } from '@beian/domain/order-names';
import { findProvince } from '@beian/domain/province';
import {
  alikeShare,
  type HandlingFiguresView,
  type ItemKind,
  itemCount,
  itemKinds,
  kappa,
  type PapersHandlingView,
  type PassKind,
  passKinds,
  type QualityDimension,
  type QualityFiguresView,
  type QualityPeriod,
  type QualityView,
} from '@beian/domain/quality';
import { ruleLabel } from '@beian/domain/reasons';
import type { Actor } from '@beian/domain/staff';
import type { Language } from '@beian/domain/text';
import { itemLabel } from '@beian/orders/part';
import { reviewerScope } from './quality-rights.ts';
import { type QualityMeasure, qualityMeasures } from './roll-quality.ts';

type FigureRow = Readonly<Record<QualityMeasure, number>> & {
  readonly dimension: QualityDimension;
  readonly value: string;
  readonly name: string | null;
};

const sums = Object.entries(qualityMeasures)
  .map(([name, column]) => `coalesce(sum(d.${column}), 0)::int as "${name}"`)
  .join(', ');
const staffName = (t: string) =>
  `case when ${t}.dimension = 'REVIEWER' then (select s.name from app.staff s where s.id = ${t}.value) end as name`;
/** Everybody's rows, or only the caller's own, so that there is no ranking. */
const ownRowsSql = (t: string) => `($1::text is null or (${t}.dimension = 'REVIEWER' and ${t}.value = $1))`;

/** The stored figures of a period. The caller must check `mayReadOwnQuality`. */
export async function loadQuality(
  tx: Tx,
  { actor, days, language }: { readonly actor: Actor; readonly days: QualityPeriod; readonly language: Language },
): Promise<QualityView> {
  const whose = reviewerScope(actor);
  const [counts, handling, papers, standing] = await settleAll([
    tx.client.query<FigureRow>({
      name: `quality-${days}`,
      text: `/* loadQuality */ select c.*, ${staffName('c')} from (select d.dimension, d.value, ${sums} from app.quality_days d
        where d.day >= ${firstDay(days)} and ${ownRowsSql('d')} group by 1, 2) c`,
      values: [whose],
    }),
    tx.client.query<Omit<HandlingFiguresView, 'label' | 'dutyLabel'> & { name: string | null }>({
      name: 'quality-handling',
      text: `/* loadHandling */ select h.dimension, h.value, h.duty, h.decisions, h.half::float8 as half, h.most::float8 as most, ${staffName('h')}
        from app.handled_periods h where h.days = $2 and ${ownRowsSql('h')} order by h.dimension, h.value, h.duty`,
      values: [whose, days],
    }),
    tx.client.query<Omit<PapersHandlingView, 'kindLabel'>>({
      name: 'quality-papers',
      text: `/* loadPapersHandling */ select nullif(p.kind, '') as kind, p.agree, p.decisions, p.half::float8 as half, p.most::float8 as most
        from app.handled_papers p where $1::text is null and p.days = $2 order by p.kind, p.agree desc`,
      values: [whose, days],
    }),
    tx.client.query<{ countedUntil: string | null; handledUntil: string | null; open: number | null }>({
      name: 'quality-standing',
      text: `/* qualityStanding */ select (select app.iso(upto) from app.quality_rolled) as "countedUntil",
        (select app.iso(upto) from app.handled_made where days = $2) as "handledUntil",
        case when $1::text is null then (select count(*)::int from app.second_looks where ended_at is null) end as open`,
      values: [whose, days],
    }),
  ]);
  return {
    days,
    all: whose === null,
    ...(standing.rows[0] ?? { countedUntil: null, handledUntil: null, open: null }),
    figures: counts.rows.map(({ name, ...row }) => ({
      ...row,
      label: labelOf(row, name, language),
      items: itemCount(row),
      alike: alikeShare(row),
      kappa: kappa(row),
    })),
    handling: handling.rows.map(({ name, ...row }) => ({
      ...row,
      label: labelOf(row, name, language),
      dutyLabel: duties[row.duty].label[language],
    })),
    papersHandling: papers.rows.map((row) => ({
      ...row,
      kindLabel: row.kind === null ? null : orderKindLabels[row.kind][language],
    })),
  };
}

/** SQL: the first Shanghai day of a period; its lists use the same bound (`ofPeriod`). */
const firstDay = (days: number): string => `(select (app.now() at time zone 'Asia/Shanghai')::date - ${days - 1})`;

function labelOf(
  { dimension, value }: Pick<QualityFiguresView, 'dimension' | 'value'>,
  name: string | null,
  language: Language,
): string {
  if (dimension === 'CLOCK') return duties[value as Duty]?.label[language] ?? value;
  if (dimension === 'RULE') return ruleLabel(value)?.[language] ?? value;
  if (dimension === 'PROVINCE') return findProvince(value)?.label[language] ?? value;
  if (dimension === 'KIND') return orderKindLabels[value as OrderKind]?.[language] ?? value;
  if (dimension === 'ITEM_KIND') return itemKinds[value as ItemKind]?.[language] ?? value;
  if (dimension === 'PASS_KIND') return passKinds[value as PassKind]?.[language] ?? value;
  if (dimension === 'FIELD') return itemLabel(value, language);
  return name ?? value;
}
