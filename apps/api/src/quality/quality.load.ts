import type { Actor, QualityPeriod } from '@beian/domain';
import { qualityPeriods } from '@beian/domain';
import {
  type EscapesAsked,
  inTransaction,
  listEscapeIds,
  listLateFindingIds,
  listOrderRoundsIds,
  loadEscapes,
  loadLateFindings,
  loadOrderRounds,
  loadQuality,
  mayReadOwnQuality,
  type RoundsAsked,
  type Tx,
} from '@beian/orders';
import { GraphQLError } from 'graphql';
import { connectionOf, type PageOfIds } from '../common/page.type.ts';
import { actorOf, type Context } from '../context.ts';
import { badInput } from '../errors.ts';
import { type PageArguments, pageOf, present } from '../page.ts';
import { doorRefusals } from '../texts.ts';
import type { QualityFilter } from './lists.type.ts';

/** @throws GraphQLError FORBIDDEN for whoever has nothing to read here: partners */
export function readerOf(context: Context): Actor {
  const actor = actorOf(context);
  if (!mayReadOwnQuality(actor)) throw forbidden(context);
  return actor;
}

export const forbidden = ({ language }: Context) =>
  new GraphQLError(doorRefusals.FORBIDDEN.message[language], { extensions: { code: 'FORBIDDEN' } });

/** @throws GraphQLError BAD_USER_INPUT: another number of days than the figures are kept for */
export function findQuality(context: Context, days: number) {
  const actor = readerOf(context);
  const period = qualityPeriods.find((one) => one === days);
  if (period === undefined) throw badInput('days', `\`days\` is one of ${qualityPeriods.join(', ')}.`);
  return inTransaction(context.ctx, actor, (tx) =>
    loadQuality(tx, { actor, days: period satisfies QualityPeriod, language: context.language }),
  );
}

interface ListOf<T> {
  readonly ids: (tx: Tx, asked: EscapesAsked & RoundsAsked) => Promise<PageOfIds>;
  readonly rows: (
    tx: Tx,
    asked: { actor: Actor; ids: readonly string[]; language: Context['language'] },
  ) => Promise<readonly T[]>;
}

const MOST_DAYS = 3650;

/** A page of one of the lists behind the figures. */
function listOf<T extends { id: string }>({ ids, rows }: ListOf<T>) {
  return (context: Context, filter: QualityFilter | null, page: PageArguments) => {
    const actor = actorOf(context);
    const asked = present(filter ?? {}) as Partial<EscapesAsked & RoundsAsked>;
    if (asked.days !== undefined && (asked.days < 1 || asked.days > MOST_DAYS))
      throw badInput('days', `\`days\` must be from 1 to ${MOST_DAYS}.`);
    return inTransaction(context.ctx, actor, async (tx) => {
      const found = mayReadOwnQuality(actor)
        ? await pageOf(page, () => ids(tx, { ...asked, ...present(page), actor }))
        : nothing;
      return connectionOf(found, await rows(tx, { actor, ids: found.ids, language: context.language }));
    });
  };
}

/** Of nothing for those who may not read them, so that not even their number is told. */
export const nothing: PageOfIds = {
  ids: [],
  cursorAt: () => undefined,
  hasNextPage: false,
  hasPreviousPage: false,
  totalCount: 0,
  totalIsCapped: false,
};

export const listLateFindings = listOf({ ids: listLateFindingIds, rows: loadLateFindings });
export const listEscapes = listOf({ ids: listEscapeIds, rows: loadEscapes });
export const listOrderRounds = listOf({ ids: listOrderRoundsIds, rows: loadOrderRounds });
