import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { channelsOf } from '@beian/domain/notices';
import type { BilingualText } from '@beian/domain/text';
import { describe, expect, it } from 'vitest';
import { translate } from './app/providers/i18n.ts';

const sources = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' }).filter((name) =>
  /\.tsx?$/.test(name),
);
const isTable = (name: string) => /(^|[/-])texts\.ts$/.test(name);

/** Every text below a value, with the place where it stands. */
const textsIn = (place: string, value: object): [string, BilingualText][] =>
  'zh' in value && typeof value.zh === 'string'
    ? [[place, value as BilingualText]]
    : Object.entries(value).flatMap(([name, one]) => textsIn(`${place}.${name}`, one as object));

const tables = await Promise.all(
  sources.filter(isTable).map(async (name) => [name, (await import(path.join(import.meta.dirname, name))) as object]),
);
const texts = tables.flatMap(([name, module]) => textsIn(name as string, module as object));

const placeholders = (text: string) => [...new Set(text.match(/\{\w+\}/g))].sort();

describe('texts of the console', () => {
  it('stand in tables', () => {
    const others = sources.filter((name) => !isTable(name) && !/\.test\.tsx?$/.test(name));
    const withTexts = others.filter((name) =>
      /\bbilingual\(/.test(readFileSync(path.join(import.meta.dirname, name), 'utf8')),
    );
    expect(withTexts).toEqual([]);
    expect(texts.length).toBeGreaterThan(2000);
  });

  it('are not empty, and no English one has Chinese characters', () => {
    const wrong = texts.filter(([, { zh, en }]) => zh === '' || en === '' || /\p{Script=Han}/u.test(en));
    expect(wrong).toEqual([]);
  });

  it('have the same placeholders in both languages', () => {
    for (const [place, { zh, en }] of texts) expect([place, ...placeholders(en)]).toEqual([place, ...placeholders(zh)]);
  });

  it('name every recipient of a notice', async () => {
    const { recipientTexts } = await import('./desk/timeline/history-texts.ts');
    expect(Object.keys(recipientTexts)).toEqual(expect.arrayContaining(Object.keys(channelsOf)));
  });
});

it('a text is chosen in singular or plural, and its placeholders are filled', () => {
  const total = { zh: '{n} 单，{sort}', en: '{n} order, {sort}|{n} orders, {sort}' };
  expect(translate('en', total, { n: 1, sort: 'due' })).toBe('1 order, due');
  expect(translate('en', total, { n: '1,000+', sort: 'due' })).toBe('1,000+ orders, due');
  expect(translate('zh', total, { n: 3, sort: '到期' })).toBe('3 单，到期');
});
