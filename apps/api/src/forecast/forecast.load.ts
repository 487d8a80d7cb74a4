import { findWorkday } from '@beian/database/calendar';
import { pageLimits } from '@beian/database/sql';
import { readLong } from '@beian/database/transaction';
import { explainForecast, MAX_FORECAST_DAYS } from '@beian/domain/forecast';
import { bilingual } from '@beian/domain/text';
import { loadOrders, readOrders } from '@beian/orders/order-list';
import { mayReadBoard } from '@beian/reporting/board';
import { loadForecast, loadForecastTimes } from '@beian/reporting/forecast';
import type { GraphQLResolveInfo } from 'graphql';
import { badInput } from '../bilingual-error.ts';
import { type RequestContext, requireActor } from '../context.ts';
import { localizeOrder } from '../localize.ts';
import { loadPage } from '../page.ts';
import { selectedParts } from '../selected-parts.ts';

interface ForecastArguments {
  readonly until: string;
  readonly seed: number | null;
  readonly first: number | null;
  readonly after: string | null;
}

const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;

/** @throws GraphQLError FORBIDDEN unless the caller is a supervisor or an administrator */
export function findForecastTimes(context: RequestContext) {
  const { ctx } = context;
  return readLong(ctx, requireActor(context, mayReadBoard), (tx) => loadForecastTimes(ctx, tx));
}

/** @throws GraphQLError FORBIDDEN unless the caller is a supervisor or an administrator, BAD_USER_INPUT naming the argument */
export function findForecast(
  context: RequestContext,
  { until, seed, first, after }: ForecastArguments,
  info: GraphQLResolveInfo,
) {
  const { ctx, language } = context;
  const actor = requireActor(context, mayReadBoard);
  const at = instant.test(until) ? Date.parse(until) : Number.NaN;
  if (Number.isNaN(at))
    throw badInput(
      'until',
      bilingual('`until` 须为带时区的 ISO 8601 时刻', '`until` must be an instant: ISO 8601 with its offset.'),
    );
  const parts = selectedParts(info, ['rows', 'order']);
  return loadPage({ first, after }, () =>
    readOrders(ctx, actor, parts, async (tx) => {
      const { now } = await findWorkday(ctx, tx);
      if (at > Date.parse(now) + MAX_FORECAST_DAYS * 86_400_000)
        throw badInput(
          'until',
          bilingual(
            `\`until\` 须在 ${MAX_FORECAST_DAYS} 天以内`,
            `\`until\` must be within ${MAX_FORECAST_DAYS} days.`,
          ),
        );
      const asked = {
        until: new Date(at).toISOString(),
        seed: seed ?? 1,
        first: first ?? pageLimits.usual,
        after,
        language,
      };
      const { rows, ...view } = await loadForecast(ctx, tx, asked);
      const ids = rows.map(({ id }) => id);
      const views = await loadOrders(ctx, tx, { actor, ids, parts, language });
      const orders = new Map(views.map((one) => [one.id, localizeOrder(one, language)]));
      return {
        ...view,
        rows: rows.flatMap((one) => {
          const order = orders.get(one.id);
          if (order === undefined) return [];
          return [
            {
              ...one,
              order,
              secondsLeft: Math.round(one.left / 1000),
              usualSeconds: Math.round(one.usual / 1000),
              why: explainForecast({ ...one, left: order.due?.left ?? null }).map((says) => says[language]),
            },
          ];
        }, readLong),
      };
    }),
  );
}
