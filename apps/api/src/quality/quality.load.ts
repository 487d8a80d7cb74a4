import { readLong, type Tx } from '@beian/database/transaction';
import { type QualityFilter, type QualityPeriod, qualityFilters, qualityPeriods } from '@beian/domain/quality';
import type { Actor } from '@beian/domain/staff';
import { bilingual } from '@beian/domain/text';
import {
  countReasonUses,
  listEscapeIds,
  listLateFindingIds,
  listOrderRoundsIds,
  loadEscapes,
  loadLateFindings,
  loadOrderRounds,
  loadQuality,
  mayReadOwnQuality,
  type QualityPageQuery,
} from '@beian/reporting/quality';
import { badInput } from '../bilingual-error.ts';
import { connectionOf, emptyPage, type PageOfIds } from '../common/page.type.ts';
import { actorOf, type RequestContext, requireActor } from '../context.ts';
import { loadPage, omitNullish, type PageArguments } from '../page.ts';
import { assertReadableFilter } from '../schema/check-filter.ts';
import type { QualityFilterInput } from './lists.type.ts';

/** @throws GraphQLError BAD_USER_INPUT unless `days` is one of the periods with figures */
function periodOf(days: number): QualityPeriod {
  const period = qualityPeriods.find((one) => one === days);
  if (period === undefined)
    throw badInput(
      'days',
      bilingual(`\`days\` 只能是 ${qualityPeriods.join('、')}`, `\`days\` is one of ${qualityPeriods.join(', ')}.`),
    );
  return period;
}

export function findReasonUses(context: RequestContext, days: number) {
  const actor = requireActor(context, mayReadOwnQuality);
  const period = periodOf(days);
  return readLong(context.ctx, actor, (tx) => countReasonUses(tx, period));
}

export function findQuality(context: RequestContext, days: number) {
  const actor = requireActor(context, mayReadOwnQuality);
  const period = periodOf(days);
  return readLong(context.ctx, actor, (tx) => loadQuality(tx, { actor, days: period, language: context.language }));
}

interface QualityList<T> {
  readonly ids: (tx: Tx, asked: QualityPageQuery<QualityFilter>) => Promise<PageOfIds>;
  readonly rows: (
    tx: Tx,
    asked: { actor: Actor; ids: readonly string[]; language: RequestContext['language'] },
  ) => Promise<readonly T[]>;
}

/** The filters that are given. @throws GraphQLError BAD_USER_INPUT for one that cannot be read */
export function givenFilter(filter: QualityFilterInput | null): QualityFilter {
  assertReadableFilter(qualityFilters, filter ?? {}, { prefix: '', isStaff: true });
  return omitNullish({ ...filter });
}

/** A page of one of the lists behind the figures. */
function createListQuery<T extends { id: string }>({ ids, rows }: QualityList<T>) {
  return (context: RequestContext, filter: QualityFilterInput | null, page: PageArguments) => {
    const actor = actorOf(context);
    const asked = givenFilter(filter);
    return readLong(context.ctx, actor, async (tx) => {
      const found = mayReadOwnQuality(actor)
        ? await loadPage(page, () => ids(tx, { ...asked, ...omitNullish(page), actor }))
        : emptyPage;
      return connectionOf(found, await rows(tx, { actor, ids: found.ids, language: context.language }));
    });
  };
}

export const listLateFindings = createListQuery({ ids: listLateFindingIds, rows: loadLateFindings });
export const listEscapes = createListQuery({ ids: listEscapeIds, rows: loadEscapes });
export const listOrderRounds = createListQuery({ ids: listOrderRoundsIds, rows: loadOrderRounds });
