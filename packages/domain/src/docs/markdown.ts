import type { BilingualText } from '../text/bilingual-text.ts';

/** Escapes bars and line ends, which would break the table. */
const cell = (value: string): string => value.replaceAll('|', '\\|').replaceAll('\n', ' ');
const line = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;

export const table = (headings: readonly string[], rows: readonly (readonly string[])[]): string =>
  [line(headings), line(headings.map(() => '---')), ...rows.map(line)].join('\n');

/** A page: title, source, and parts, with one line end at the end. */
export const page = (title: string, source: string, parts: readonly string[]): string =>
  `${[`# ${title}`, `Written by \`npm run gen\` from \`packages/domain/src/${source}\`; change that, not this.`, ...parts].join('\n\n')}\n`;

export const section = (title: string, ...parts: readonly string[]): string => [`## ${title}`, ...parts].join('\n\n');

export const code = (name: string): string => `\`${name}\``;
export const codes = (names: readonly string[]): string => names.map(code).join(', ');

/** `草稿 Draft` */
export const both = (text: BilingualText): string => `${text.zh} ${text.en}`;

export const yesOrNo = (value: boolean): string => (value ? '是 yes' : '否 no');
