import type { SubmissionState } from '../submission/life-cycle.ts';
import { type BilingualText, bilingual } from '../text/bilingual-text.ts';
import type { ConnectionState } from './connection.ts';

/** State of a connection, by severity: needs a person, recovers automatically, well. */
export type GatewayState = 'STOPPED' | 'UNKNOWN' | 'BEHIND' | 'PAUSED' | 'CLOSED' | 'OFF_HOURS' | 'OPEN';

/** Facts about a connection at one instant. */
export interface GatewayFacts {
  readonly connection: ConnectionState;
  /** State of the file that has a number and no answer; null: none. */
  readonly inFlight: SubmissionState | null;
  /** The bureau refused calls until some time: maintenance, backlog (15, 20, 901, 902). */
  readonly closed: boolean;
  /** Within its filing hours, or none are known. */
  readonly inHours: boolean;
  /** Age of the oldest file that is not acknowledged or not applied, ms; null: none. */
  readonly oldestFileMs: number | null;
  /** Waiting time of the next order since its push, or since the bureau opened again, ms; null: none waits. */
  readonly oldestOrderMs: number | null;
}

/** A downloaded file is normally acknowledged and applied within seconds; later it is behind. */
export const FILE_BEHIND_MINUTES = 10;
/** A pushed order is normally in a file within two minutes while its bureau is open; later it is behind. */
const ORDER_BEHIND_MS = 60 * 60_000;

/** Days of verdicts from which the board tells how long a bureau takes. */
export const VERDICT_DAYS = 90;

interface GatewayRow {
  readonly label: BilingualText;
  /** A person must act. */
  readonly needsPerson: boolean;
  readonly matches: (facts: GatewayFacts) => boolean;
}

/** The first matching row is the state; the last row always matches. */
export const gatewayStates: Readonly<Record<GatewayState, GatewayRow>> = {
  STOPPED: {
    label: bilingual('已停止', 'Stopped'),
    needsPerson: true,
    matches: ({ connection }) => connection === 'STOPPED',
  },
  UNKNOWN: {
    label: bilingual('结果未知', 'Answer unknown'),
    needsPerson: true,
    matches: ({ inFlight }) => inFlight === 'UNKNOWN',
  },
  BEHIND: {
    label: bilingual('积压', 'Behind'),
    needsPerson: true,
    matches: ({ connection, closed, inHours, oldestFileMs, oldestOrderMs }) =>
      (oldestFileMs ?? 0) > FILE_BEHIND_MINUTES * 60_000 ||
      (connection === 'OPEN' && !closed && inHours && (oldestOrderMs ?? 0) > ORDER_BEHIND_MS),
  },
  PAUSED: {
    label: bilingual('已暂停', 'Paused'),
    needsPerson: false,
    matches: ({ connection }) => connection === 'PAUSED',
  },
  CLOSED: { label: bilingual('暂停受理', 'Closed'), needsPerson: false, matches: ({ closed }) => closed },
  OFF_HOURS: { label: bilingual('时段外', 'Off hours'), needsPerson: false, matches: ({ inHours }) => !inHours },
  OPEN: { label: bilingual('开放', 'Open'), needsPerson: false, matches: () => true },
};

const inOrder = Object.keys(gatewayStates) as GatewayState[];

export const gatewayStateOf = (facts: GatewayFacts): GatewayState =>
  inOrder.find((name) => gatewayStates[name].matches(facts)) ?? 'OPEN';

/** 0 is the worst. */
export const severityRank = (state: GatewayState): number => inOrder.indexOf(state);
