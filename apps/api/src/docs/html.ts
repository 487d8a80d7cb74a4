/** Text that is HTML already: only `html`, `rawHtml` and what they return. */
export class Html {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** A value of a template. Texts are escaped; Undefined, null and false print nothing. */
export type HtmlValue = Html | string | number | undefined | null | false | readonly HtmlValue[];

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const toText = (value: HtmlValue): string => {
  if (value === undefined || value === null || value === false) return '';
  if (value instanceof Html) return value.text;
  if (typeof value === 'object') return value.map(toText).join('');
  return String(value).replace(/[&<>"']/g, (one) => escapes[one] ?? one);
};

/** A template whose values are escaped: the only way to write HTML here. Attributes must be quoted. */
export const html = (parts: TemplateStringsArray, ...values: readonly HtmlValue[]): Html =>
  new Html(parts.map((part, at) => part + (at < values.length ? toText(values[at]) : '')).join(''));

/** For the output of the Markdown library, which escapes by itself. */
export const rawHtml = (text: string): Html => new Html(text);
