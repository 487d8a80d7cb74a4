import { expect, test } from 'vitest';
import { isInForce } from '../province/in-force.ts';
import { smsCheckRules, smsPages } from './rules/sms.ts';
import { smsPageOf } from './sms-rules.ts';

test('the page for the SMS code is that of the province, and from 2020-08-17 the ministry’s', () => {
  expect(smsPageOf('370000', '2018-06')).toBe('sdcainfo.miitbeian.gov.cn');
  expect(smsPageOf('370000', '2019-04-30')).toBe('sd.beian.miit.gov.cn');
  expect(smsPageOf('370000', '2020-08')).toBe('beian.miit.gov.cn');
});

test('every province that is checked by SMS has one page on each day', () => {
  for (const { in: provinces, from } of smsCheckRules)
    for (const day of [from, '2019-04-24', '2019-04-25', '2020-08-16', '2020-08-17'] as const)
      for (const province of provinces) {
        const on = smsPages.filter((page) => page.in.includes(province) && isInForce(page, day));
        if (day >= from) expect([province, day, on.length]).toEqual([province, day, 1]);
      }
});
