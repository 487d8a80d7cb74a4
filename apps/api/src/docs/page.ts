import type { BilingualText, Language } from '@beian/domain/text';
import type { GraphQLSchema } from 'graphql';
import { type Html, type HtmlValue, html } from './html.ts';
import { markdownBlocks } from './markdown.ts';

/** What the pages are made of, beside the tables of the domain. */
export interface DocsSource {
  /** The schema that partners are served. */
  readonly schema: GraphQLSchema;
  /** The text of a file below the folder `docs`. */
  readonly read: (file: string) => string;
  /** The names of the files of a folder below `docs`, sorted. */
  readonly list: (folder: string) => readonly string[];
}

/** Something that the search finds and a link leads to, inside an entry. */
export interface Member {
  readonly anchor: string;
  readonly title: string;
  readonly hint: string;
}

/** One subject of a page, with a heading and an address of its own. */
export interface Entry {
  /** Unique on its page. */
  readonly anchor: string;
  readonly title: string;
  /** What the search shows beside the title, and finds it by. */
  readonly hint: string;
  /** The title is a name of the API, set in monospace. */
  readonly isName?: boolean;
  /** Not in the contents of the page: it has too many of these. */
  readonly level?: 2 | 3;
  readonly body: Html;
  readonly members?: readonly Member[];
}

export type PageGroup = 'start' | 'schema' | 'field' | 'behaviour' | 'more';

/** A page of the site. Its contents, its addresses and what the search finds follow from its entries. */
export interface PageRow {
  readonly name: string;
  readonly group: PageGroup;
  readonly label: BilingualText;
  /** Markdown above the entries. */
  readonly intro: BilingualText;
  readonly entries: (source: DocsSource, language: Language) => readonly Entry[];
}

/** The address of a page, or of an entry on it. */
export const linkTo = (language: Language, page: string, anchor?: string): string =>
  `/docs/${language}/${page}${anchor === undefined ? '' : `#${encodeURIComponent(anchor)}`}`;

/** A text that is safe as an anchor and reads like the name: `Order.state`, `test:review-returned` becomes `test-review-returned`. */
export const anchorOf = (name: string): string =>
  name
    .trim()
    .replace(/[^\p{L}\p{N}._]+/gu, '-')
    .replace(/^-+|-+$/g, '');

export const code = (name: string): Html => html`<code>${name}</code>`;
export const codes = (names: readonly string[]): Html => html`${names.map((name) => [code(name), ' '])}`;

/** A row of a table; with `anchor` it can be linked to. */
export interface TableRow {
  readonly anchor?: string;
  readonly cells: readonly HtmlValue[];
}

/** On a phone each row is a block, and its cells carry the names of their columns. */
export function table(head: readonly string[], rows: readonly TableRow[]): Html {
  if (rows.length === 0) return html`<p class="none">–</p>`;
  return html`<div class="wide" tabindex="0"><table class="rows"><thead><tr>${head.map((one) => html`<th scope="col">${one}</th>`)}</tr></thead>
<tbody>${rows.map(
    ({ anchor, cells }) =>
      html`<tr${anchor !== undefined && html` id="${anchor}"`}>${cells.map(
        (cell, at) =>
          html`<td data-label="${head[at]}">${cell}${at === 0 && anchor !== undefined && permalink(anchor)}</td>`,
      )}</tr>
`,
  )}</tbody></table></div>`;
}

export const permalink = (anchor: string): Html =>
  html` <a class="anchor" href="#${encodeURIComponent(anchor)}" aria-label="#${anchor}">#</a>`;

/** `language` names the highlighting and what the button copies. */
export const codeBlock = (text: string, language: string): Html =>
  html`<pre class="code" tabindex="0" data-language="${language}"><code>${text}</code></pre>`;

/** A request that can be copied as it is, also as a call of curl (docs/site/site.js). */
export const requestBlock = (query: string, variables: object | undefined): Html =>
  html`<div class="request">${codeBlock(query, 'graphql')}${
    variables !== undefined && codeBlock(JSON.stringify(variables, null, 2), 'json')
  }</div>`;

/** An entry that consists of prose; the text may hold several blocks of Markdown. */
export const prose = (
  language: Language,
  anchor: string,
  title: BilingualText,
  text: BilingualText,
  after?: HtmlValue,
): Entry => ({
  ...{ anchor, title: title[language], hint: firstSentence(text[language]) },
  body: html`${markdownBlocks(text[language])}${after}`,
});

/** The first sentence of a text, without marks, for the search. */
export const firstSentence = (text: string): string => {
  const [first = ''] = text
    .replace(/[`*]/g, '')
    .replace(/\[([^\]]+)\]\([^)]*\)/g, '$1')
    .split(/(?<=[。.!?])\s|(?<=。)|\n/);
  return first.trim().slice(0, 160);
};
