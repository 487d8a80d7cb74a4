import { canWorkSql, matchesSkillsSql } from '@beian/accounts/staff';
import {
  conditionsOf,
  type FilterConditions,
  type IdPage,
  type Keyset,
  keysetPage,
  type PageQuery,
} from '@beian/database/sql';
import { settleAll, type Tx } from '@beian/database/transaction';
import { duties } from '@beian/domain/clock';
import { eventRow } from '@beian/domain/order';
import { type OrderState, orderKindLabels, stateRow } from '@beian/domain/order-names';
import { findProvince } from '@beian/domain/province';
import {
  type DrawnEvent,
  type SpotCheckFacts,
  type SpotCheckFilter,
  type SpotCheckList,
  type SpotCheckOutcome,
  type SpotCheckState,
  type SpotCheckView,
  spotCheckOutcomes,
  spotCheckRefusalReasons,
  spotCheckStates,
} from '@beian/domain/quality';
import { type Actor, hasRight } from '@beian/domain/staff';
import type { Language } from '@beian/domain/text';
import { claimedUntilSql, findSpotChecker, spotCheckFactsSql } from '../spot-check/steps.ts';
import { inPeriodSql } from './period.ts';

export type SpotCheckPageQuery = PageQuery & SpotCheckFilter & { readonly actor: Actor };

/** The order and rows of each list (`$1`: the caller), and whether it is only for those who read all of quality. */
const lists: Readonly<Record<SpotCheckList, Keyset & { readonly where: string; readonly all: boolean }>> = {
  TO_DO: {
    ...openKeyset(),
    where: `o.ended_at is null and o.due_at > app.now() and not o.judges @> array[$1::text]
      and (o.staff_id is null or o.staff_id = $1 or ${claimedUntilSql.replaceAll('l.', 'o.')} <= app.now())
      and exists (select 1 from app.staff p where p.id = $1 and ${canWorkSql('p')} and ${matchesSkillsSql('p', 'o')})`,
    all: false,
  },
  ABOUT_ME: { ...endedKeyset(), where: 'o.outcome is not null and o.decided_by = $1', all: false },
  OPEN: { ...openKeyset(), where: 'o.ended_at is null and $1::text is not null', all: true },
  ENDED: { ...endedKeyset(), where: 'o.ended_at is not null and $1::text is not null', all: true },
  DRAWN: {
    from: 'app.second_looks o',
    key: 'o.decided_at',
    type: 'timestamptz',
    descending: true,
    where: '$1::text is not null',
    all: true,
  },
};

function openKeyset(): Keyset {
  return { from: 'app.second_looks o', key: 'o.place', type: 'timestamptz' };
}
function endedKeyset(): Keyset {
  return { from: 'app.second_looks o', key: 'o.ended_at', type: 'timestamptz', descending: true };
}

/** Who may read a list: `all` lists are for supervisors and administrators. */
export const mayListSpotChecks = (actor: Actor, list: SpotCheckList): boolean =>
  hasRight(actor, 'readQuality') || (!lists[list].all && hasRight(actor, 'readOwnQuality'));

const stateIs: Readonly<Record<SpotCheckState, string>> = {
  OPEN: 'o.ended_at is null',
  DONE: 'o.outcome is not null',
  LAPSED: 'o.ended_at is not null and o.outcome is null',
};

/** `key`: what the list is ordered by; days are counted by it. */
const conditionsBy = (key: string): FilterConditions<Omit<SpotCheckFilter, 'list'>> => ({
  days: (days) => (key === 'o.place' ? 'true' : inPeriodSql(key, days)),
  outcome: (outcome, value) => `o.outcome = ${value(outcome)}`,
  state: (state) => stateIs[state],
  reviewer: (id, value) => `o.decided_by = ${value(id)}`,
  province: (province, value) => `o.province = ${value(province)}`,
  kind: (kind, value) => `o.kind = ${value(kind)}`,
});

/**
 * A page of a list: open ones by what can still be stopped and is due first, others the latest first. The caller must
 * check `mayListSpotChecks`.
 */
export function listSpotCheckIds(tx: Tx, asked: SpotCheckPageQuery): Promise<IdPage> {
  const { where, all: _, ...keyset } = lists[asked.list];
  const values: unknown[] = [asked.actor.id];
  const given = conditionsOf(conditionsBy(keyset.key), asked, (one) => `$${values.push(one)}`);
  return keysetPage(tx, keyset, [where, ...given], values, asked);
}

export interface SpotCheckRow extends Omit<SpotCheckFacts, 'ended'> {
  readonly id: string;
  readonly orderId: string;
  readonly orderNumber: string;
  readonly orderState: OrderState;
  readonly event: DrawnEvent;
  readonly round: number;
  readonly decidedAt: string;
  readonly decidedByName: string;
  readonly ended: boolean;
  readonly endedAt: string | null;
  readonly pushed: boolean;
  readonly itemCount: number;
  readonly outcome: SpotCheckOutcome | null;
  readonly otherwise: number | null;
  readonly lookerName: string | null;
  readonly looker: string | null;
}

/** States in which staff can bring an order back. */
const holdable: readonly OrderState[] = [
  ...new Set([...eventRow('sendBack').from, ...eventRow('reopen').from, ...eventRow('rejectPhoto').from]),
];

export async function findSpotChecks(tx: Tx, ids: readonly string[]): Promise<SpotCheckRow[]> {
  const { rows } = await tx.client.query<SpotCheckRow>({
    name: 'spot-checks',
    text: `/* findLooks */ select l.id, l.order_id as "orderId", w.number as "orderNumber", w.state as "orderState", l.event, l.round,
        app.iso(l.decided_at) as "decidedAt", l.decided_name as "decidedByName", app.iso(l.ended_at) as "endedAt",
        jsonb_array_length(l.items) as "itemCount", l.outcome, l.otherwise, l.staff_name as "lookerName", l.staff_id as looker,
        ${spotCheckFactsSql}
      from unnest($1::text[]) with ordinality as asked(id, place) join app.second_looks l on l.id = asked.id
      join app.orders w on w.id = l.order_id order by asked.place`,
    values: [ids],
  });
  return rows;
}

/** Whether the actor may see a spot check. The people whom it is about do not see it before it is done. */
export function maySeeSpotCheck(row: SpotCheckRow, actor: Actor): boolean {
  if (hasRight(actor, 'readQuality')) return row.ended || !row.judges.includes(actor.id);
  if (!hasRight(actor, 'lookAgain')) return false;
  if (row.judges.includes(actor.id)) return row.outcome !== null;
  return row.ended ? row.looker === actor.id : true;
}

/** Spot checks by id, in the sequence of the ids; those that the caller may not see are left out. */
export async function loadSpotChecks(
  tx: Tx,
  { actor, ids, language }: { actor: Actor; ids: readonly string[]; language: Language },
): Promise<SpotCheckView[]> {
  const [who, rows] = await settleAll([findSpotChecker(tx, actor), findSpotChecks(tx, ids)]);
  return rows.filter((row) => maySeeSpotCheck(row, actor)).map((row) => spotCheckView(row, who, language));
}

export function spotCheckView(
  row: SpotCheckRow,
  who: Awaited<ReturnType<typeof findSpotChecker>>,
  language: Language,
): SpotCheckView {
  const { id, orderId, orderNumber, round, decidedAt, dueAt, pushed, itemCount, endedAt, otherwise, outcome } = row;
  const state: SpotCheckState = outcome !== null ? 'DONE' : row.ended || row.dueAt <= row.now ? 'LAPSED' : 'OPEN';
  const whyNot = state === 'OPEN' ? spotCheckRefusalReasons('takeSecondLook', row, who) : [];
  const held = row.holder !== null && row.holder.until > row.now ? row.holder : null;
  const told = outcome !== null;
  const [from] = eventRow(row.event).from;
  const duty = from === undefined ? null : stateRow(from).duty;
  return {
    id,
    orderId,
    orderNumber,
    kindLabel: orderKindLabels[row.kind][language],
    provinceName: findProvince(row.province)?.label[language] ?? row.province,
    stageLabel: duty === null ? '' : duties[duty].label[language],
    round,
    decidedAt,
    dueAt,
    pushed,
    state,
    stateLabel: spotCheckStates[state][language],
    itemCount,
    outcome,
    outcomeLabel: outcome === null ? null : spotCheckOutcomes[outcome][language],
    otherwise,
    endedAt,
    lookerName: told || held !== null ? row.lookerName : null,
    decidedByName: told || hasRight(who.actor, 'readQuality') ? row.decidedByName : null,
    event: told ? row.event : null,
    eventLabel: told ? eventRow(row.event).label[language] : null,
    mine: state === 'OPEN' && held?.id === who.actor.id,
    heldUntil: state === 'OPEN' ? (held?.until ?? null) : null,
    mayTake: state === 'OPEN' && whyNot.length === 0,
    whyNot: whyNot.map(({ message }) => message[language]),
    canBeHeld: (outcome === 'CAUGHT' || outcome === 'MISSED') && holdable.includes(row.orderState),
  };
}
