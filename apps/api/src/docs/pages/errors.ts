import { rulePath } from '@beian/domain/errors';
import { reasonCodes, reasonRow } from '@beian/domain/reasons';
import { bilingual, type Language } from '@beian/domain/text';
import { html } from '../html.ts';
import { type LinkTarget, markdownBlocks, markdownLine, sectionsOf } from '../markdown.ts';
import { anchorOf, code, type Entry, type PageRow, prose, table } from '../page.ts';
import { repositoryLinks } from './rules.ts';

/** A row of a table of docs/generated/errors.md; its cells in both languages are `中文<br>English`. */
interface CatalogueRow {
  readonly anchor: string;
  readonly name: string;
  readonly cells: readonly string[];
}

const ROW = /^\| <a id="([^"]+)"><\/a>`([^`]+)` \| (.*) \|$/;

export const catalogueRows = (text: string): CatalogueRow[] =>
  text.split('\n').flatMap((line) => {
    const [, anchor, name, rest] = ROW.exec(line) ?? [];
    if (anchor === undefined || name === undefined || rest === undefined) return [];
    return [{ anchor, name, cells: rest.split(/ (?<!\\)\| /) }];
  });

const inLanguage = (cell: string, language: Language): string => {
  const [zh = '', en] = cell.split('<br>');
  return en === undefined ? zh : { zh, en }[language];
};

/** Headings and cells are `中文 English`. */
const headOf = (body: string, language: Language): string[] => {
  const [line = ''] = body.split('\n').filter((one) => one.startsWith('| '));
  return line
    .slice(2, -2)
    .split(' | ')
    .map((cell) => titleIn(cell, language));
};
const titleIn = (title: string, language: Language): string => {
  const [, zh, en] = /^([\p{Script=Han}\s]+?)\s+([A-Za-z`].*)$/u.exec(title) ?? [];
  return { zh: zh ?? title, en: en ?? title }[language].replaceAll('`', '');
};

/** A rule is a link to its page; other cells are Markdown. */
function cellHtml(cell: string, target: LinkTarget, language: Language) {
  const [, rule] = /^`([A-Z]+-[^`]+)`$/.exec(cell) ?? [];
  if (rule !== undefined) return html`<a href="${rulePath(rule)}">${code(rule)}</a>`;
  return markdownLine(inLanguage(cell, language), target);
}

/** The library of reasons by which an order is sent back to the applicant. */
function returnReasons(language: Language): Entry {
  const rows = reasonCodes.map((name) => ({ name, anchor: `return.${name}`, ...reasonRow(name) }));
  const entry = prose(
    language,
    'return-reasons',
    bilingual('订单退回的理由', 'Reasons for which an order is sent back'),
    bilingual(
      '审核人员或管局退回时，在 `Item.reasons` 和 `Order.orderReasons` 中；`Query.returnReasons` 列出全部。',
      'In `Item.reasons` and `Order.orderReasons` when the desk or the bureau sent the order back; `Query.returnReasons` lists them.',
    ),
    table(
      bilingual('代码|理由|怎么办', 'Code|Reason|What to do')[language].split('|'),
      rows.map(({ name, anchor, label, advice }) => ({
        anchor,
        cells: [html`<a href="${rulePath(name)}">${code(name)}</a>`, label[language], advice[language]],
      })),
    ),
  );
  return { ...entry, members: rows.map(({ name, anchor, label }) => ({ anchor, title: name, hint: label[language] })) };
}

export const errorsPage: PageRow = {
  name: 'errors',
  group: 'behaviour',
  label: bilingual('错误与拒绝', 'Errors and refusals'),
  intro: bilingual(
    '请按 `code` 编程，不要按文字。代码会增加：不认识的按 HTTP 状态处理。带 `Retry-After` 的答复请等待所示秒数后重试，用同一个幂等键。',
    'Write programs by `code`, not by text. Codes are added: treat those that you do not know by their HTTP status. Where an answer carries `Retry-After`, wait that many seconds and try again with the same idempotency key.',
  ),
  entries: ({ read }, language) => {
    const target = repositoryLinks(language);
    const catalogue = sectionsOf(read('generated/errors.md'))
      .filter(({ level }) => level > 1)
      .map(({ title, body }): Entry => {
        const rows = catalogueRows(body);
        const shown = titleIn(title, language);
        const text = body
          .split('\n')
          .filter((line) => rows.length === 0 || !line.startsWith('|'))
          .join('\n');
        return {
          // The same in both languages.
          anchor: anchorOf(titleIn(title, 'en')),
          title: shown,
          hint: '',
          body: html`${markdownBlocks(text, { target })}${
            rows.length > 0 &&
            table(
              headOf(body, language),
              rows.map(({ anchor, name, cells }) => ({
                anchor,
                cells: [code(name), ...cells.map((cell) => cellHtml(cell, target, language))],
              })),
            )
          }`,
          members: rows.map(({ anchor, name, cells }) => ({
            anchor,
            title: name,
            hint: inLanguage(cells.find((cell) => cell.includes('<br>')) ?? '', language),
          })),
        };
      });
    return [...catalogue, returnReasons(language)];
  },
};
