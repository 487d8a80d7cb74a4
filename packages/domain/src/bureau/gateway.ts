import type { SubmissionState } from '../submission/life-cycle.ts';
import { type BilingualText, bilingual } from '../text/bilingual-text.ts';
import type { ConnectionState } from './connection.ts';

/** State of a connection, by severity; a connection may be in several. */
export type GatewayState =
  | 'STOPPED'
  | 'PAUSED'
  | 'UNDECIDED'
  | 'ALARM'
  | 'UNREADABLE'
  | 'UNREACHABLE'
  | 'BEHIND'
  | 'CLOSED'
  | 'UNKNOWN'
  | 'OFF_HOURS'
  | 'OPEN';

/** Facts about a connection at one instant; times are ages in milliseconds, null: there is none. */
export interface GatewayFacts {
  readonly connection: ConnectionState;
  /** State of the file that has a number and no answer; null: none. */
  readonly inFlight: SubmissionState | null;
  /** Only a person can say what becomes of that file: its outcome is not known, or its bytes are lost. */
  readonly undecided: boolean;
  /** The worker asks a person to check it. */
  readonly alarm: boolean;
  /** A downloaded file that cannot be read and that the bureau sends again and again. */
  readonly unreadable: boolean;
  /** How long no call of a direction has had a usable answer. */
  readonly unreachableMs: number | null;
  /** The bureau refused calls until some time: maintenance, backlog (15, 20, 901, 902). */
  readonly closed: boolean;
  /** Within its filing hours, or none are known. */
  readonly inHours: boolean;
  /** Age of the oldest file that is not acknowledged or not applied. */
  readonly oldestFileMs: number | null;
  /** Waiting time of the oldest pushed order that the bureau has not taken, or since the bureau opened again. */
  readonly oldestOrderMs: number | null;
}

const MINUTE_MS = 60_000;
/** A downloaded file is normally acknowledged and applied within seconds; later it is behind. */
export const FILE_BEHIND_MINUTES = 10;
/** A pushed order is normally taken within two minutes while its bureau is open; later it is behind. */
const ORDER_BEHIND_MS = 15 * MINUTE_MS;
/**
 * One lost call is not worth a word: the next one follows within seconds. Counted from the beginning of the first call without an answer; with the
 * pauses between downloads and the limit of a call, silence is on the board within a minute.
 */
const UNREACHABLE_MS = 30_000;
/** A bureau that is away so long does not come back by itself; sooner where something waits for it. */
const UNREACHABLE_PERSON_MS = { waiting: 5 * MINUTE_MS, idle: 30 * MINUTE_MS };

/** Days of verdicts from which the board tells how long a bureau takes. */
export const VERDICT_DAYS = 90;

interface GatewayRow {
  readonly label: BilingualText;
  readonly matches: (facts: GatewayFacts) => boolean;
  /** A person must act: always, never, or by the facts. */
  readonly needsPerson: boolean | ((facts: GatewayFacts) => boolean);
}

/** The first matching row is the state; the last row always matches. */
export const gatewayStates: Readonly<Record<GatewayState, GatewayRow>> = {
  STOPPED: {
    label: bilingual('已停止', 'Stopped'),
    needsPerson: true,
    matches: ({ connection }) => connection === 'STOPPED',
  },
  // Before what else is wrong: nothing moves until it is resumed.
  PAUSED: {
    label: bilingual('已暂停', 'Paused'),
    needsPerson: false,
    matches: ({ connection }) => connection === 'PAUSED',
  },
  UNDECIDED: {
    label: bilingual('结果待认定', 'To be settled'),
    needsPerson: true,
    matches: ({ undecided }) => undecided,
  },
  ALARM: {
    label: bilingual('需要核实', 'Needs checking'),
    needsPerson: true,
    matches: ({ alarm }) => alarm,
  },
  UNREADABLE: {
    label: bilingual('文件读不出', 'File unreadable'),
    needsPerson: true,
    matches: ({ unreadable }) => unreadable,
  },
  UNREACHABLE: {
    label: bilingual('不通', 'Not working'),
    needsPerson: ({ unreachableMs, oldestOrderMs, oldestFileMs }) =>
      (unreachableMs ?? 0) >=
      UNREACHABLE_PERSON_MS[oldestOrderMs === null && oldestFileMs === null ? 'idle' : 'waiting'],
    matches: ({ connection, unreachableMs }) => connection === 'OPEN' && (unreachableMs ?? 0) >= UNREACHABLE_MS,
  },
  BEHIND: {
    label: bilingual('积压', 'Behind'),
    needsPerson: true,
    matches: ({ connection, closed, inHours, oldestFileMs, oldestOrderMs }) =>
      connection === 'OPEN' &&
      ((oldestFileMs ?? 0) > FILE_BEHIND_MINUTES * MINUTE_MS ||
        (!closed && inHours && (oldestOrderMs ?? 0) > ORDER_BEHIND_MS)),
  },
  CLOSED: { label: bilingual('暂停受理', 'Closed'), needsPerson: false, matches: ({ closed }) => closed },
  // The bureau is asked what it has: it settles itself.
  UNKNOWN: {
    label: bilingual('结果查询中', 'Answer being asked for'),
    needsPerson: false,
    matches: ({ inFlight, undecided }) => inFlight === 'UNKNOWN' && !undecided,
  },
  OFF_HOURS: { label: bilingual('时段外', 'Off hours'), needsPerson: false, matches: ({ inHours }) => !inHours },
  OPEN: { label: bilingual('开放', 'Open'), needsPerson: false, matches: () => true },
};

const inOrder = Object.keys(gatewayStates) as GatewayState[];

/** Every state that a connection is in, the most severe first; `OPEN` alone if nothing is wrong. */
export function gatewayStatesOf(facts: GatewayFacts): readonly [GatewayState, ...GatewayState[]] {
  const [first, ...others] = inOrder.filter((name) => name !== 'OPEN' && gatewayStates[name].matches(facts));
  return first === undefined ? ['OPEN'] : [first, ...others];
}

/** Whether a person must act on a connection in these states. */
export const needsPerson = (states: readonly GatewayState[], facts: GatewayFacts): boolean =>
  states.some((name) => {
    const { needsPerson: needed } = gatewayStates[name];
    return typeof needed === 'boolean' ? needed : needed(facts);
  });

/** 0 is the worst. */
export const severityRank = (state: GatewayState): number => inOrder.indexOf(state);
