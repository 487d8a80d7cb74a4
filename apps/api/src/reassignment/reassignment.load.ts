import { readOnly, transaction } from '@beian/database/transaction';
import { MAX_REBALANCE_MOVES } from '@beian/domain/order';
import { stateRow } from '@beian/domain/order-names';
import { findProvince } from '@beian/domain/province';
import type { Language } from '@beian/domain/text';
import { type BalanceReason, balanceReasons, type StuckOrder } from '@beian/domain/work';
import {
  applyRebalance,
  listReassignments,
  loadCandidates,
  mayReassignOrders,
  type PlannedMove,
  previewRebalance,
  type ReassignmentOutcome,
  type RebalancePreview,
  undoReassignment,
} from '@beian/orders/reassign';
import { actorOf, type RequestContext, requireActor } from '../context.ts';
import { toActionRefused } from '../localize.ts';
import { loadPage } from '../page.ts';

/** Rows of a page of reassignments without `first`. */
export const usualReassignments = 20;

/** Empty for everybody who may not assign. */
export function findCandidates(context: RequestContext, orderIds: readonly string[]) {
  const { ctx } = context;
  const actor = actorOf(context);
  return mayReassignOrders(actor) ? readOnly(ctx, actor, (tx) => loadCandidates(ctx, tx, orderIds)) : [];
}

export async function findRebalance(context: RequestContext, unassigned: boolean) {
  const { ctx, language } = context;
  const actor = requireActor(context, mayReassignOrders);
  const { moves, stuck, people, ...plan } = await transaction(ctx, actor, (tx) =>
    previewRebalance(ctx, tx, { actor, unassigned }),
  );
  return {
    ...plan,
    moves: moves.map(({ order, ...move }) => ({
      ...move,
      order: summarizeOrder(order, language),
      whyLabel: balanceReasons[move.why][language],
    })),
    stuck: stuck.slice(0, MAX_REBALANCE_MOVES).map(({ order, from, ...one }) => ({
      order: summarizeOrder(order, language),
      from,
      whyLabel: balanceReasons[one.why][language],
      keptLabel: stuckText(one, language),
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

const summarizeOrder = (order: RebalancePreview['moves'][number]['order'], language: Language) => ({
  id: order.id,
  number: order.number,
  state: order.state,
  stateLabel: stateRow(order.state).label[language],
  provinceName: findProvince(order.province)?.label[language] ?? order.province,
  due: order.due,
  left: order.left,
  level: order.level,
});

function stuckText({ away, notTaken, fourEyes, full }: StuckOrder, language: Language): string {
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

export const applyMoves = async (context: RequestContext, moves: readonly PlannedMove[], token: string, key: string) =>
  localizeMoves(
    await applyRebalance(context.ctx, {
      actor: actorOf(context),
      moves: moves.map(({ orderId, version, from, to, why }) => ({
        orderId,
        version,
        from: from ?? null,
        to,
        why: why as BalanceReason,
      })),
      token,
      key,
    }),
    context.language,
  );

export const undoMoves = async (context: RequestContext, id: string, key: string) =>
  localizeMoves(await undoReassignment(context.ctx, { actor: actorOf(context), id, key }), context.language);

function localizeMoves(outcome: ReassignmentOutcome, language: Language) {
  if (!outcome.ok) return toActionRefused(outcome.refusal, language);
  return {
    reassignmentId: outcome.reassignmentId,
    results: outcome.results.map(({ orderId, outcome: one }) => ({
      orderId,
      refused: one.ok ? null : toActionRefused(one.refusal, language),
    })),
  };
}

export function findReassignments(context: RequestContext, page: { first: number | null; after: string | null }) {
  const { ctx, language } = context;
  const actor = requireActor(context, mayReassignOrders);
  return loadPage(page, () =>
    transaction(ctx, actor, (tx) =>
      listReassignments(tx, { actor, language, first: page.first ?? usualReassignments, after: page.after ?? null }),
    ),
  );
}
