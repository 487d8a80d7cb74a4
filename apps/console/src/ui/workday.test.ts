import { describe, expect, it } from 'vitest';
import { workdayCountdown } from './workday.ts';

const day = { day: '2026-11-24', working: true, opensAt: '2026-11-24T01:00:00Z', closesAt: '2026-11-24T10:00:00Z' };
const at = (shanghai: string, facts = day) => workdayCountdown(facts, Date.parse(`2026-11-24T${shanghai}+08:00`));

describe('working time left today', () => {
  it('is the whole day before opening, zero after closing, and the rest in between', () => {
    expect(at('08:00:00')).toEqual({ state: 'before', seconds: 9 * 3600, used: 0 });
    expect(at('13:30:00')).toEqual({ state: 'open', seconds: 4.5 * 3600, used: 0.5 });
    expect(at('18:00:00')).toEqual({ state: 'after', seconds: 0, used: 1 });
    expect(at('10:00:00', { ...day, working: false })).toEqual({ state: 'off', seconds: 0, used: 1 });
  });
});
