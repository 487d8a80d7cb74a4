import { describe, expect, test } from 'vitest';
import { type GatewayFacts, type GatewayState, gatewayStateOf, gatewayStates, severityRank } from './gateway.ts';

const well: GatewayFacts = {
  connection: 'OPEN',
  inFlight: null,
  closed: false,
  inHours: true,
  oldestFileMs: null,
  oldestOrderMs: null,
};
const HOUR = 3_600_000;

describe('state of a connection', () => {
  test.each<[Partial<GatewayFacts>, GatewayState]>([
    [{}, 'OPEN'],
    [{ inFlight: 'SENDING', oldestOrderMs: HOUR }, 'OPEN'],
    [{ oldestOrderMs: HOUR + 1 }, 'BEHIND'],
    [{ oldestOrderMs: 9 * HOUR, inHours: false }, 'OFF_HOURS'],
    [{ oldestOrderMs: 9 * HOUR, closed: true }, 'CLOSED'],
    [{ oldestOrderMs: 9 * HOUR, connection: 'PAUSED' }, 'PAUSED'],
    [{ oldestFileMs: 600_001, inHours: false }, 'BEHIND'],
    [{ inFlight: 'UNKNOWN', inHours: false, closed: true }, 'UNKNOWN'],
    [{ inFlight: 'UNKNOWN', connection: 'STOPPED' }, 'STOPPED'],
  ])('%o: %s', (facts, state) => {
    expect(gatewayStateOf({ ...well, ...facts })).toBe(state);
  });

  test('states are ordered from the most to the least severe', () => {
    const states = Object.keys(gatewayStates) as GatewayState[];
    expect(states.map(severityRank)).toEqual(states.map((_, at) => at));
    expect(severityRank('OPEN')).toBe(states.length - 1);
    const needing = states.map((state) => gatewayStates[state].needsPerson);
    expect(needing).toEqual([...needing].sort((a, b) => Number(b) - Number(a)));
  });
});
