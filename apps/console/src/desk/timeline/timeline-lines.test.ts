import { describe, expect, test } from 'vitest';
import type { Order } from '../../order/documents.ts';
import { byDay, type Entry, entryOf, isGroup, type Line, noticeGroups, timelineLines } from './timeline-lines.ts';

type Event = Order['timeline'][number];

let nth = 0;
const event = (at: string, name: Event['event'], more: Partial<Event> = {}): Event => ({
  ...{ id: `event_${nth++}`, at, event: name, label: name, from: null, to: null, detail: null, verdict: null },
  ...{ actorKind: 'staff', actorName: '白露' },
  ...more,
});
const verdict = (at: string, item: string, given: 'pass' | 'return', actorName = '白露') =>
  event(at, 'recordVerdict', {
    actorName,
    verdict: { item, label: item, verdict: given, codes: given === 'return' ? ['WEB-01'] : [] },
  });
const lines = (...events: Event[]) => timelineLines(events.map(entryOf));
/** Groups as person, items passed, refused, and number of verdicts; other lines as their event. */
const shown = (all: readonly Line[]) =>
  all.map((line) =>
    isGroup(line) ? [line.actorName, line.passed, line.returned, line.entries.length].join(' ') : line.label,
  );

describe('the lines of a timeline', () => {
  test('verdicts of one person within a minute are one line, at the time of the last; a later one starts another', () => {
    const all = lines(
      event('2026-12-08T02:00:00Z', 'claim'),
      verdict('2026-12-08T02:00:10Z', 'a', 'pass'),
      verdict('2026-12-08T02:00:30Z', 'b', 'return'),
      verdict('2026-12-08T02:01:10Z', 'c', 'pass'),
      verdict('2026-12-08T02:01:11Z', 'd', 'pass'),
    );
    expect(shown(all)).toEqual(['claim', '白露 2 1 3', 'recordVerdict']);
    expect(all[1]?.at).toBe('2026-12-08T02:01:10Z');
  });

  test('two persons interleaved have a line each', () => {
    const all = lines(
      verdict('2026-12-08T02:00:00Z', 'a', 'pass'),
      verdict('2026-12-08T02:00:05Z', 'a', 'return', '立夏'),
      verdict('2026-12-08T02:00:10Z', 'b', 'pass'),
      event('2026-12-08T02:00:12Z', 'addNote'),
      verdict('2026-12-08T02:00:15Z', 'b', 'pass', '立夏'),
    );
    expect(shown(all)).toEqual(['白露 2 0 2', 'addNote', '立夏 1 1 2']);
  });

  test('verdicts of a person over midnight in Shanghai are a line of each day', () => {
    const all = lines(
      verdict('2026-12-08T15:59:30Z', 'a', 'pass'),
      verdict('2026-12-08T15:59:50Z', 'b', 'pass'),
      verdict('2026-12-08T16:00:05Z', 'c', 'pass'),
      verdict('2026-12-08T16:00:10Z', 'd', 'return'),
    );
    expect(byDay(all).map(([day, ofDay]) => [day, ...shown(ofDay)])).toEqual([
      ['2026-12-09', '白露 1 1 2'],
      ['2026-12-08', '白露 2 0 2'],
    ]);
  });

  test('an undone verdict counts once, as it was given last, and every step of it stays listed', () => {
    const all = lines(
      verdict('2026-12-08T02:00:00Z', 'a', 'return'),
      verdict('2026-12-08T02:00:05Z', 'b', 'pass'),
      verdict('2026-12-08T02:00:10Z', 'a', 'pass'),
      verdict('2026-12-08T02:00:15Z', 'a', 'return'),
    );
    expect(shown(all)).toEqual(['白露 1 1 4']);
  });

  test('a change of the state ends a group: the verdicts after it are of another round', () => {
    const all = lines(
      verdict('2026-12-08T02:00:00Z', 'a', 'return'),
      verdict('2026-12-08T02:00:01Z', 'b', 'pass'),
      event('2026-12-08T02:00:05Z', 'returnForCorrection', { to: 'CORRECTION_REQUIRED' }),
      event('2026-12-08T02:00:20Z', 'submit', { to: 'INITIAL_REVIEW', actorKind: 'partner' }),
      verdict('2026-12-08T02:00:30Z', 'a', 'pass'),
      verdict('2026-12-08T02:00:31Z', 'c', 'pass'),
    );
    expect(shown(all)).toEqual(['白露 1 1 2', 'returnForCorrection', 'submit', '白露 2 0 2']);
  });

  test('each line has a kind to filter by and the party whose dot it has', () => {
    const kinds = (all: readonly Entry[]) => all.map(({ kind, party }) => `${kind} ${party}`);
    expect(
      kinds(
        [
          event('2026-12-08T02:00:00Z', 'submit', { to: 'INITIAL_REVIEW', actorKind: 'partner' }),
          event('2026-12-08T02:00:00Z', 'logCall'),
          event('2026-12-08T02:00:00Z', 'warn', { actorKind: 'system' }),
          event('2026-12-08T02:00:00Z', 'claim'),
          event('2026-12-08T02:00:00Z', 'bureauApprove', { to: 'APPROVED', actorKind: 'system' }),
          event('2026-12-08T02:00:00Z', 'smsVerified', { to: 'BUREAU_REVIEW', actorKind: 'system' }),
          verdict('2026-12-08T02:00:00Z', 'a', 'pass'),
        ].map(entryOf),
      ),
    ).toEqual([
      ...['state partner', 'contact staff', 'clock system', 'other staff', 'state bureau', 'state ministry'],
      'verdict staff',
    ]);
  });
});

test('notices of one occasion are one line, the same notice of another day is another', () => {
  const notice = (name: string, createdAt: string, channel: string) => ({
    ...{ id: `${name} ${createdAt} ${channel}`, name, label: name, recipient: 'principal', createdAt },
    ...{
      sentAt: null,
      failedAt: null,
      mediumLabel: channel,
      address: '',
      tries: 0,
      triedAt: null,
      faultLabel: null,
      insteadOf: null,
    },
  });
  const groups = noticeGroups([
    notice('returned', '2026-12-08T02:00:00Z', 'sms'),
    notice('submitted', '2026-12-08T02:00:00Z', 'mail'),
    notice('returned', '2026-12-08T02:00:00Z', 'mail'),
    notice('returned', '2026-12-09T02:00:00Z', 'sms'),
  ]);
  expect(groups.map((group) => group.map(({ mediumLabel }) => mediumLabel).join())).toEqual([
    'sms,mail',
    'mail',
    'sms',
  ]);
});
