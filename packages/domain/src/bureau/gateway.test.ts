import { describe, expect, test } from 'vitest';
import {
  type GatewayFacts,
  type GatewayState,
  gatewayStates,
  gatewayStatesOf,
  needsPerson,
  severityRank,
} from './gateway.ts';

const well: GatewayFacts = {
  connection: 'OPEN',
  inFlight: null,
  undecided: false,
  alarm: false,
  unreadable: false,
  unreachableMs: null,
  closed: false,
  inHours: true,
  oldestFileMs: null,
  oldestOrderMs: null,
};
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe('states of a connection', () => {
  test.each<[Partial<GatewayFacts>, GatewayState[], boolean]>([
    [{}, ['OPEN'], false],
    [{ inFlight: 'SENDING', oldestOrderMs: 15 * MINUTE }, ['OPEN'], false],
    [{ oldestOrderMs: 15 * MINUTE + 1 }, ['BEHIND'], true],
    [{ oldestOrderMs: 9 * HOUR, inHours: false }, ['OFF_HOURS'], false],
    [{ oldestOrderMs: 9 * HOUR, closed: true }, ['CLOSED'], false],
    [{ oldestOrderMs: 9 * HOUR, connection: 'PAUSED' }, ['PAUSED'], false],
    [{ oldestFileMs: 600_001, connection: 'PAUSED' }, ['PAUSED'], false],
    [{ connection: 'PAUSED', unreadable: true }, ['PAUSED', 'UNREADABLE'], true],
    [{ oldestFileMs: 600_001, inHours: false }, ['BEHIND', 'OFF_HOURS'], true],
    [{ inFlight: 'UNKNOWN' }, ['UNKNOWN'], false],
    [{ inFlight: 'UNKNOWN', undecided: true, closed: true }, ['UNDECIDED', 'CLOSED'], true],
    [{ inFlight: 'UNKNOWN', connection: 'STOPPED' }, ['STOPPED', 'UNKNOWN'], true],
    [{ inFlight: 'PREPARED', alarm: true }, ['ALARM'], true],
    [{ unreachableMs: 29_999, oldestOrderMs: 59_999 }, ['OPEN'], false],
    [{ unreachableMs: 30_000 }, ['UNREACHABLE'], false],
    [{ unreachableMs: 7 * MINUTE }, ['UNREACHABLE'], false],
    [{ unreachableMs: 7 * MINUTE, oldestOrderMs: 7 * MINUTE }, ['UNREACHABLE'], true],
    [{ unreachableMs: 30 * MINUTE }, ['UNREACHABLE'], true],
    [{ unreachableMs: 30 * MINUTE, connection: 'PAUSED' }, ['PAUSED'], false],
  ])('%o: %s, needs a person: %s', (facts, states, person) => {
    const all = { ...well, ...facts };
    expect(gatewayStatesOf(all)).toEqual(states);
    expect(needsPerson(gatewayStatesOf(all), all)).toBe(person);
  });

  test('states are ordered from the most to the least severe', () => {
    const states = Object.keys(gatewayStates) as GatewayState[];
    expect(states.map(severityRank)).toEqual(states.map((_, at) => at));
    expect(severityRank('OPEN')).toBe(states.length - 1);
  });
});
