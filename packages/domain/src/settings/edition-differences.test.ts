import { expect, test } from 'vitest';
import { dayOfEdition, namedEditions } from '../province/editions.ts';
import { editionDifferences } from './index.ts';

test('the founding edition differs from the rules of 2026 in provinces, hours and address of the SMS, in domains and photo', () => {
  const differences = editionDifferences('2018-06', '2026-12-02');
  expect(differences.map(({ here }) => here.zh.slice(0, 12))).toMatchInlineSnapshot(`
    [
      "7 个省份须短信核验：津",
      "短信核验限时 48 小时",
      "短信核验网址：beian",
      "变更网站可新增域名",
      "上海使用管局拍照应用，其",
    ]
  `);
  expect(differences.map(({ today }) => today.en)).toMatchInlineSnapshot(`
    [
      "Every province checks by SMS",
      "The SMS is to be answered within 24 hours",
      "The code is entered at beian.miit.gov.cn",
      "A change of a website may not add a domain",
      "The website principal does a face check by phone",
    ]
  `);
});

test('an edition does not differ from the rules of its own day', () => {
  for (const id of namedEditions) expect(editionDifferences(id, dayOfEdition(id))).toEqual([]);
});
