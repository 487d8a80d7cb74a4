import { filterSchema } from '@beian/domain/filter';
import {
  escapeFields,
  escapeFilters,
  lateFindingFields,
  lateFindingFilters,
  orderRoundsFields,
  orderRoundsFilters,
  spotCheckFields,
  spotCheckFilters,
} from '@beian/domain/quality';
import { bilingual } from '@beian/domain/text';
import { listSpotCheckIds, loadSpotChecks, mayListSpotChecks } from '@beian/orders/spot-check-page';
import { loadLateFindings } from '../quality/late-finding-pages.ts';
import {
  listEscapeIds,
  listLateFindingIds,
  listOrderRoundsIds,
  loadEscapes,
  loadOrderRounds,
} from '../quality/quality-lists.ts';
import { mayReadOwnQuality } from '../quality/quality-rights.ts';
import { defineList, fieldColumns, pageByIds } from './list.ts';

/** Lists of the quality pages; a reviewer gets only rows of their own work, as on screen. */
export const qualityDownloads = {
  lateFindings: defineList({
    label: bilingual('补提问题', 'Late findings'),
    mayRead: mayReadOwnQuality,
    filter: filterSchema(lateFindingFilters),
    columns: fieldColumns(lateFindingFields.rows),
    page: pageByIds(
      (tx, page, { actor, filter }) => listLateFindingIds(tx, { ...page, ...filter, actor }),
      (_ctx, tx, asked) => loadLateFindings(tx, asked),
    ),
  }),
  escapes: defineList({
    label: bilingual('流出问题', 'Escapes'),
    mayRead: mayReadOwnQuality,
    filter: filterSchema(escapeFilters),
    columns: fieldColumns(escapeFields.rows),
    page: pageByIds(
      (tx, page, { actor, filter }) => listEscapeIds(tx, { ...page, ...filter, actor }),
      (_ctx, tx, asked) => loadEscapes(tx, asked),
    ),
  }),
  orderRounds: defineList({
    label: bilingual('轮次', 'Rounds'),
    mayRead: mayReadOwnQuality,
    filter: filterSchema(orderRoundsFilters),
    columns: fieldColumns(orderRoundsFields.rows),
    page: pageByIds(
      (tx, page, { actor, filter }) => listOrderRoundsIds(tx, { ...page, ...filter, actor }),
      (_ctx, tx, asked) => loadOrderRounds(tx, asked),
    ),
  }),
  secondLooks: defineList({
    label: bilingual('抽检', 'Spot checks'),
    mayRead: mayReadOwnQuality,
    filter: filterSchema(spotCheckFilters).required({ list: true }),
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
