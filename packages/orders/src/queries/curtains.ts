import {
  type Actor,
  type CurtainAddress,
  curtainShipDay,
  curtainStates,
  findProvince,
  type Language,
  maskValue,
} from '@beian/domain';
import { calendarInForce } from '../calendar/in-force.ts';
import type { House, Tx } from '../house.ts';
import { writeAudit } from '../sql/audit.ts';
import { type CurtainRow, curtainAddressPlace, findCurtains, latestCurtains } from '../sql/curtains.ts';
import { findFacts, type OrderInHand } from '../sql/facts.ts';
import type { ActionView } from './action-view.ts';
import { loadActions } from './actions.ts';
import type { CurtainView } from './photo-view.ts';
import type { OrderView } from './view.ts';

interface Asked {
  readonly actor: Actor;
  readonly ids: readonly string[];
  readonly language: Language;
  /** One curtain is opened to be sent: whoever sends it sees the address, and leaves an audit row. */
  readonly opening?: boolean;
}

/**
 * Curtains that the actor may see, in the order of `ids`. The address is masked for staff, but where one that is to be sent is
 * opened (one audit row each); the partner who gave it reads it.
 */
export const loadCurtains = async (house: House, tx: Tx, asked: Asked): Promise<CurtainView[]> =>
  viewsOf(house, tx, await findCurtains(tx, asked.ids), asked);

/** The latest curtain of each order. `facts`: of these orders, where they are asked for anyway. */
export async function loadCurtainParts(
  house: House,
  tx: Tx,
  asked: Omit<Asked, 'opening'>,
  facts?: Promise<ReadonlyMap<string, OrderInHand>>,
): Promise<Map<string, Partial<OrderView>>> {
  const views = await viewsOf(house, tx, await latestCurtains(tx, asked.ids), asked, facts);
  return new Map(asked.ids.map((id) => [id, { curtain: views.find((view) => view.orderId === id) ?? null }]));
}

async function viewsOf(
  house: House,
  tx: Tx,
  rows: readonly CurtainRow[],
  asked: Asked,
  facts = findFacts(
    tx,
    rows.map(({ orderId }) => orderId),
  ) as Promise<ReadonlyMap<string, OrderInHand>>,
): Promise<CurtainView[]> {
  const { actor, language } = asked;
  const actions = await loadActions({ actor, language }, facts);
  const views: CurtainView[] = [];
  for (const row of rows) {
    const own = actions.get(row.orderId)?.actions?.filter(({ event }) => event.endsWith('Curtain')) ?? [];
    const sends = own.some(({ event, presence }) => event === 'shipCurtain' && presence === 'ENABLED');
    const opened = asked.opening === true && sends && row.state === 'REQUESTED';
    if (opened) await writeAudit(tx, actor, 'openCurtainAddress', row.id, 'done');
    views.push(await viewOf(house, tx, row, asked, own, opened || actor.kind === 'partner'));
  }
  return views;
}

async function viewOf(
  house: House,
  tx: Tx,
  row: CurtainRow,
  { language }: Asked,
  actions: readonly ActionView[],
  clear: boolean,
): Promise<CurtainView> {
  const { address: sealed, calendar, ...rest } = row;
  const to = house.keys.unsealJson<CurtainAddress>(curtainAddressPlace(row.id), sealed);
  const waits = row.state === 'REQUESTED';
  const requested = Date.parse(row.requestedAt);
  return {
    ...rest,
    stateLabel: curtainStates[row.state][language],
    provinceName: findProvince(row.province)?.label[language] ?? row.province,
    consignee: clear ? to.consignee : maskValue('website.principal.name', to.consignee),
    mobile: clear ? to.mobile : maskValue('website.principal.mobile', to.mobile),
    city: to.city,
    address: clear ? to.address : maskValue('subject.mailingAddress', to.address),
    masked: !clear,
    shipBy: waits ? curtainShipDay(await calendarInForce(house, tx, calendar), requested) : null,
    staffName: row.staffName,
    actions: actions.filter(({ event }) => event !== 'requestCurtain'),
  };
}
