/** Content of an element: text, or child elements in the order of the keys; a list repeats its element. */
export type Tree = string | readonly Tree[] | { readonly [name: string]: Tree | undefined };

/** Writes one element; `undefined` values are left out. */
export function writeXml(
  name: string,
  value: Tree | undefined,
  attributes: Readonly<Record<string, string>> = {},
): string {
  if (value === undefined) return '';
  if (Array.isArray(value)) return value.map((item: Tree) => writeXml(name, item, attributes)).join('');
  const opening = `<${name}${Object.entries(attributes)
    .map(([key, text]) => ` ${key}="${escapeXml(text)}"`)
    .join('')}>`;
  const inside =
    typeof value === 'string'
      ? escapeXml(value)
      : Object.entries(value)
          .map(([child, content]) => writeXml(child, content))
          .join('');
  return `${opening}${inside}</${name}>`;
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
};

export const escapeXml = (text: string): string => text.replace(/[&<>"\r]/g, (character) => escapes[character] ?? '');
