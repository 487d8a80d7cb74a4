import type { AppContext, Tx } from '@beian/database/transaction';
import { MAX_REBALANCE_MOVES } from '@beian/domain/order';
import type { Actor } from '@beian/domain/staff';
import { type BalanceReason, balanceReasons, type Load, planBalance, type StuckOrder } from '@beian/domain/work';
import { z } from 'zod';
import { type LoadedRebalanceOrder, loadRebalanceInputs } from './inputs.ts';

export interface NamedRef {
  readonly id: string;
  readonly name: string;
}

/** One order of a plan, as the client sends it back to apply it. `version`: the one that the plan was made from. */
export const plannedMove = z
  .strictObject({
    orderId: z.string().meta({ graphql: 'ID', description: '`order.id`.' }),
    version: z.int().meta({ description: '`version`.' }),
    from: z.string().nullable().meta({ graphql: 'ID', description: '`from.id`.' }),
    to: z.string().meta({ graphql: 'ID', description: '`to.id`.' }),
    why: z
      .enum(Object.keys(balanceReasons) as [BalanceReason, ...BalanceReason[]])
      .meta({ graphql: 'BalanceWhy', description: '`why`.' }),
  })
  .meta({ graphql: 'PlannedMoveInput', description: 'One move of a preview, as it came. Since 2026-11.' });
export type PlannedMove = z.infer<typeof plannedMove>;

export interface RebalancePreview {
  readonly now: string;
  readonly unassigned: boolean;
  /** Valid for exactly these moves and this caller. */
  readonly token: string;
  readonly moves: readonly (Omit<PlannedMove, 'from' | 'to'> & {
    readonly order: LoadedRebalanceOrder;
    readonly from: NamedRef | null;
    readonly to: NamedRef;
  })[];
  readonly stuck: readonly (StuckOrder & { readonly order: LoadedRebalanceOrder; readonly from: NamedRef | null })[];
  readonly people: readonly (NamedRef & {
    readonly cap: number | null;
    readonly away: boolean;
    readonly before: Load;
    readonly after: Load;
  })[];
  readonly more: boolean;
}

/** A plan of who would get which order, from whom and why; changes nothing. The caller must check `mayMoveWork`. */
export async function previewRebalance(
  ctx: AppContext,
  tx: Tx,
  { actor, unassigned }: { actor: Actor; unassigned: boolean },
): Promise<RebalancePreview> {
  const inputs = await loadRebalanceInputs(ctx, tx, unassigned);
  const plan = planBalance({ ...inputs, most: MAX_REBALANCE_MOVES });
  const { rows } = await tx.client.query<{ now: string }>('select app.iso(app.now()) as now');
  const orders = new Map(inputs.orders.map((order) => [order.id, order]));
  const nameRef = (id: string | null): NamedRef | null =>
    id === null ? null : { id, name: inputs.names.get(id) ?? id };
  const moves = plan.moves.map((move) => {
    const order = orders.get(move.orderId) as LoadedRebalanceOrder;
    return { ...move, version: order.version, order, from: nameRef(move.from), to: nameRef(move.to) as NamedRef };
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
      const order = orders.get(one.orderId) as LoadedRebalanceOrder;
      return { ...one, order, from: nameRef(order.assignee) };
    }),
    people: inputs.people.map(({ id, name, cap, absences }) => ({
      id,
      name,
      cap,
      away: absences.some(({ from, until }) => from <= inputs.today && inputs.today <= until),
      ...(plan.loads.get(id) as { before: Load; after: Load }),
    })),
    more: plan.isTruncated,
  };
}

const PLAN_HASH_PURPOSE = 'rebalance';
const serializePlan = (actor: Actor, moves: readonly PlannedMove[]): string =>
  JSON.stringify([actor.id, moves.map(({ orderId, version, from, to, why }) => [orderId, version, from, to, why])]);

/** Keyed hash by which a plan is verified: for other moves or another caller it differs. */
const planToken = (ctx: AppContext, actor: Actor, moves: readonly PlannedMove[]): string =>
  ctx.keys.searchHash(PLAN_HASH_PURPOSE, serializePlan(actor, moves));
export const isPlanToken = (ctx: AppContext, actor: Actor, moves: readonly PlannedMove[], token: string): boolean =>
  ctx.keys.isHashOf(PLAN_HASH_PURPOSE, serializePlan(actor, moves), token);
