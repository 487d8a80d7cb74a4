import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { orderKinds } from '../order-names/kinds/kinds.ts';
import { foundingEdition } from '../province/editions.ts';
import { provinceCodes } from '../province/provinces.ts';
import { sourceKeys, sourcesOf } from '../province/sources.ts';
import { provinceRules, rulesIn } from '../province-rules/rules.ts';
import { editionOn, ruleDays } from '../settings/rule-days.ts';
import { rulebook, rulebookChanges } from './rulebook.ts';
import { ruleTopicNames } from './rulebook-rows.ts';

const editions = ruleDays.map((day) => editionOn(day));
const find = (province: string, edition: (typeof editions)[number], text: string) =>
  rulebook(province, edition).find(({ says }) => says.zh.includes(text));

describe('the rules of a province', () => {
  test('hold every row of the tables that is in force, with days, whom it concerns and its sources', () => {
    for (const [at, province] of provinceCodes.entries())
      for (const edition of [foundingEdition, editions[at % editions.length] ?? foundingEdition]) {
        const rules = rulebook(province, edition);
        expect(rules.length).toBeGreaterThan(rulesIn(province, edition).length);
        for (const rule of rules) {
          expect(rule.from <= editionDay(edition), `${rule.key} ${rule.from}`).toBe(true);
          expect(rule.until === null || rule.until > editionDay(edition), rule.key).toBe(true);
          expect(rule.kinds.length, `${province} ${edition} ${rule.key} ${rule.says.en}`).toBeGreaterThan(0);
          expect(sourcesOf(rule.source).length).toBeGreaterThan(0);
        }
        const topics = rules.map(({ topic }) => ruleTopicNames.indexOf(topic));
        expect(topics).toEqual([...topics].sort((one, other) => one - other));
      }
  });
  test('say whom they concern and which orders', () => {
    expect(find('360000', '2018-06', '签字并按手印')).toMatchObject({ subjects: 'PERSON', topic: 'VERIFICATION_FORM' });
    expect(find('110000', '2019-04', '手持单位证件照')).toMatchObject({ subjects: 'UNIT' });
    expect(find('620000', '2018-06', '电话须为本省号码')?.subjects).toBe('ALL');
    expect(find('320000', '2018-06', '每个域名的域名证书')?.kinds).toEqual(
      orderKinds.filter((kind) =>
        /^(?:CHANGE_(?:WEBSITE|BOTH|APP)|FIRST_FILING|NEW_WEBSITE|(?:FIRST|NEW)_APP)$/.test(kind),
      ),
    );
  });
  test('tell the SMS check, its page and time, and how the photo is taken', () => {
    const texts = (province: string, edition: (typeof editions)[number]) =>
      rulebook(province, edition).map(({ says }) => says.en);
    expect(texts('120000', '2018-06')).toEqual(
      expect.arrayContaining([
        'Before our curtain',
        'To be answered within 48 hours, counted from the hand-over to the bureau',
        'The code is entered at tjcainfo.miitbeian.gov.cn',
      ]),
    );
    expect(texts('320000', '2018-06').filter((text) => /code/.test(text) && /mobile/.test(text))).toEqual([]);
    expect(find('310000', '2018-06', '管局应用采集')).toMatchObject({ topic: 'PHOTO', until: '2020-08-17' });
  });
  test('tell what began and what ended with each edition', () => {
    const changes = rulebookChanges('440000', editions);
    const at = changes.find(({ edition }) => edition === '2021-06-21');
    expect(at?.began.map(({ key }) => key)).toEqual(['notes.commitment']);
    expect(at?.ended.map(({ key }) => key)).toEqual(['notes.financeCommitment']);
    expect(changes.every(({ edition }) => editions.some((one) => one === edition))).toBe(true);
  });
});

function editionDay(edition: (typeof editions)[number]) {
  return ruleDays[editions.indexOf(edition)] ?? '';
}

describe('the sources of rules', () => {
  const page = readFileSync(new URL('../../../../docs/spec/rules.md', import.meta.url), 'utf8');
  const [, listed = ''] = page.split('## R-13 Sources');
  /** Each key with the text of its row; `A18-PHOTO, -UP` are two keys. */
  const documented = new Map(
    [...listed.matchAll(/^\| ([^|]+) \| ([^|]+) \|$/gm)].flatMap(([, keys = '', text = '']) => {
      let first = '';
      return keys
        .replace(/ \(in code also ([\w-]+)\)/, ', $1')
        .split(', ')
        .map((key): [string, string] => {
          if (!key.startsWith('-')) first = key.split('-')[0] ?? '';
          return [key.startsWith('-') ? `${first}${key}` : key, text];
        });
    }),
  );
  test('each key of the table is documented in R-13', () => {
    expect(documented.size).toBeGreaterThan(80);
    for (const key of sourceKeys) expect(documented.has(key), key).toBe(true);
  });
  test('each row of the rules names sources that the table resolves to a title and a publisher', () => {
    for (const { source } of provinceRules)
      for (const { title, publisher } of sourcesOf(source))
        expect([title.zh, title.en, publisher.zh, publisher.en].every((text) => text.length > 1)).toBe(true);
  });
  test('a key without a row is a fault that says where to add it', () => {
    expect(() => sourcesOf('SEED, NOWHERE')).toThrow('there is no source NOWHERE; add its row from R-13');
  });
});
