import { holdsScope, type Language, permissionsOf, scopeOfNoun } from '@beian/domain';
import { changeNoticeLanguage, findWorkday, inTransaction, type OrderPart } from '@beian/orders';
import { nounOf } from '../common/node.type.ts';
import { actorOf, type Context } from '../context.ts';
import { lacks } from '../cost/refusals.ts';
import { findOrder } from '../order/order.load.ts';
import { findRecord } from '../record/record.load.ts';
import { refused } from '../words.ts';
import type { Viewer } from './viewer.type.ts';
import type { Workday } from './workday.type.ts';

export function findViewer({ caller }: Context): Viewer | null {
  if (caller === null) return null;
  const { now } = caller;
  const { kind, name, roles } = caller.actor;
  const staff = caller.kind === 'staff' ? caller.staff : null;
  const partner = caller.kind === 'partner' ? caller.partner : null;
  return {
    kind,
    name,
    roles: [...roles],
    permissions: permissionsOf(caller.actor),
    now,
    staff: staff && { ...staff, roles: [...staff.roles] },
    partner,
    noticeLanguage: partner?.language ?? null,
  };
}

/** The day that the caller works in, as instants in ISO text. */
export async function loadWorkday(context: Context): Promise<Workday> {
  const { ctx } = context;
  const day = await inTransaction(ctx, actorOf(context), (tx) => findWorkday(ctx, tx));
  const iso = (instant: number) => new Date(instant).toISOString();
  return { ...day, opensAt: iso(day.opensAt), closesAt: iso(day.closesAt), nextOpensAt: iso(day.nextOpensAt) };
}

/** The viewer with the language that it has chosen, or why it may not. */
export async function chooseNoticeLanguage(context: Context, language: Language, key: string) {
  const actor = actorOf(context);
  const outcome = await inTransaction(context.ctx, actor, (tx) =>
    changeNoticeLanguage(context.ctx, tx, { actor, language, key }),
  );
  if (!outcome.ok) return refused(outcome.refusal, context.language);
  return { ...findViewer(context), noticeLanguage: language };
}

/** Who finds what an id names. A partner and a member of staff are known to themselves alone. */
const finders = new Map<
  string,
  (context: Context, id: string, parts: OrderPart[]) => Promise<{ readonly id: string } | null>
>([
  ['order', findOrder],
  ['record', findRecord],
  [
    'partner',
    async ({ caller }, id) => (caller?.kind === 'partner' && caller.partner.id === id ? caller.partner : null),
  ],
  ['staff', async ({ caller }, id) => (caller?.kind === 'staff' && caller.staff.id === id ? caller.staff : null)],
]);

export async function findNode(context: Context, id: string, parts: OrderPart[]) {
  actorOf(context);
  const { caller, language } = context;
  const scope = scopeOfNoun.get(nounOf(id));
  if (caller?.kind === 'partner' && scope !== undefined && !holdsScope(caller.rights, scope))
    throw lacks(scope, language);
  return (await finders.get(nounOf(id))?.(context, id, parts)) ?? null;
}
