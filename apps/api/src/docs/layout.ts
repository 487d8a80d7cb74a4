import { bilingual, type Language } from '@beian/domain/text';
import { type Html, html } from './html.ts';
import { markdownBlocks } from './markdown.ts';
import { type Entry, linkTo, type PageRow, permalink } from './page.ts';
import { pageGroups, pages } from './pages.ts';

const texts = {
  title: bilingual('备案审核台接口文档', 'Beian Desk API'),
  search: bilingual('搜索', 'Search'),
  searchHint: bilingual('字段、代码、事件、规则……', 'Field, code, event, rule …'),
  menu: bilingual('目录', 'Menu'),
  pages: bilingual('页面', 'Pages'),
  onPage: bilingual('本页', 'On this page'),
  other: bilingual('English', '中文'),
  theme: bilingual('明暗', 'Theme'),
  explorer: bilingual('查询工具', 'Explorer'),
  skip: bilingual('跳到正文', 'Skip to content'),
} as const;

const others: Readonly<Record<Language, Language>> = { zh: 'en', en: 'zh' };
const languageTags: Readonly<Record<Language, string>> = { zh: 'zh-CN', en: 'en' };

const navigation = (current: PageRow, language: Language): Html =>
  html`<nav class="site-pages" id="site-pages" aria-label="${texts.pages[language]}">${Object.entries(pageGroups).map(
    ([group, label]) =>
      html`<h2>${label[language]}</h2><ul>${pages
        .filter((page) => page.group === group)
        .map(
          (page) =>
            html`<li><a href="${linkTo(language, page.name)}"${page === current && html` aria-current="page"`}>${page.label[language]}</a></li>`,
        )}</ul>`,
  )}</nav>`;

const contents = (entries: readonly Entry[], language: Language): Html =>
  html`<nav class="site-contents" id="site-contents" aria-label="${texts.onPage[language]}"><h2>${texts.onPage[language]}</h2><ul>${entries.map(
    ({ anchor, title, level = 2 }) =>
      html`<li class="level${level}"><a href="#${encodeURIComponent(anchor)}">${title}</a></li>`,
  )}</ul></nav>`;

const entryHtml = ({ anchor, title, isName = false, level = 2, body }: Entry): Html =>
  html`<section id="${anchor}" class="entry level${level}">${
    level === 2
      ? html`<h2${isName && html` class="name"`}>${title}${permalink(anchor)}</h2>`
      : html`<h3>${title}${permalink(anchor)}</h3>`
  }
${body}</section>
`;

/** A whole page. It loads its style, its script and, for the search, its index from the same host, and nothing else. */
export function pageHtml(page: PageRow, entries: readonly Entry[], language: Language): string {
  const title = `${page.label[language]} · ${texts.title[language]}`;
  const other = others[language];
  return `<!doctype html>\n${
    html`<html lang="${languageTags[language]}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/docs/assets/site.css">
<link rel="alternate" hreflang="${languageTags[other]}" href="${linkTo(other, page.name)}">
<script src="/docs/assets/site.js"></script>
</head>
<body data-language="${language}">
<a class="skip" href="#site-main">${texts.skip[language]}</a>
<header>
<button type="button" class="site-menu" id="site-menu" aria-expanded="false" aria-controls="site-pages">${texts.menu[language]}</button>
<a class="brand" href="${linkTo(language, 'start')}">${texts.title[language]}</a>
<div class="search" role="search">
<input class="site-search" id="site-search" type="search" role="combobox" aria-expanded="false" aria-controls="site-results" aria-autocomplete="list" autocomplete="off" spellcheck="false" aria-label="${texts.search[language]}" placeholder="${texts.searchHint[language]}"><kbd aria-hidden="true">/</kbd>
<ul class="site-results" id="site-results" role="listbox" aria-label="${texts.search[language]}" hidden></ul>
</div>
<a class="link" href="/graphiql">${texts.explorer[language]}</a>
<a class="link" id="site-other" lang="${languageTags[other]}" href="${linkTo(other, page.name)}">${texts.other[language]}</a>
<button type="button" class="site-theme" id="site-theme" aria-label="${texts.theme[language]}">◐</button>
</header>
<div class="columns">
${navigation(page, language)}
${contents(entries, language)}
<main id="site-main" tabindex="-1">
<h1>${page.label[language]}</h1>
<div class="intro">${markdownBlocks(page.intro[language])}</div>
${entries.map(entryHtml)}</main>
</div>
<p id="site-status" role="status" class="away"></p>
</body>
</html>`.text
  }\n`;
}
