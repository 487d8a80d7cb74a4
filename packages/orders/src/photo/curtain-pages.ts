import { writeAudit } from '@beian/database/audit';
import { calendarInForce } from '@beian/database/calendar';
import { fromBase64, type IdPage, type Keyset, keysetPage, type PageQuery, type Projection } from '@beian/database/sql';
import type { AppContext, Tx } from '@beian/database/transaction';
import type { Calendar } from '@beian/domain/calendar';
import { maskValue } from '@beian/domain/filing';
import { liveEvents, type OrderFacts } from '@beian/domain/order';
import { type CurtainAddress, type CurtainState, curtainShipDay, curtainStates } from '@beian/domain/photo';
import { findProvince } from '@beian/domain/province';
import type { Actor } from '@beian/domain/staff';
import type { Language } from '@beian/domain/text';
import { actionsOf } from '../actions/actions.ts';
import { findFacts } from '../facts/facts.ts';
import { factsProjection } from '../part/facts-projection.ts';
import { partOf } from '../part/part.ts';
import type { ActionView } from '../views/action-view.ts';
import type { CurtainView } from '../views/photo-view.ts';
import { type CurtainRow, curtainAddressAad, findCurtains, latestCurtainSql } from './curtain-rows.ts';

interface Asked {
  readonly actor: Actor;
  readonly ids: readonly string[];
  readonly language: Language;
  /** One curtain is opened to be sent: the address is unmasked and an audit row is written. */
  readonly opening?: boolean;
}

/**
 * Curtains that the actor may see, in the order of `ids`. The address is masked for staff, except in a curtain that
 * is opened to be sent (one audit row each); the partner who gave the address reads it.
 */
export async function loadCurtains(
  ctx: AppContext,
  tx: Tx,
  { ids, actor, language, opening }: Asked,
): Promise<CurtainView[]> {
  const rows = await findCurtains(tx, ids);
  const facts = await findFacts(
    tx,
    rows.map(({ orderId }) => orderId),
  );
  const views: CurtainView[] = [];
  for (const { calendar: setting, ...row } of rows) {
    const own = actionsOn(facts.get(row.orderId)?.facts ?? null, actor, language);
    const sends = own.some(({ event, presence }) => event === 'shipCurtain' && presence === 'ENABLED');
    const opened = opening === true && sends && row.state === 'REQUESTED';
    if (opened) await writeAudit(tx, actor, 'openCurtainAddress', row.id, 'done');
    const calendar = await calendarInForce(ctx, tx, setting);
    views.push(viewOf(row, own, { ctx, language, calendar, clear: opened || actor.kind === 'partner' }));
  }
  return views;
}

const curtainProjection: Projection<'curtain', CurtainRow | null> = {
  name: 'curtain',
  optional: { rows: 'photos', none: null },
  sql: latestCurtainSql,
};

/** The latest curtain of an order. */
export const curtainPart = partOf({
  projections: [factsProjection, curtainProjection],
  view: ({ facts, curtain }, _, { ctx, actor, language, calendar }) => ({
    curtain:
      curtain &&
      viewOf(curtain, actionsOn(facts, actor, language), {
        ctx,
        language,
        calendar,
        clear: actor.kind === 'partner',
      }),
  }),
});

const ofCurtains = liveEvents.filter((event) => event.endsWith('Curtain'));
const actionsOn = (facts: OrderFacts | null, actor: Actor, language: Language): readonly ActionView[] =>
  facts === null ? [] : actionsOf(facts, actor, language, ofCurtains);

interface Shown {
  readonly ctx: AppContext;
  readonly language: Language;
  readonly calendar: Calendar;
  readonly clear: boolean;
}

function viewOf(
  row: CurtainRow,
  actions: readonly ActionView[],
  { ctx, language, calendar, clear }: Shown,
): CurtainView {
  const { address: sealed, ...rest } = row;
  const to = ctx.keys.unsealJson<CurtainAddress>(curtainAddressAad(row.id), fromBase64(sealed));
  const waits = row.state === 'REQUESTED';
  return {
    ...rest,
    stateLabel: curtainStates[row.state][language],
    provinceName: findProvince(row.province)?.label[language] ?? row.province,
    consignee: clear ? to.consignee : maskValue('website.principal.name', to.consignee),
    mobile: clear ? to.mobile : maskValue('website.principal.mobile', to.mobile),
    city: to.city,
    address: clear ? to.address : maskValue('subject.mailingAddress', to.address),
    masked: !clear,
    shipBy: waits ? curtainShipDay(calendar, Date.parse(row.requestedAt)) : null,
    staffName: row.staffName,
    actions: actions.filter(({ event }) => event !== 'requestCurtain'),
  };
}

const curtainLists: Readonly<Record<CurtainState, { readonly keyset: Keyset; readonly where: string }>> = {
  // An order in another state needs no curtain for now; when it returns to this state, the curtain is listed again.
  REQUESTED: {
    keyset: { from: 'app.curtains o', key: 'o.requested_at', type: 'timestamptz' },
    where: `o.state = 'REQUESTED' and exists (select 1 from app.orders w where w.id = o.order_id and w.state = 'VERIFICATION_PENDING')`,
  },
  SHIPPED: {
    keyset: { from: 'app.curtains o', key: 'o.shipped_at', type: 'timestamptz' },
    where: `o.state = 'SHIPPED'`,
  },
  DELIVERED: {
    keyset: { from: 'app.curtains o', key: 'o.delivered_at', type: 'timestamptz', descending: true },
    where: `o.state = 'DELIVERED'`,
  },
};

/** Curtains in a state: to be sent and in transit oldest first, delivered newest first. */
export const listCurtainIds = (tx: Tx, asked: PageQuery & { state: CurtainState }): Promise<IdPage> =>
  keysetPage(tx, curtainLists[asked.state].keyset, [curtainLists[asked.state].where], [], asked);
