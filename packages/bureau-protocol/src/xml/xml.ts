import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { decodeGbk } from '../protocol/gbk.ts';

/** One element without prefix. `text` is its own text, unchanged; numbers stay text. */
export interface XmlElement {
  readonly name: string;
  /** Only from `parseXmlWithAttributes`. */
  readonly attributes: ReadonlyMap<string, string>;
  /** Its namespace: '' for none; an undeclared prefix is used as the namespace. */
  readonly namespace: string;
  readonly text: string;
  readonly children: readonly XmlElement[];
}

export type XmlFault = 'size' | 'doctype' | 'malformed' | 'encoding';

/**
 * A document that is refused: too large, with a document type or entity declaration, not well-formed, or in an unknown
 * encoding.
 */
export class XmlError extends Error {
  readonly fault: XmlFault;
  constructor(fault: XmlFault, message: string) {
    super(message);
    this.name = 'XmlRefused';
    this.fault = fault;
  }
}

/** A data file is at most 50 MB (docs/spec/bureau-interface.md B-3.4); longer documents are refused unread. */
const defaultMaxLength = 64 * 1024 * 1024;
/** A file has at most 1,000 records (B-3.4) with far fewer elements each; the limit bounds the memory of the tree. */
const maxElements = 1_000_000;
/**
 * Each reference is resolved separately, and two million of them take seconds. A wrapped file of 20 MB with its line
 * ends as references has fewer.
 */
const maxReferences = 300_000;

const isNamespace = (name: string) => name === 'xmlns' || name.startsWith('xmlns:');

const options = {
  preserveOrder: true,
  // Namespaces are handled below.
  ignoreAttributes: (name: string) => !isNamespace(name),
  attributeNamePrefix: '',
  parseAttributeValue: false,
  parseTagValue: false,
  trimValues: false,
  // Entities are decoded below: the five of XML and character references, none defined by the document.
  processEntities: false,
  cdataPropName: '#cdata',
  ignoreDeclaration: true,
  ignorePiTags: true,
};
const parser = new XMLParser(options);
const parserOfAttributes = new XMLParser({ ...options, ignoreAttributes: false });

/** Parses an untrusted document. `maxLength` counts characters. @throws XmlError */
export const parseXml = (document: string, maxLength = defaultMaxLength): XmlElement =>
  parse(parser, document, maxLength);

/** `parseXml` for documents with meaning in their attributes. */
export const parseXmlWithAttributes = (document: string, maxLength = defaultMaxLength): XmlElement =>
  parse(parserOfAttributes, document, maxLength);

function parse(parser: XMLParser, document: string, maxLength: number): XmlElement {
  if (document.length > maxLength) throw new XmlError('size', 'the document is too large');
  if (hasMore(document, '<', 2 * maxElements)) throw new XmlError('size', 'the document has too many elements');
  if (hasMore(document, '&', maxReferences)) throw new XmlError('size', 'the document has too many references');
  // Searched in the whole document, not only in the prologue, because a declaration hidden from this search might still
  // be seen by the parser.
  if (/<!\s*(?:DOCTYPE|ENTITY|ELEMENT|ATTLIST|NOTATION)/i.test(document)) {
    throw new XmlError('doctype', 'the document declares a type or entities');
  }
  // At most one byte order mark; a second one is a character, which is not allowed here.
  const bare = document.replace(/^\uFEFF/, '').replace(/^[\t\n\r ]+/, '');
  if (!bare.startsWith('<')) throw malformed();
  const parsed = parseBare(parser, bare);
  const roots = elementsOf(parsed, new Map());
  const [root] = roots;
  if (root === undefined || roots.length > 1) throw malformed();
  return root;
}

function hasMore(document: string, sign: string, limit: number): boolean {
  let count = 0;
  for (let at = document.indexOf(sign); at >= 0; at = document.indexOf(sign, at + 1)) {
    count += 1;
    if (count > limit) return true;
  }
  return false;
}

function parseBare(parser: XMLParser, document: string): unknown {
  try {
    if (XMLValidator.validate(document) !== true) throw malformed();
    const parsed: unknown = parser.parse(document);
    return parsed;
  } catch {
    // The parser's own message quotes the document, which may contain personal values.
    throw malformed();
  }
}

const malformed = () => new XmlError('malformed', 'the document is not well-formed XML');

/** With `preserveOrder` the parser returns a list of objects with one key: the name, `#text` or `#cdata`. */
function nodesOf(list: unknown): [string, unknown][] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((node: unknown) => (typeof node === 'object' && node !== null ? Object.entries(node) : []));
}

/** Key of a node's attributes beside its name. */
const ATTRIBUTES = ':@';

/** `scope`: namespaces by prefix; '' is the default namespace. */
function elementsOf(list: unknown, scope: ReadonlyMap<string, string>): XmlElement[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((node: Readonly<Record<string, unknown>>) =>
    Object.entries(node)
      .filter(([name]) => !name.startsWith('#') && name !== ATTRIBUTES)
      .map(([tag, content]) => {
        const inside = declaredIn(scope, node[ATTRIBUTES]);
        const [name = '', prefix = ''] = tag.split(':').reverse();
        const namespace = inside.get(prefix) ?? (prefix === '' ? '' : `${prefix}:`);
        const attributes = attributesOf(node[ATTRIBUTES]);
        return { name, attributes, namespace, text: textOf(content), children: elementsOf(content, inside) };
      }),
  );
}

const entriesOf = (attributes: unknown): [string, unknown][] =>
  typeof attributes !== 'object' || attributes === null ? [] : Object.entries(attributes);

function declaredIn(scope: ReadonlyMap<string, string>, attributes: unknown): ReadonlyMap<string, string> {
  const declared = entriesOf(attributes)
    .filter(([name]) => isNamespace(name))
    .map(([name, value]) => [name === 'xmlns' ? '' : name.slice('xmlns:'.length), String(value)] as const);
  return declared.length === 0 ? scope : new Map([...scope, ...declared]);
}

const noAttributes: ReadonlyMap<string, string> = new Map();

function attributesOf(attributes: unknown): ReadonlyMap<string, string> {
  const own = entriesOf(attributes).filter(([name]) => !isNamespace(name));
  return own.length === 0
    ? noAttributes
    : new Map(own.map(([name, value]) => [name, decodeReferences(String(value))] as const));
}

/** Whether the element has no namespace or that of the root, and so belongs to this document. */
export const isOwnElement = (root: XmlElement, element: XmlElement): boolean =>
  element.namespace === '' || element.namespace === root.namespace;

/** The document without elements of other namespaces. */
export function withoutForeignElements(root: XmlElement): XmlElement {
  const own = (element: XmlElement): XmlElement => ({
    ...element,
    children: element.children.filter((each) => isOwnElement(root, each)).map(own),
  });
  return own(root);
}

function textOf(list: unknown): string {
  return nodesOf(list)
    .map(([name, content]) => {
      if (name === '#text') return decodeReferences(String(content));
      return name === '#cdata'
        ? nodesOf(content)
            .map(([, text]) => String(text))
            .join('')
        : '';
    })
    .join('');
}

const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function decodeReferences(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&([^;&]*);?/g, (whole, reference: string) => {
    if (!whole.endsWith(';')) throw malformed();
    const digits = /^#(?:x([0-9a-fA-F]{1,6})|([0-9]{1,7}))$/.exec(reference);
    if (digits === null) return named[reference] ?? refuse();
    const point = digits[1] === undefined ? Number(digits[2]) : Number.parseInt(digits[1], 16);
    return point > 0x10ffff || !isXmlText(String.fromCodePoint(point)) ? refuse() : String.fromCodePoint(point);
  });
}

function refuse(): never {
  throw malformed();
}

/** Supported encodings by their declared names. */
const encodings: Readonly<Record<string, 'gbk' | 'gb18030' | 'utf-8'>> = {
  ...Object.fromEntries(['gbk', 'gb2312', 'cp936', 'ms936', 'windows-936', 'x-gbk'].map((name) => [name, 'gbk'])),
  gb18030: 'gb18030',
  ...Object.fromEntries(['utf-8', 'utf8', 'us-ascii', 'ascii'].map((name) => [name, 'utf-8'])),
};
/** Bytes searched for the XML declaration, which is shorter. */
const HEAD = 1024;

/** What replaces bytes that the encoding does not have. */
export const UNDECODABLE = '\uFFFD';

/**
 * The text of a document in its declared encoding; without a declaration UTF-8 if it is valid, else GBK
 * (docs/spec/bureau-interface.md B-1.9). Invalid bytes become UNDECODABLE. `charset`: of the transport, which takes precedence. @throws
 * XmlError if another encoding is declared, or a file contradicts itself
 */
export function decodeXmlBytes(bytes: Uint8Array, charset?: string): string {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, HEAD)).toString('latin1');
  if (/^(?:\xff\xfe|\xfe\xff)/.test(head)) throw unknownEncoding();
  const [, mark, declaration] = /^(\xef\xbb\xbf)?\s*(?:<\?xml\b([^>]*))?/.exec(head) ?? [];
  const declared = charset ?? /\sencoding\s*=\s*["']([^"']*)["']/.exec(declaration ?? '')?.[1];
  const encoding = declared === undefined ? undefined : encodings[declared.toLowerCase()];
  if (declared !== undefined && encoding === undefined) throw unknownEncoding();
  if (mark !== undefined && encoding !== undefined && encoding !== 'utf-8') throw unknownEncoding();
  if (encoding === 'utf-8') return utf8(bytes);
  if (encoding !== undefined) return decodeGbk(bytes, encoding);
  try {
    return utf8(bytes, true);
  } catch {
    return decodeGbk(bytes);
  }
}

const unknownEncoding = () => new XmlError('encoding', 'the encoding of the document is not known');

/** Keeps the byte order mark, which `parseXml` handles. */
const utf8 = (bytes: Uint8Array, fatal = false) => new TextDecoder('utf-8', { fatal, ignoreBOM: true }).decode(bytes);

export const child = (element: XmlElement | undefined, name: string): XmlElement | undefined =>
  element?.children.find((each) => each.name === name);

export const childrenOf = (element: XmlElement | undefined, name: string): XmlElement[] =>
  element?.children.filter((each) => each.name === name) ?? [];

/** The text of a child that occurs once, or several times with the same text; undefined if the texts differ. */
export function uniqueTextAt(element: XmlElement, name: string): string | undefined {
  const [text, ...others] = new Set(childrenOf(element, name).map((each) => each.text.trim()));
  return text === '' || others.length > 0 ? undefined : text;
}

/**
 * The text of a path like `Txdz/Shiid`; absent and empty are both undefined, because empty elements have no meaning
 * here.
 */
export function textAtPath(element: XmlElement | undefined, path: string): string | undefined {
  const found = path.split('/').reduce<XmlElement | undefined>((parent, name) => child(parent, name), element);
  return found === undefined || found.text === '' ? undefined : found.text;
}

/** Output of the writer: an element with text, with bytes as base64 text, or with children. */
export type XmlNode =
  | { readonly tag: string; readonly text: string }
  | { readonly tag: string; readonly bytes: Uint8Array }
  | { readonly tag: string; readonly children: readonly XmlNode[] };

/** Whether all characters are allowed in XML 1.0: GBK contains control characters that XML does not allow. */
export const isXmlText = (text: string): boolean =>
  !/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u.test(text);

/**
 * Writes an element without blanks between tags. @throws XmlError when a text contains characters that XML cannot
 * represent
 */
export function writeXml(node: XmlNode): string {
  return writeParts(node)
    .map((part) => (typeof part === 'string' ? part : base64Of(part)))
    .join('');
}

/**
 * The same in parts: texts, and bytes to be written as base64. Base64 is ASCII without characters to escape and makes
 * up nearly all of a data file, so the encoder need not scan it. @throws XmlError when a text contains characters that
 * XML cannot represent
 */
export function writeParts(node: XmlNode): (string | Uint8Array)[] {
  const parts: (string | Uint8Array)[] = [''];
  const add = (text: string) => {
    const last = parts.at(-1);
    if (typeof last === 'string') parts[parts.length - 1] = last + text;
    else parts.push(text);
  };
  const write = (each: XmlNode) => {
    add(`<${each.tag}>`);
    if ('text' in each) add(escapeText(each.text));
    else if ('bytes' in each) parts.push(each.bytes);
    else each.children.forEach(write);
    add(`</${each.tag}>`);
  };
  write(node);
  return parts;
}

/** Length of the base64 text of this many bytes. */
export const base64Length = (bytes: number): number => 4 * Math.ceil(bytes / 3);

export const base64Of = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');

/** Text of an attribute in double quotes. */
export const escapeAttribute = (text: string): string => escapeText(text).replaceAll('"', '&quot;');

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#13;' };

/** Text of an element. @throws XmlError when it contains characters that XML cannot represent */
export function escapeText(text: string): string {
  if (!isXmlText(text)) throw new XmlError('malformed', 'a text has characters that XML cannot carry');
  return text.replace(/[&<>\r]/g, (character) => escapes[character] ?? character);
}
