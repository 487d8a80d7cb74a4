import { recordFilters } from '@beian/domain/filing';
import { spotCheckFilters } from '@beian/domain/quality';
import { submissionFilters } from '@beian/domain/submission';
import { describe, expect, it } from 'vitest';
import { isFiltered, pageOf, readListView, unfiltered, writeListView } from './list-view.ts';

const read = (link: string) => readListView(recordFilters, new URLSearchParams(link));

describe('the filters of a list in the URL', () => {
  it('are read as they were written', () => {
    const view = read('search=茶&province=320000&nature=4&before=c');
    expect(view).toEqual({ search: '茶', province: '320000', nature: 4, after: null, before: 'c' });
    expect(read(writeListView(view).toString())).toEqual(view);
    expect(pageOf(view, 50)).toEqual({ last: 50, before: 'c' });
    expect(isFiltered(recordFilters, view)).toBe(true);
  });

  it('leave out what is not set, and ignore what is unreadable', () => {
    expect(writeListView(read('province=Jiangsu&nature=x&search=')).toString()).toBe('');
    const wrong = new URLSearchParams('state=GONE&from=tomorrow&until=2026-13-01');
    const view = readListView(submissionFilters, wrong);
    expect(isFiltered(submissionFilters, view)).toBe(false);
    expect(pageOf({ after: 'x', before: null }, 50)).toEqual({ first: 50, after: 'x' });
  });

  it('are taken away without the tab, which is no filter', () => {
    const view = readListView(spotCheckFilters, new URLSearchParams('list=ENDED&outcome=CAUGHT&after=x'));
    expect(isFiltered(spotCheckFilters, view)).toBe(true);
    const rest = unfiltered(spotCheckFilters, view);
    expect(rest).toEqual({ list: 'ENDED' });
    expect(isFiltered(spotCheckFilters, readListView(spotCheckFilters, writeListView(rest)))).toBe(false);
  });
});
