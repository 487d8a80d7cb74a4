import { XMLParser, XMLValidator } from 'fast-xml-parser';

/** One element: its own text (entities resolved, not trimmed), attributes, and child elements in document order. */
export interface XmlNode {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlNode[];
  readonly text: string;
}

/** The text is not XML, or contains a DOCTYPE. The message holds no content. */
export class XmlRefused extends Error {}

const common = {
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  // Entities are resolved below: only the five of XML and character references are allowed.
  processEntities: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  cdataPropName: '#cdata',
} as const;

const parsers = {
  keepPrefixes: new XMLParser(common),
  dropPrefixes: new XMLParser({ ...common, removeNSPrefix: true }),
};

/** @throws XmlRefused for a DOCTYPE, malformed text, or anything but one root element */
export function parseXml(text: string, prefixes: keyof typeof parsers = 'keepPrefixes'): XmlNode {
  if (text.includes('<!DOCTYPE')) throw new XmlRefused('a DOCTYPE is refused');
  if (XMLValidator.validate(text) !== true) throw new XmlRefused('not well-formed XML');
  let parsed: unknown;
  try {
    parsed = parsers[prefixes].parse(text);
  } catch {
    throw new XmlRefused('not well-formed XML');
  }
  const roots = Array.isArray(parsed) ? parsed.flatMap(toNode) : [];
  const [root] = roots;
  if (root === undefined || roots.length > 1) throw new XmlRefused('not exactly one root element');
  return root;
}

function toNode(item: unknown): XmlNode[] {
  if (!isObject(item)) return [];
  const name = Object.keys(item).find((key) => key !== ':@');
  if (name === undefined || name.startsWith('#') || name.startsWith('?')) return [];
  const content = item[name];
  const inside: unknown[] = Array.isArray(content) ? content : [];
  const attributes = isObject(item[':@']) ? item[':@'] : {};
  return [
    {
      name,
      attributes: Object.fromEntries(Object.entries(attributes).map(([key, value]) => [key, resolve(String(value))])),
      children: inside.flatMap(toNode),
      text: inside.map(textOf).join(''),
    },
  ];
}

function textOf(item: unknown): string {
  if (!isObject(item)) return '';
  if (typeof item['#text'] === 'string') return resolve(item['#text']);
  if (Array.isArray(item['#cdata'])) {
    return item['#cdata'].map((part) => (isObject(part) ? String(part['#text'] ?? '') : '')).join('');
  }
  return '';
}

const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function resolve(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&([^;&]*);?/g, (whole, body: string) => {
    const number = /^#(?:x([0-9a-fA-F]{1,6})|(\d{1,7}))$/.exec(body);
    const point = number ? Number.parseInt(number[1] ?? number[2] ?? '', number[1] ? 16 : 10) : Number.NaN;
    const found = Number.isNaN(point) ? named[body] : point <= 0x10ffff ? String.fromCodePoint(point) : undefined;
    if (found === undefined || !whole.endsWith(';')) throw new XmlRefused('an unknown entity');
    return found;
  });
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
