import { connectionNoteAad } from '@beian/database/schema';
import type { AppContext, Tx } from '@beian/database/transaction';
import {
  type BureauCallView,
  type BureauView,
  type ConnectionActionView,
  type ConnectionEvent,
  type ConnectionFacts,
  type ConnectionState,
  callDirections,
  connectionGuards,
  connectionLifeCycle,
  type FileActionView,
  type GatewayFacts,
  gatewayStates,
  gatewayStatesOf,
  idleConnectionFacts,
  needsPerson,
  severityRank,
} from '@beian/domain/bureau';
import { confirmationFor, evaluateEvent } from '@beian/domain/life-cycle';
import { findProvince } from '@beian/domain/province';
import type { Actor } from '@beian/domain/staff';
import { submissionGuards, submissionLifeCycle } from '@beian/domain/submission';
import { type BilingualText, type Language, storedTextIn } from '@beian/domain/text';
import { callMessageAad } from './calls.ts';
import { gatewaySql, type GatewaySqlRow as Row } from './gateway-sql.ts';
import { mayReadIncidents } from './incident-rights.ts';

/** Every connection, those with problems first, or only `bureauId`. Staff only: partners see no row. */
export async function loadGateway(
  ctx: AppContext,
  tx: Tx,
  { actor, language, bureauId = null }: { actor: Actor; language: Language; bureauId?: string | null },
): Promise<BureauView[]> {
  const looksAfter = evaluateEvent(
    connectionLifeCycle,
    connectionGuards,
    'addBureau',
    idleConnectionFacts(null),
    actor,
  ).allowed;
  const { rows } = await tx.client.query<Row>({ name: 'gateway', text: gatewaySql, values: [bureauId, looksAfter] });
  return rows
    .map((row) =>
      viewOf(row, actor, language, {
        account: looksAfter ? accountOf(ctx, row) : null,
        why: pausedWhy(ctx, row),
        manualWhy: manualWhy(ctx, row),
        calls: callsOf(ctx, row, language),
      }),
    )
    .sort(
      (a, b) =>
        severityRank(a.state) - severityRank(b.state) || a.province.localeCompare(b.province) || (a.id < b.id ? -1 : 1),
    );
}

/** State from the connection's own columns; a stop by the system takes precedence over a pause. */
export const connectionStateOf = (row: { stopped: BilingualText | null; paused: string | null }): ConnectionState =>
  row.stopped !== null ? 'STOPPED' : row.paused !== null ? 'PAUSED' : 'OPEN';

/** For administrators: shows whether the secrets can be decrypted, never the secrets. */
function accountOf(ctx: AppContext, { id, account, secret }: Row): BureauView['account'] {
  try {
    const { encryption } = ctx.keys.unsealJson<{ encryption?: unknown }>(
      `bureaus.secret:${id}`,
      secret ?? Buffer.alloc(0),
    );
    return { ...account, opens: true, encrypts: account.encrypts && encryption !== undefined };
  } catch {
    return { ...account, opens: false };
  }
}

/** The note of the person who paused it. */
const pausedWhy = (ctx: AppContext, { paused, pausedNote }: Row): string | null =>
  paused === null || pausedNote === null ? null : ctx.keys.unseal(connectionNoteAad(paused), pausedNote).toString();

/** The note of the supervisor who had orders entered by hand. */
const manualWhy = (ctx: AppContext, { byHand }: Row): string | null =>
  byHand?.note == null
    ? null
    : ctx.keys.unseal(connectionNoteAad(byHand.id), Buffer.from(byHand.note, 'base64')).toString();

/** How each direction answers, with the bureau's own words. */
const callsOf = (ctx: AppContext, { id, calls }: Row, language: Language): BureauCallView[] =>
  (calls ?? []).map(({ direction, lastSuccessAt, failingSince, failure, code, message }) => ({
    direction,
    label: callDirections[direction][language],
    lastSuccessAt,
    failingSince,
    failure: failure && storedTextIn(failure, language),
    code,
    message:
      message === null
        ? null
        : ctx.keys.unseal(callMessageAad(id, direction), Buffer.from(message, 'base64')).toString(),
  }));

function factsOf(row: Row): GatewayFacts {
  const failing = (row.calls ?? []).flatMap(({ direction, failingMs }) =>
    direction === 'lookup' || failingMs === null ? [] : [failingMs],
  );
  return {
    connection: connectionStateOf(row),
    inFlight: row.flight?.state ?? null,
    undecided: row.flight !== null && row.flight.undecided !== null,
    alarm: row.alarm !== null,
    unreadable: row.unreadable,
    unreachableMs: failing.length === 0 ? null : Math.max(...failing),
    closed: row.closure !== null,
    inHours: row.inHours,
    oldestFileMs: row.oldestFileMs,
    oldestOrderMs: row.oldestMs,
  };
}

function viewOf(
  row: Row,
  actor: Actor,
  language: Language,
  {
    account,
    why,
    calls,
    ...byHand
  }: Pick<BureauView, 'account' | 'manualWhy'> & { readonly why: string | null; readonly calls: BureauCallView[] },
): BureauView {
  const facts = factsOf(row);
  const states = gatewayStatesOf(facts);
  const [state] = states;
  const { flight } = row;
  const textOf = (stored: BilingualText | null | undefined) => (stored ? storedTextIn(stored, language) : null);
  const provinceName = (province: string) => findProvince(province)?.label[language] ?? province;
  return {
    id: row.id,
    province: row.province,
    provinceName: row.name === null ? provinceName(row.province) : `${provinceName(row.province)} · ${row.name}`,
    name: row.name,
    provinces: row.provinces.map((code) => ({ code, label: provinceName(code) })),
    state,
    stateLabel: gatewayStates[state].label[language],
    otherStates: states.slice(1).map((other) => ({ state: other, label: gatewayStates[other].label[language] })),
    needsPerson: needsPerson(states, facts),
    manual: row.byHand?.now === true,
    manualSince: row.byHand?.now ? row.byHand.since : null,
    manualFrom: row.byHand?.now === false ? row.byHand.from : null,
    manualBy: row.byHand?.by ?? null,
    ...byHand,
    calls,
    sentence: textOf(row.stopped) ?? why ?? textOf(flight?.undecided) ?? textOf(row.alarm),
    closedUntil: row.inHours ? null : row.opensNext,
    closedSince: row.closure?.since ?? null,
    closedCode: row.closure?.code ?? null,
    retryAt: row.retryAt,
    opensAt: row.opensAt,
    closesAt: row.closesAt,
    lastSequence: row.lastSequence,
    nextSequence: String(BigInt(flight?.sequence ?? row.lastSequence) + 1n),
    lastAcceptedAt: row.lastAcceptedAt,
    inFlight: flight && {
      ...flight,
      stateLabel: submissionLifeCycle.states[flight.state].label[language],
      undecided: flight.undecided !== null,
      maySettle: evaluateEvent(submissionLifeCycle, submissionGuards, 'settleAccepted', flight, actor).allowed,
      actions: flight.refused ? fileActionsOf(flight, actor, language) : [],
    },
    backlog: row.backlog,
    oldestSince: row.oldestSince,
    unacknowledged: row.unacknowledged,
    unapplied: row.unapplied,
    unmatched: row.unmatched,
    daysHalf: row.daysHalf,
    daysMost: row.daysMost,
    verdicts: row.verdicts,
    account,
    test: row.test && { ...row.test, said: textOf(row.test.said) },
    resync: row.resync && { ...row.resync, said: textOf(row.resync.said) },
    incidents: mayReadIncidents(actor) ? row.incidents : null,
    actions: actionsOf(
      buttons,
      {
        state: facts.connection,
        ...row,
        manual: row.byHand !== null,
        openNumber: flight?.sequence ?? null,
        alarm: row.alarm !== null,
      },
      actor,
      language,
    ),
  };
}

/** How the caller may end a file that was sent and not accepted. */
const fileActionsOf = (facts: NonNullable<Row['flight']>, actor: Actor, language: Language): FileActionView[] =>
  (['renumber', 'withdraw'] as const).flatMap((event) => {
    const judged = evaluateEvent(submissionLifeCycle, submissionGuards, event, facts, actor);
    if (!judged.allowed && judged.presence === 'hidden') return [];
    const row = submissionLifeCycle.events[event];
    return [
      {
        event,
        label: row.label[language],
        presence: judged.allowed ? ('ENABLED' as const) : ('DISABLED' as const),
        reasons: judged.allowed ? [] : judged.reasons,
        confirm: confirmationFor(row, null)?.[language] ?? null,
      },
    ];
  });

/** What the caller may do when no connection exists yet. */
export const newConnectionActions = (actor: Actor, language: Language): ConnectionActionView[] =>
  actionsOf(['addBureau'], idleConnectionFacts(null), actor, language);

const buttons = [
  'pauseBureau',
  'resumeBureau',
  'enterOrdersByHand',
  'sendOrdersByInterface',
  'resyncBureau',
  'testBureau',
  'changeBureau',
  'settleAlarm',
  'retryNow',
  'sendNow',
] as const satisfies ConnectionEvent[];

function actionsOf(
  events: readonly ConnectionActionView['event'][],
  facts: ConnectionFacts,
  actor: Actor,
  language: Language,
): ConnectionActionView[] {
  return events.flatMap((event) => {
    const judged = evaluateEvent(connectionLifeCycle, connectionGuards, event, facts, actor);
    if (!judged.allowed && judged.presence === 'hidden') return [];
    const row = connectionLifeCycle.events[event];
    return [
      {
        event,
        label: row.label[language],
        presence: judged.allowed ? ('ENABLED' as const) : ('DISABLED' as const),
        reasons: judged.allowed ? [] : judged.reasons,
        confirm: confirmationFor(row, null)?.[language] ?? null,
      },
    ];
  });
}
