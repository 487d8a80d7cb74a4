import { describe, expect, test } from 'vitest';
import { checkSiteName, type SiteNameContext } from './site-name.ts';

const unit: SiteNameContext = { holder: 'unit', domains: ['shop.example', '蓝山样.example'] };
const person: SiteNameContext = { holder: 'person', domains: ['shop.example'] };
/** Rule and outcome of each finding, in table order. */
const say = (name: string, context: SiteNameContext) =>
  checkSiteName(name, context).map((finding) => `${finding.ruleId} ${finding.outcome}`);

describe('a unit', () => {
  test.each([
    ['蓝山茶', ['WEB-01 pass'], 'three Chinese characters, the least'],
    ['星河样例官网', ['WEB-01 pass'], 'as in the samples'],
    ['蓝山茶叶ABC123', ['WEB-01 pass'], 'letters and digits beside'],
    ['蓝山茶叶网络论坛', ['WEB-01 pass'], "persons' words do not bind a unit"],
    ['蓝山茶叶;星河样例官网', ['WEB-01 pass'], 'two names'],
    ['蓝山', ['WEB-01 fail'], 'two Chinese characters'],
    ['蓝山ABC', ['WEB-01 fail'], 'two Chinese characters and letters'],
    ['ABC123', ['WEB-01 fail', 'WEB-01 fail'], 'letters and digits alone: two rules, both said'],
    ['１２３', ['WEB-01 fail', 'WEB-01 fail', 'WEB-01 fail'], 'full-width digits alone'],
    ['', ['WEB-01 fail'], 'nothing'],
    ['蓝山茶叶!', ['WEB-01 fail'], 'an exclamation mark'],
    ['蓝山茶叶（官网）', ['WEB-01 fail'], 'full-width brackets'],
    ['蓝山 茶叶', ['WEB-01 fail'], 'a space'],
    ['蓝山茶叶\u200B', ['WEB-01 fail'], 'an invisible character'],
    ['蓝山茶叶Ａ', ['WEB-01 fail'], 'a full-width letter'],
    ['蓝山样.example', ['WEB-01 fail', 'WEB-01 fail'], 'the domain, which also holds a dot'],
    ['www.shop.example', ['WEB-01 fail', 'WEB-01 fail', 'WEB-01 fail'], 'the domain behind www'],
    ['蓝山中国茶', ['WEB-01 pass'], '中国 not in front'],
    ['蓝山廉政样例', ['WEB-01 warn'], 'a sensitive word is for a person to judge'],
    ['蓝山茶叶;蓝山', ['WEB-01 fail'], 'the second of two names'],
    ['蓝山;星河', ['WEB-01 fail'], 'the same rule twice is said once'],
  ])('%s: %j, %s', (name, findings) => {
    expect(say(name, unit)).toEqual(findings);
  });
});

describe('a person', () => {
  test.each<[string, Partial<SiteNameContext>, string[], string]>([
    ['星河的随笔', {}, ['WEB-01 pass'], 'a plain name'],
    ['星河工作室', {}, ['WEB-01 fail'], 'a word that no person may use'],
    ['星河的主页', {}, ['WEB-01 fail'], 'another one'],
    ['星河的博客', {}, ['WEB-04 fail'], 'a word that asks for a pre-approval'],
    ['星河的博客', { preApproved: true }, ['WEB-01 pass'], 'the same with the pre-approval'],
    ['星河的论坛', {}, ['WEB-01 fail', 'WEB-04 fail'], 'in both lists'],
    ['星河的论坛', { preApproved: true }, ['WEB-01 fail'], 'the first list knows no exception'],
    ['星河的折扣', { provinceWords: ['折扣'] }, ['WEB-01 fail'], "a word of the province's list"],
    ['星河的折扣', { provinceWords: [] }, ['WEB-01 pass'], 'a province without such a list'],
    ['星河的企业', {}, ['WEB-03 warn'], 'perhaps a company'],
    ['星河', {}, ['WEB-01 fail'], 'the rules for units hold too'],
    [
      '星河的个人博客',
      { provinceEndings: ['的个人博客', '的个人主页'] },
      ['WEB-01 pass'],
      'the form that Jiangsu takes',
    ],
    ['星河的个人主页', { provinceEndings: ['的个人博客', '的个人主页'] }, ['WEB-01 pass'], 'the other form'],
    ['星河的随笔', { provinceEndings: ['的个人博客', '的个人主页'] }, ['WEB-01 fail'], 'no form that Jiangsu takes'],
    ['的个人主页', { provinceEndings: ['的个人主页'] }, ['WEB-01 fail'], 'the ending alone'],
    [
      '星河论坛的个人主页',
      { provinceEndings: ['的个人主页'] },
      ['WEB-01 fail', 'WEB-04 fail'],
      'a forbidden word before the ending',
    ],
  ])('%s %j: %j, %s', (name, context, findings) => {
    expect(say(name, { ...person, ...context })).toEqual(findings);
  });
});
