import { describe, expect, it } from 'vitest';
import { changeView, filterOf, isFiltered, readView, sameFilter, variablesOf, viewOf, writeView } from './filters.ts';

const read = (query: string) => readView(new URLSearchParams(query));

describe('the queue in the URL', () => {
  it('reads an empty query as the first page of the initial review', () => {
    expect(read('')).toEqual({
      stage: 'INITIAL',
      province: null,
      kind: null,
      holder: null,
      assignee: null,
      flag: null,
      clock: null,
      partner: null,
      dueAfter: null,
      dueBefore: null,
      late: null,
      ended: null,
      waited: null,
      approved: null,
      search: null,
      sort: null,
      descending: false,
      saved: null,
      after: null,
      before: null,
    });
    expect(writeView(read('')).toString()).toBe('');
  });

  it('is read as it was written', () => {
    const query =
      'stage=AT_BUREAU&province=320000&kind=CHANGE_WEBSITE&assignee=ME&holder=NOBODY&flag=OVERDUE&clock=OURS&partner=partner_1&dueAfter=2026-11-25T01%3A00%3A00.000Z&dueBefore=2026-11-25T02%3A00%3A00.000Z&search=%E8%93%9D%E5%B1%B1&sort=SUBMITTED&after=c1&descending=true';
    expect(writeView(read(query)).toString()).toBe(query);
  });

  it('ignores invalid values', () => {
    expect(read('stage=NOWHERE&province=js&kind=X&search=%20&holder=%3Cb%3E&flag=X&sort=name&descending=true')).toEqual(
      read(''),
    );
    expect(read('after=a&before=b').before).toBeNull();
  });

  it('starts at the first page when a filter changes', () => {
    const next = changeView(read('after=c1'), { province: '330000' });
    expect([next.after, next.province, isFiltered(next)]).toEqual([null, '330000', true]);
  });

  it('is saved in a view and restored from it, without the search text', () => {
    const view = read('stage=ALL&province=320000&flag=OVERDUE&search=x&sort=UPDATED&descending=true&after=c1');
    const saved = { id: 'view_1', name: '江苏', missing: [], filter: filterOf(view) };
    const shown = viewOf(saved);
    expect(writeView(shown).toString()).toBe(
      'stage=ALL&province=320000&flag=OVERDUE&sort=UPDATED&view=view_1&descending=true',
    );
    expect([sameFilter(view, saved), sameFilter(changeView(view, { flag: null }), saved)]).toEqual([true, false]);
  });

  it('finds late turns in every stage', () => {
    expect(variablesOf(read('late=handOver&province=320000'))).toEqual({
      first: 50,
      filter: { province: '320000', late: 'handOver' },
    });
    const span = '2026-11-24T16:00:00.000Z_2026-11-25T16:00:00.000Z.photoReview';
    expect(variablesOf(read(`waited=${span}`))).toEqual({ first: 50, filter: { waited: span } });
    expect([read('late=x').late, read('clock=x').clock, read('dueAfter=today').dueAfter]).toEqual([null, null, null]);
  });

  it('pages forward or back', () => {
    expect(variablesOf(read('after=c1'))).toEqual({ first: 50, after: 'c1', filter: { stage: 'INITIAL' } });
    expect(variablesOf(read('sort=UPDATED&descending=true&holder=ME'))).toEqual({
      first: 50,
      sort: 'UPDATED',
      descending: true,
      filter: { stage: 'INITIAL', holder: 'ME' },
    });
    expect(variablesOf(read('before=c1&kind=CHANGE_WEBSITE'))).toEqual({
      last: 50,
      before: 'c1',
      filter: { stage: 'INITIAL', kind: 'CHANGE_WEBSITE' },
    });
  });
});
