import MarkdownIt from 'markdown-it';
import { type Html, rawHtml } from './html.ts';

/** HTML in a text is shown as text. */
const markdown = new MarkdownIt({ html: false, linkify: false });
const render = markdown.renderer.rules;

// A wide table is scrolled by itself, also by keyboard.
render.table_open = () => '<div class="wide" tabindex="0"><table>';
render.table_close = () => '</table></div>';
render.fence = (tokens, at) => {
  const { info = '', content = '' } = tokens[at] ?? {};
  return `<pre class="code" tabindex="0" data-language="${markdown.utils.escapeHtml(info.trim())}"><code>${markdown.utils.escapeHtml(content)}</code></pre>`;
};

/** Rewrites the links of the sources, which lead to files of the repository. */
export type LinkTarget = (href: string) => string | undefined;

/**
 * A text with blocks: paragraphs, lists, tables, code. A link for which `target` is undefined is printed as plain text. `codeRows`: a row of
 * a table that begins with codes (`WEB-01`) can be linked to by each.
 */
export function markdownBlocks(
  text: string,
  { target = (href) => href, codeRows = false }: { readonly target?: LinkTarget; readonly codeRows?: boolean } = {},
): Html {
  const tokens = markdown.parse(text, {});
  for (const [at, block] of tokens.entries()) {
    block.children = withTargets(block.children, target);
    const [first, ...others] = codeRows && block.type === 'tr_open' ? codesOfRow(tokens, at) : [];
    if (first !== undefined) block.attrSet('id', first);
    const cell = tokens[at + 2]?.children;
    for (const other of others) cell?.unshift(anchorToken(other));
  }
  return rawHtml(markdown.renderer.render(tokens, markdown.options, {}));
}

const CODE = /^[A-Z]{3}-[A-Z0-9]+(?:-[A-Z0-9]+)*$/;
/** The codes that the first cell of a row consists of; empty: it holds something else. */
function codesOfRow(tokens: Tokens, at: number): string[] {
  if (tokens[at + 1]?.type !== 'td_open') return [];
  const words = (tokens[at + 2]?.content ?? '').replaceAll('`', '').split(/,\s*/);
  return words.every((word) => CODE.test(word)) ? words : [];
}

function anchorToken(id: string): Tokens[number] {
  const { Token } = new markdown.core.State('', markdown, {});
  const token = new Token('html_inline', '', 0);
  token.content = `<span id="${id}"></span>`;
  return token;
}

/** The codes by which rows of the tables of a text can be linked to, each with the text of its row. */
export function codeRowsOf(text: string): { readonly code: string; readonly says: string }[] {
  const tokens = markdown.parse(text, {});
  return tokens.flatMap((token, at) => {
    if (token.type !== 'tr_open') return [];
    const end = tokens.findIndex((one, place) => place > at && one.type === 'tr_close');
    const cells = tokens.slice(at, end).flatMap((one) => (one.type === 'inline' ? [one.content] : []));
    return codesOfRow(tokens, at).map((code) => ({ code, says: cells.slice(1, 3).join(' ') }));
  });
}

type Tokens = ReturnType<typeof markdown.parse>;
function withTargets(children: Tokens | null, target: LinkTarget): Tokens | null {
  if (children === null) return null;
  const open: boolean[] = [];
  return children.filter((token) => {
    if (token.type === 'link_open') {
      const href = target(String(token.attrGet('href') ?? ''));
      if (href !== undefined) token.attrSet('href', href);
      open.push(href !== undefined);
      return href !== undefined;
    }
    return token.type !== 'link_close' || open.pop() === true;
  });
}

/** A text of one line: `code`, emphasis and links alone. */
export function markdownLine(text: string, target: LinkTarget = (href) => href): Html {
  const tokens = markdown.parseInline(text, {});
  for (const block of tokens) block.children = withTargets(block.children, target);
  return rawHtml(markdown.renderer.render(tokens, markdown.options, {}));
}

/** The headings of a Markdown file with the text below each, until the next heading of any level. */
export function sectionsOf(text: string): { readonly level: number; readonly title: string; readonly body: string }[] {
  const lines = text.split('\n');
  const heads = markdown.parse(text, {}).flatMap((token, at, all) =>
    token.type === 'heading_open' && token.level === 0 && token.map
      ? [
          {
            level: Number(token.tag.slice(1)),
            title: all[at + 1]?.content ?? '',
            from: token.map[0],
            to: token.map[1],
          },
        ]
      : [],
  );
  return heads.map(({ level, title, to }, at) => ({
    ...{ level, title },
    body: lines
      .slice(to, heads[at + 1]?.from)
      .join('\n')
      .trim(),
  }));
}
