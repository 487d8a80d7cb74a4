import { type BalanceWhy, balanceWhys, findProvince, type Language, type StuckOrder, stateRow } from '@beian/domain';
import {
  applyRebalance,
  inTransaction,
  listReassignments,
  type MovesOutcome,
  mayMoveWork,
  type PlannedMove,
  previewRebalance,
  type RebalancePreview,
  undoReassignment,
} from '@beian/orders';
import { GraphQLError } from 'graphql';
import { actorOf, type Context } from '../context.ts';
import { pageOf } from '../page.ts';
import { doorRefusals } from '../texts.ts';
import { refused } from '../words.ts';

const SHOWN = 200;

/** The caller, who moves work. @throws GraphQLError FORBIDDEN for everybody but supervisors */
export function moverOf(context: Context) {
  const actor = actorOf(context);
  if (!mayMoveWork(actor))
    throw new GraphQLError(doorRefusals.FORBIDDEN.message[context.language], { extensions: { code: 'FORBIDDEN' } });
  return actor;
}

export async function findRebalance(context: Context, unassigned: boolean) {
  const { ctx, language } = context;
  const actor = moverOf(context);
  const { moves, stuck, people, ...plan } = await inTransaction(ctx, actor, (tx) =>
    previewRebalance(ctx, tx, { actor, unassigned }),
  );
  return {
    ...plan,
    moves: moves.map(({ order, ...move }) => ({
      ...move,
      order: orderInWords(order, language),
      whyLabel: balanceWhys[move.why][language],
    })),
    stuck: stuck.slice(0, SHOWN).map(({ order, from, ...one }) => ({
      order: orderInWords(order, language),
      from,
      whyLabel: balanceWhys[one.why][language],
      keptLabel: keptInWords(one, language),
    })),
    stuckCount: stuck.length,
    people: people
      .toSorted((a, b) => b.before.weight - a.before.weight || (a.id < b.id ? -1 : 1))
      .map(({ before, after, ...person }) => ({
        ...person,
        ordersBefore: before.orders,
        ordersAfter: after.orders,
        weightBefore: before.weight,
        weightAfter: after.weight,
      })),
  };
}

const orderInWords = (order: RebalancePreview['moves'][number]['order'], language: Language) => ({
  id: order.id,
  number: order.number,
  state: order.state,
  stateLabel: stateRow(order.state).label[language],
  provinceName: findProvince(order.province)?.label[language] ?? order.province,
  due: order.due,
  level: order.level,
});

function keptInWords({ away, notTaken, fourEyes, full }: StuckOrder, language: Language): string {
  const parts = [
    [full, `${full} 人已满`, `${full} full`],
    [away, `${away} 人缺勤`, `${away} away`],
    [notTaken, `${notTaken} 人不受理`, `${notTaken} do not take it on`],
    [fourEyes, `${fourEyes} 人通过了初审`, `${fourEyes} approved it`],
  ] as const;
  const said = parts.filter(([n]) => n > 0).map(([, zh, en]) => (language === 'zh' ? zh : en));
  if (said.length === 0) return language === 'zh' ? '没有其他审核人员' : 'there is no other reviewer';
  return said.join(language === 'zh' ? '，' : ', ');
}

export const applyMoves = async (context: Context, moves: readonly PlannedMove[], token: string, key: string) =>
  moved(
    await applyRebalance(context.ctx, {
      actor: actorOf(context),
      moves: moves.map(({ orderId, version, from, to, why }) => ({
        orderId,
        version,
        from: from ?? null,
        to,
        why: why as BalanceWhy,
      })),
      token,
      key,
    }),
    context.language,
  );

export const undoMoves = async (context: Context, id: string, key: string) =>
  moved(await undoReassignment(context.ctx, { actor: actorOf(context), id, key }), context.language);

function moved(outcome: MovesOutcome, language: Language) {
  if (!outcome.ok) return refused(outcome.refusal, language);
  return {
    reassignmentId: outcome.reassignmentId,
    results: outcome.results.map(({ orderId, outcome: one }) => ({
      orderId,
      refused: one.ok ? null : refused(one.refusal, language),
    })),
  };
}

export function findReassignments(context: Context, page: { first: number | null; after: string | null }) {
  const { ctx, language } = context;
  const actor = moverOf(context);
  return pageOf(page, () =>
    inTransaction(ctx, actor, (tx) =>
      listReassignments(tx, { actor, language, first: page.first ?? 20, after: page.after ?? null }),
    ),
  );
}
