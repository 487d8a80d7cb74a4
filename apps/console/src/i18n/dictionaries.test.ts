import { readdirSync } from 'node:fs';
import { materials } from '@beian/domain/filing';
import { channelsOf } from '@beian/domain/notices';
import { orderLifeCycle } from '@beian/domain/order';
import { roles } from '@beian/domain/staff';
import { describe, expect, it } from 'vitest';
import { loadLanguage, translate } from '../providers/i18n.ts';
import { en as enFirst } from './en.ts';
import { zh as zhFirst } from './zh.ts';

await Promise.all([loadLanguage('zh'), loadLanguage('en')]);

type Texts = Readonly<Record<string, string>>;

/** The parts of a dictionary, one per file. */
function partsOf(language: 'zh' | 'en'): Promise<Texts[]> {
  const files = readdirSync(import.meta.dirname).filter((name) => name.startsWith(`${language}-`));
  return Promise.all(
    files.map(async (name) => {
      const exported: Readonly<Record<string, Texts>> = await import(`./${name}`);
      return Object.assign({}, ...Object.values(exported));
    }),
  );
}

const [zhParts, enParts] = await Promise.all([partsOf('zh'), partsOf('en')]);
/** Of the parts that `zh.ts` does not take in: they are loaded with their pages. */
const laterKeys = zhParts.map(Object.keys).filter((keys) => keys.some((key) => !(key in zhFirst)));
const zh: Texts = Object.assign({}, zhFirst, ...zhParts);
const en: Texts = Object.assign({}, enFirst, ...enParts);

const places = (text = '') => [...new Set(text.match(/\{\w+\}/g))].sort();

describe('dictionaries', () => {
  it('have no key in two of their parts', () => {
    const all = [...Object.keys(zhFirst), ...laterKeys.flat()];
    expect(laterKeys.length).toBeGreaterThan(10);
    expect(all.filter((key, at) => all.indexOf(key) !== at)).toEqual([]);
  });

  it('have the same keys, none of them empty', () => {
    expect(Object.keys(en).sort()).toEqual(Object.keys(zh).sort());
    for (const text of [...Object.values(zh), ...Object.values(en)]) expect(text).not.toBe('');
  });

  it('have the same placeholders in both languages', () => {
    for (const key of Object.keys(zh)) expect([key, ...places(en[key])]).toEqual([key, ...places(zh[key])]);
  });

  it('have no Chinese characters in English texts', () => {
    for (const text of Object.values(en)) expect(text).not.toMatch(/\p{Script=Han}/u);
  });

  it('name every recipient of a notice', () => {
    const keys = Object.keys(channelsOf).map((recipient) => `recipient.${recipient}`);
    expect(keys.filter((key) => zh[key] === undefined)).toEqual([]);
  });

  it("use the domain's labels of states, materials and roles", () => {
    expect({ zh: zh['state.LAPSED'], en: en['state.LAPSED'] }).toEqual(orderLifeCycle.states.LAPSED.label);
    expect({ zh: zh['material.FACE_PHOTO'], en: en['material.FACE_PHOTO'] }).toEqual(materials.FACE_PHOTO.label);
    expect({ zh: zh['role.supervisor'], en: en['role.supervisor'] }).toEqual(roles.supervisor);
  });

  it('choose singular or plural', () => {
    expect(translate('en', 'queue.total', { n: 1, sort: 'due' })).toBe('1 order, due');
    expect(translate('en', 'queue.total', { n: '1,000+', sort: 'due' })).toBe('1,000+ orders, due');
    expect(translate('zh', 'queue.waiting', { n: 3 })).toBe('有 3 单更新');
  });
});
