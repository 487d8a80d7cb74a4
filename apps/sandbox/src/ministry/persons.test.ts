import { expect, it } from 'vitest';
import type { Czlx } from '../records/czlx.ts';
import { phonesToCheck } from './persons.ts';

const principals = {
  subject: [{ Fzr_sjhm: '13000007701', Fzr_zjhm: '320000198501010778' }],
  website: [{ Fzr_sjhm: '13000007702;13000007703', Fzr_zjhm: '32000019860202078x' }],
};
const subject = '13000007701';
const website = '13000007702';
const editions = { '2018-06-15': 0, '2019-04-22': 1, '2020-08-17': 2 } as const;

it.each<[Czlx, string, string[][]]>([
  [
    '1',
    'a new filing asks both principals',
    [
      [subject, website],
      [subject, website],
      [subject, website],
    ],
  ],
  ['2', 'a new website asks its principal', [[website], [website], [website]]],
  ['3', 'a new access asks the website’s principal', [[website], [website], [website]]],
  [
    '4',
    'a change asks the principals whose part changes',
    [
      [subject, website],
      [subject, website],
      [subject, website],
    ],
  ],
  ['5', 'the end of an access asks the website’s principal in 2018 only', [[website], [], []]],
  ['6', 'the end of a subject asks its principal, but not in 2019', [[subject], [], [subject]]],
  ['7', 'the end of a website asks its principal, but not in 2019', [[website], [], [website]]],
])('operation %s: %s', (czlx, _says, expected) => {
  for (const [day, at] of Object.entries(editions))
    expect([day, phonesToCheck(czlx, principals, day).map(({ phone }) => phone)]).toEqual([day, expected[at]]);
});

it('two principals with one mobile get one code, which either ID number fits', () => {
  const shared = { ...principals, website: [{ Fzr_sjhm: subject, Fzr_zjhm: '32000019860202078x' }] };
  expect(phonesToCheck('1', shared, '2018-06-15')).toEqual([{ phone: subject, idTails: ['010778', '02078X'] }]);
});
