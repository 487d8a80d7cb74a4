import { describe, expect, test } from 'vitest';
import { dueFollowUps, type FiledForFollowUps } from './follow-ups.ts';

const filed = (more: Partial<FiledForFollowUps> = {}): FiledForFollowUps => ({
  checkedOn: '2026-12-01',
  websites: [],
  ends: [],
  ...more,
});
const kinds = (of: FiledForFollowUps, today: string) => dueFollowUps(of, today).map(({ kind }) => kind);

describe('follow-ups of a filed record', () => {
  const site = { id: 'w', opening: { orderId: 'o', day: '2026-12-01' }, policeFiled: false };
  test('the police filing is asked about from the 25th day after the approval, for 30 days, unless it is said to be done', () => {
    const of = filed({ websites: [site] });
    expect(kinds(of, '2026-12-25')).toEqual([]);
    expect(dueFollowUps(of, '2026-12-26')).toEqual([{ kind: 'POLICE_FILING', websiteId: 'w', about: '', period: 'o' }]);
    expect(kinds(of, '2027-01-24')).toEqual(['POLICE_FILING']);
    expect(kinds(of, '2027-01-25')).toEqual([]);
    expect(kinds(filed({ websites: [{ ...site, policeFiled: true }] }), '2026-12-26')).toEqual([]);
    expect(kinds(filed({ websites: [{ ...site, opening: null }] }), '2026-12-26')).toEqual([]);
  });
  test('the data is checked on each anniversary, and within 30 days after one; a leap day is the last of February', () => {
    expect(kinds(filed(), '2026-12-01')).toEqual([]);
    expect(kinds(filed(), '2027-11-30')).toEqual([]);
    expect(dueFollowUps(filed(), '2027-12-01')).toMatchObject([{ kind: 'DATA_CHECK', period: '2027' }]);
    expect(kinds(filed(), '2027-12-30')).toEqual(['DATA_CHECK']);
    // One that no worker sent in time comes a year later, so that an old register is not asked all at once.
    expect(kinds(filed(), '2028-02-01')).toEqual([]);
    expect(dueFollowUps(filed(), '2029-12-01')).toMatchObject([{ period: '2029' }]);
    expect(dueFollowUps(filed({ checkedOn: '2027-12-20' }), '2029-01-05')).toMatchObject([{ period: '2028' }]);
    expect(kinds(filed({ checkedOn: '2024-02-29' }), '2025-02-28')).toEqual(['DATA_CHECK']);
    expect(kinds(filed({ checkedOn: '2024-02-29' }), '2025-02-27')).toEqual([]);
  });
  test('an end is told from 30 days before to its day, and never holds the day of an ID', () => {
    const end = { paper: 'WEBSITE_ID', websiteId: 'w', day: '2027-01-31' } as const;
    const of = filed({ ends: [end, { paper: 'DOMAIN', websiteId: 'w', domain: 'a.example', day: '2030-01-01' }] });
    expect(kinds(of, '2026-12-31')).toEqual([]);
    expect(dueFollowUps(of, '2027-01-01')).toEqual([
      { kind: 'PAPER_ENDS', websiteId: 'w', about: 'WEBSITE_ID', period: '2027-01-01', end },
    ]);
    expect(kinds(of, '2027-01-31')).toEqual(['PAPER_ENDS']);
    expect(kinds(of, '2027-02-01')).toEqual([]);
  });
  test('a server is told before its end and once more after it', () => {
    const ends = (['SERVER', 'SERVER_ENDED'] as const).map(
      (paper) => ({ paper, websiteId: 'w', day: '2027-01-31' }) as const,
    );
    const abouts = (day: string) => dueFollowUps(filed({ ends }), day).map(({ about }) => about);
    expect(abouts('2026-12-31')).toEqual([]);
    expect(abouts('2027-01-01')).toEqual(['SERVER']);
    expect(abouts('2027-01-31')).toEqual(['SERVER']);
    expect(abouts('2027-02-01')).toEqual(['SERVER_ENDED']);
    expect(abouts('2027-03-02')).toEqual([]);
  });
});
