import { type Actor, type BalanceWhy, type Load, planBalance, type StuckOrder } from '@beian/domain';
import type { AppContext, Tx } from '../context.ts';
import { type GroundOrder, loadGround } from './ground.ts';

/** The most orders of one plan: each is a step of its own, and a person looks through them. */
export const MOST_MOVES = 200;

export interface Named {
  readonly id: string;
  readonly name: string;
}

/** One order of a plan, as it is sent back to be done. */
export interface PlannedMove {
  readonly orderId: string;
  /** As the plan saw it. */
  readonly version: number;
  readonly from: string | null;
  readonly to: string;
  readonly why: BalanceWhy;
}

export interface RebalancePreview {
  readonly now: string;
  readonly unassigned: boolean;
  /** Stands for exactly these moves, for this caller. */
  readonly token: string;
  readonly moves: readonly (Omit<PlannedMove, 'from' | 'to'> & {
    readonly order: GroundOrder;
    readonly from: Named | null;
    readonly to: Named;
  })[];
  readonly stuck: readonly (StuckOrder & { readonly order: GroundOrder; readonly from: Named | null })[];
  readonly people: readonly (Named & {
    readonly cap: number | null;
    readonly away: boolean;
    readonly before: Load;
    readonly after: Load;
  })[];
  readonly more: boolean;
}

/** Who would be given what, from whom and why; nothing is changed. The caller may: `mayMoveWork`. */
export async function previewRebalance(
  ctx: AppContext,
  tx: Tx,
  { actor, unassigned }: { actor: Actor; unassigned: boolean },
): Promise<RebalancePreview> {
  const ground = await loadGround(ctx, tx, unassigned);
  const plan = planBalance({ ...ground, most: MOST_MOVES });
  const { rows } = await tx.client.query<{ now: string }>('select app.iso(app.now()) as now');
  const orders = new Map(ground.orders.map((order) => [order.id, order]));
  const named = (id: string | null): Named | null => (id === null ? null : { id, name: ground.names.get(id) ?? id });
  const moves = plan.moves.map((move) => {
    const order = orders.get(move.orderId) as GroundOrder;
    return { ...move, version: order.version, order, from: named(move.from), to: named(move.to) as Named };
  });
  return {
    now: rows[0]?.now ?? '',
    unassigned,
    token: planToken(
      ctx,
      actor,
      moves.map(({ from, to, ...move }) => ({ ...move, from: from?.id ?? null, to: to.id })),
    ),
    moves,
    stuck: plan.stuck.map((one) => {
      const order = orders.get(one.orderId) as GroundOrder;
      return { ...one, order, from: named(order.assignee) };
    }),
    people: ground.people.map(({ id, name, cap, absences }) => ({
      id,
      name,
      cap,
      away: absences.some(({ from, until }) => from <= ground.today && ground.today <= until),
      ...(plan.loads.get(id) as { before: Load; after: Load }),
    })),
    more: plan.more,
  };
}

const PLAN = 'rebalance';
const planned = (actor: Actor, moves: readonly PlannedMove[]): string =>
  JSON.stringify([actor.id, moves.map(({ orderId, version, from, to, why }) => [orderId, version, from, to, why])]);

/** What a plan is known again by: moves that were not planned for this caller have another one. */
const planToken = (ctx: AppContext, actor: Actor, moves: readonly PlannedMove[]): string =>
  ctx.keys.searchHash(PLAN, planned(actor, moves));
export const isPlan = (ctx: AppContext, actor: Actor, moves: readonly PlannedMove[], token: string): boolean =>
  ctx.keys.isHashOf(PLAN, planned(actor, moves), token);
