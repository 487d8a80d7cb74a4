import type { BilingualText } from '../text/bilingual-text.ts';

/** 服务负责人 has as many characters as the word that it replaces, so that each SMS keeps its length. */
const words: readonly (readonly [RegExp, string])[] = [
  [/网站底部的代码/g, 'APP 内标明的文字'],
  [/底部代码/g, 'APP标明'],
  [/网站负责人/g, '服务负责人'],
  [/网站备案号/g, 'APP 备案号'],
  [/网站须停止访问，域名停止境内解析/g, 'APP须停止服务并从商店下架'],
  [/停止网站访问/g, '停止 APP 服务'],
  [/网站/g, 'APP'],
  [/the code for the foot of the site/g, 'what to show in the app'],
  [/the site must stop/g, 'the app must stop'],
  [/Its sites must stop/g, 'The app must stop'],
  [/website/g, 'app'],
  [/Website/g, 'App'],
];

/** A sentence that was written of a website, as it is said of an app; what stands for placeholders is not touched. */
export const saidOfApp = (sentence: BilingualText): BilingualText => ({
  zh: inWords(sentence.zh),
  en: inWords(sentence.en),
});
/** Placeholders such as `{websiteNumber}` keep their names. */
const inWords = (text: string): string =>
  text
    .split(/(\{\w+\})/)
    .map((part, at) => (at % 2 === 1 ? part : words.reduce((said, [from, to]) => said.replace(from, to), part)))
    .join('');
