import { describe, expect, it } from 'vitest';
import { item } from '../../testing/orders.ts';
import { evidenceFor, layOutItems, nextUnjudged } from './rows.ts';

describe('layOut', () => {
  it('groups items that are changed or in review, and folds the rest', () => {
    const { groups, unchanged } = layOutItems([
      item('website.name', { changed: true, inReview: true }),
      item('website.principal.mobile', { inReview: true, group: 'websitePrincipal' }),
      item('website.domains', { changed: true, inReview: true }),
      item('website.remark'),
    ]);
    expect(groups.map((group) => [group.name, group.items.map((one) => one.key)])).toEqual([
      ['website', ['website.name', 'website.domains']],
      ['websitePrincipal', ['website.principal.mobile']],
    ]);
    expect(unchanged.map((one) => one.key)).toEqual(['website.remark']);
  });

  it('puts the photo first in a photo review', () => {
    const { groups } = layOutItems([
      item('website.name', { changed: true }),
      item('material.FACE_PHOTO', { inReview: true, group: 'material' }),
    ]);
    expect(groups.map((group) => group.name)).toEqual(['material', 'website']);
  });
});

describe('evidenceFor', () => {
  it('shows the picture that proves the field, if there is one', () => {
    const present = ['SUBJECT_CERT', 'WEBSITE_PRINCIPAL_ID'];
    expect(evidenceFor(item('website.principal.mobile'), present)).toBe('WEBSITE_PRINCIPAL_ID');
    expect(evidenceFor(item('website.name'), present)).toBe('SUBJECT_CERT');
    expect(evidenceFor(item('website.domains'), present)).toBeNull();
  });
});

describe('the next item to judge', () => {
  const walk = [
    item('a', { inReview: true, hash: '1', verdict: 'pass' }),
    item('b', { inReview: true, hash: '2' }),
    item('c'),
    item('d', { inReview: true, hash: '3' }),
    item('e', { inReview: true }),
  ];
  const from = (key: string | undefined, judged: readonly string[] = []) =>
    nextUnjudged(walk, key, (one) => (judged.includes(one.key) ? 'pass' : one.verdict))?.key;

  it('is the next one after the cursor that is in review, visible and without a verdict, wrapping around', () => {
    expect([from('a'), from('b'), from('d'), from(undefined)]).toEqual(['b', 'd', 'b', 'b']);
  });

  it('is undefined when all have one: the cursor stays', () => {
    expect([from('b', ['d']), from('a', ['b', 'd'])]).toEqual([undefined, undefined]);
  });
});
