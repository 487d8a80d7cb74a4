import type { PageQuery } from '@beian/database/sql';
import { queueFilterPatterns } from '@beian/domain/order';
import { type OrderKind, orderKindLabels } from '@beian/domain/order-names';
import { provinces } from '@beian/domain/province';
import {
  type EscapeView,
  escapeFields,
  type LateFindingView,
  lateFindingFields,
  MAX_QUALITY_DAYS,
  type OrderRoundsView,
  orderRoundsFields,
  type SpotCheckOutcome,
  type SpotCheckState,
  type SpotCheckView,
  spotCheckFields,
  spotCheckOutcomes,
  spotCheckStates,
} from '@beian/domain/quality';
import { bilingual } from '@beian/domain/text';
import {
  listSpotCheckIds,
  loadSpotChecks,
  mayListSpotChecks,
  type SpotCheckPageQuery,
  spotCheckListNames,
} from '@beian/orders/spot-check-page';
import { z } from 'zod';
import { loadLateFindings } from '../quality/late-finding-pages.ts';
import {
  type EscapePageQuery,
  listEscapeIds,
  listLateFindingIds,
  listOrderRoundsIds,
  loadEscapes,
  loadOrderRounds,
  type QualityPageQuery,
  type RoundsPageQuery,
} from '../quality/quality-lists.ts';
import { mayReadOwnQuality } from '../quality/quality-rights.ts';
import { defineList, fieldColumns, pageByIds } from './list.ts';

type ListFilter<Whole extends QualityPageQuery> = Omit<Whole, 'actor' | keyof PageQuery>;
const keysOf = <T extends string>(rows: Readonly<Record<T, unknown>>) => Object.keys(rows) as [T, ...T[]];

const scopeFilter = {
  days: z.number().int().min(1).max(MAX_QUALITY_DAYS).optional(),
  reviewer: z.string().regex(queueFilterPatterns.person).optional(),
  province: z.enum(keysOf(provinces)).optional(),
  kind: z.enum(keysOf<OrderKind>(orderKindLabels)).optional(),
};
const itemFilter = { ...scopeFilter, item: z.string().max(100).optional() };

/** Lists of the quality pages; a reviewer gets only rows of their own work, as on screen. */
export const qualityDownloads = {
  lateFindings: defineList<ListFilter<QualityPageQuery>, LateFindingView>({
    label: bilingual('补提问题', 'Late findings'),
    mayRead: mayReadOwnQuality,
    filter: z.strictObject(itemFilter) as z.ZodType<ListFilter<QualityPageQuery>>,
    columns: fieldColumns(lateFindingFields.rows),
    page: pageByIds(
      (tx, page, { actor, filter }) => listLateFindingIds(tx, { ...page, ...filter, actor }),
      (_ctx, tx, asked) => loadLateFindings(tx, asked),
    ),
  }),
  escapes: defineList<ListFilter<EscapePageQuery>, EscapeView>({
    label: bilingual('流出问题', 'Escapes'),
    mayRead: mayReadOwnQuality,
    filter: z.strictObject({
      ...itemFilter,
      rule: z.string().max(60).optional(),
      code: z.string().max(20).optional(),
    }) as z.ZodType<ListFilter<EscapePageQuery>>,
    columns: fieldColumns(escapeFields.rows),
    page: pageByIds(
      (tx, page, { actor, filter }) => listEscapeIds(tx, { ...page, ...filter, actor }),
      (_ctx, tx, asked) => loadEscapes(tx, asked),
    ),
  }),
  orderRounds: defineList<ListFilter<RoundsPageQuery>, OrderRoundsView>({
    label: bilingual('轮次', 'Rounds'),
    mayRead: mayReadOwnQuality,
    filter: z.strictObject({
      ...itemFilter,
      rounds: z.number().int().min(1).optional(),
      roundsFrom: z.number().int().min(1).optional(),
    }) as z.ZodType<ListFilter<RoundsPageQuery>>,
    columns: fieldColumns(orderRoundsFields.rows),
    page: pageByIds(
      (tx, page, { actor, filter }) => listOrderRoundsIds(tx, { ...page, ...filter, actor }),
      (_ctx, tx, asked) => loadOrderRounds(tx, asked),
    ),
  }),
  secondLooks: defineList<ListFilter<SpotCheckPageQuery>, SpotCheckView>({
    label: bilingual('抽检', 'Spot checks'),
    mayRead: mayReadOwnQuality,
    filter: z.strictObject({
      ...scopeFilter,
      list: z.enum(spotCheckListNames as [SpotCheckPageQuery['list'], ...SpotCheckPageQuery['list'][]]),
      outcome: z.enum(keysOf<SpotCheckOutcome>(spotCheckOutcomes)).optional(),
      state: z.enum(keysOf<SpotCheckState>(spotCheckStates)).optional(),
    }) as z.ZodType<ListFilter<SpotCheckPageQuery>>,
    columns: fieldColumns(spotCheckFields.rows),
    page: pageByIds(
      async (tx, page, { actor, filter }) =>
        mayListSpotChecks(actor, filter.list) ? listSpotCheckIds(tx, { ...page, ...filter, actor }) : emptyPage,
      (_ctx, tx, asked) => loadSpotChecks(tx, asked),
    ),
  }),
} as const;

/** Returned to a reader without the right to the chosen list, as on screen. */
const emptyPage = {
  ids: [],
  cursorAt: () => undefined,
  hasNextPage: false,
  hasPreviousPage: false,
  totalCount: 0,
  totalIsCapped: false,
} as const;
