import { type SubjectRow, site } from './build.ts';
import { pick, surnames, tradeWords } from './other-provinces.ts';
import { type Place, places } from './places.ts';

/** Most additional subjects of a province: the persons' dates of birth follow from the number of the subject. */
export const MOST_MORE_SUBJECTS = 23;

/**
 * Additional subjects of a province other than Jiangsu, for runs with many orders: enterprises with two websites each, to which another
 * provider gives access, too, and a third one with access of the other provider alone, so that an order of every kind is possible for each.
 */
export function moreSubjects(place: Place, usual: number, count: number): SubjectRow[] {
  return Array.from({ length: count }, (_, nth): SubjectRow => {
    const n = usual + nth + 1;
    const [unit, slug] = pick(place.unitNames, nth);
    const [trade, tradeSlug] = pick(tradeWords, places.indexOf(place) + nth);
    const name = `${unit}样例${pick(surnames, nth)}记${trade}`;
    return {
      name: `${name}有限公司`,
      holder: 'enterprise',
      county: place.county,
      street: `${place.countyName}样例路${n}号`,
      domain: `${slug}-${tradeSlug}-${'abcdefghijklmnopqrstuvwxyz'[nth]}.example`,
      websites: [
        site(name),
        site(`${name}展厅`, ['16'], ['1'], 'show-'),
        site(`${name}商城`, ['8'], ['1'], 'mall-', ['other']),
      ],
      principal: `${pick(surnames, n)}样例`,
      websitePrincipal: `${pick(surnames, n + 2)}样例`,
      first: `198.51.100.${100 + n}`,
      last: `198.51.100.${100 + n}`,
      filed: `2018-03-${String(n).padStart(2, '0')}`,
      accessOf: ['own', 'other'],
    };
  });
}
