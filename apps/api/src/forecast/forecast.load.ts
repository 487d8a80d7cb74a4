import { forecastWhy } from '@beian/domain';
import { findWorkday, inTransaction, loadForecast, loadForecastTimes, loadOrders, mayReadBoard } from '@beian/orders';
import { GraphQLError, type GraphQLResolveInfo } from 'graphql';
import { actorOf, type Context } from '../context.ts';
import { badInput } from '../errors.ts';
import { pageOf } from '../page.ts';
import { partsAsked } from '../parts.ts';
import { doorRefusals } from '../texts.ts';
import { orderInWords } from '../words.ts';

interface Asked {
  readonly until: string;
  readonly seed: number | null;
  readonly first: number | null;
  readonly after: string | null;
}

const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;
/** Our duties are a working day long: nothing is due later, but for the longest holidays and closures. */
const FARTHEST_MS = 31 * 86_400_000;

function readerOf(context: Context) {
  const actor = actorOf(context);
  if (!mayReadBoard(actor))
    throw new GraphQLError(doorRefusals.FORBIDDEN.message[context.language], { extensions: { code: 'FORBIDDEN' } });
  return actor;
}

/** @throws GraphQLError FORBIDDEN for everybody but supervisors and administrators */
export function findForecastTimes(context: Context) {
  const { ctx } = context;
  return inTransaction(ctx, readerOf(context), (tx) => loadForecastTimes(ctx, tx));
}

/** @throws GraphQLError FORBIDDEN for everybody but supervisors and administrators, BAD_USER_INPUT naming the argument */
export function findForecast(context: Context, { until, seed, first, after }: Asked, info: GraphQLResolveInfo) {
  const { ctx, language } = context;
  const actor = readerOf(context);
  const at = instant.test(until) ? Date.parse(until) : Number.NaN;
  if (Number.isNaN(at)) throw badInput('until', '`until` must be an instant: ISO 8601 with its offset.');
  return pageOf({ first, after }, () =>
    inTransaction(ctx, actor, async (tx) => {
      const { now } = await findWorkday(ctx, tx);
      if (at > Date.parse(now) + FARTHEST_MS) throw badInput('until', '`until` must be within 31 days.');
      const asked = { until: new Date(at).toISOString(), seed: seed ?? 1, first: first ?? 50, after, language };
      const { rows, ...view } = await loadForecast(ctx, tx, asked);
      const parts = partsAsked(info, ['rows', 'order']);
      const ids = rows.map(({ id }) => id);
      const views = await loadOrders(ctx, tx, { actor, ids, parts, language });
      const orders = new Map(views.map((one) => [one.id, orderInWords(one, language)]));
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
              why: forecastWhy({ ...one, left: order.due?.left ?? null }).map((says) => says[language]),
            },
          ];
        }),
      };
    }),
  );
}
