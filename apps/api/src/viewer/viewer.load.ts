import { changeNoticeLanguage, loadPartnerKeys } from '@beian/accounts/partners';
import { findWorkday } from '@beian/database/calendar';
import { readOnly, type Tx, transaction } from '@beian/database/transaction';
import { permissionsOf } from '@beian/domain/order';
import { hasScope, scopeOfNoun } from '@beian/domain/partner';
import type { ViewerView, WorkdayView } from '@beian/domain/staff';
import type { Language } from '@beian/domain/text';
import type { OrderPart } from '@beian/orders/views';
import { loadDeliveries, loadEndpoints, loadPartnerEvents } from '@beian/partners/events';
import { nounOf } from '../common/node.type.ts';
import { actorOf, type RequestContext } from '../context.ts';
import { scopeMissingError } from '../cost/refusals.ts';
import { findCurtain } from '../curtain/curtain.resolver.ts';
import { toActionRefused } from '../localize.ts';
import { findOrder } from '../order/order.load.ts';
import { findLocalizedLookup } from '../record/kind-lookup.load.ts';
import { findLocalizedProof } from '../record/proof.load.ts';
import { findRecord } from '../record/record.load.ts';
import { findRectification } from '../rectification/rectification.resolver.ts';

export function findViewer({ caller }: RequestContext): ViewerView | null {
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

/** The caller's working day, with instants as ISO text. */
export async function loadWorkday(context: RequestContext): Promise<WorkdayView> {
  const { ctx } = context;
  const day = await readOnly(ctx, actorOf(context), (tx) => findWorkday(ctx, tx));
  const iso = (instant: number) => new Date(instant).toISOString();
  return { ...day, opensAt: iso(day.opensAt), closesAt: iso(day.closesAt), nextOpensAt: iso(day.nextOpensAt) };
}

/** Sets the notice language; returns the viewer with it, or the refusal. */
export async function chooseNoticeLanguage(context: RequestContext, language: Language, key: string) {
  const actor = actorOf(context);
  const outcome = await transaction(context.ctx, actor, (tx) =>
    changeNoticeLanguage(context.ctx, tx, { actor, language, key }),
  );
  if (!outcome.ok) return toActionRefused(outcome.refusal, context.language);
  return { ...findViewer(context), noticeLanguage: language };
}

type LoadOwn = (tx: Tx, ids: readonly string[], language: Language) => Promise<readonly { readonly id: string }[]>;
/** Finds what belongs to the calling partner by row-level security; staff read it by its list. */
const findOwn =
  (load: LoadOwn) =>
  async ({ ctx, caller, language }: RequestContext, id: string) =>
    caller?.kind === 'partner'
      ? ((await readOnly(ctx, caller.actor, (tx) => load(tx, [id], language)))[0] ?? null)
      : null;

/** Finders by the noun in an id. A partner or a member of staff can find only itself. */
const finders = new Map<
  string,
  (context: RequestContext, id: string, parts: readonly OrderPart[]) => Promise<{ readonly id: string } | null>
>([
  ['order', findOrder],
  ['record', findRecord],
  [
    'partner',
    async ({ caller }, id) => (caller?.kind === 'partner' && caller.partner.id === id ? caller.partner : null),
  ],
  ['curtain', findCurtain],
  [
    'proof',
    async (context, id) => {
      const proof = await findLocalizedProof(context, id);
      // A refused proof is answered as a refusal, which is no node.
      return proof !== null && 'id' in proof ? proof : null;
    },
  ],
  ['lookup', findLocalizedLookup],
  ['rectification', findRectification],
  ['endpoint', findOwn(loadEndpoints)],
  ['event', findOwn(loadPartnerEvents)],
  ['delivery', findOwn(loadDeliveries)],
  ['key', findOwn(loadPartnerKeys)],
  ['staff', async ({ caller }, id) => (caller?.kind === 'staff' && caller.staff.id === id ? caller.staff : null)],
]);

export async function findNode(context: RequestContext, id: string, parts: readonly OrderPart[]) {
  actorOf(context);
  const { caller } = context;
  const scope = scopeOfNoun.get(nounOf(id));
  if (caller?.kind === 'partner' && scope !== undefined && !hasScope(caller.rights, scope))
    throw scopeMissingError(scope);
  return (await finders.get(nounOf(id))?.(context, id, parts)) ?? null;
}
