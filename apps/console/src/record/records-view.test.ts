import { describe, expect, it } from 'vitest';
import { readView, variablesOf, writeView } from './records-view.ts';

describe('the list of records in the URL', () => {
  it('is read as it was written; invalid values are ignored', () => {
    const view = readView(new URLSearchParams('search=茶&province=320000&nature=4&before=c'));
    expect(view).toEqual({ search: '茶', province: '320000', nature: 4, after: null, before: 'c' });
    expect(readView(writeView(view))).toEqual(view);
    expect(variablesOf(view)).toEqual({ search: '茶', province: '320000', nature: 4, last: 50, before: 'c' });
    expect([...writeView(readView(new URLSearchParams('province=Jiangsu&nature=x&search=')))]).toEqual([]);
  });
});
