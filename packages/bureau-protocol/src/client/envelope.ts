import {
  child,
  childrenOf,
  escapeAttribute,
  escapeText,
  isOwnElement,
  parseXml,
  textAtPath,
  UNDECODABLE,
  withoutForeignElements,
  writeXml,
  type XmlElement,
  XmlError,
} from '../xml/xml.ts';
import type { StreamedText, WrittenCall } from './transport.ts';
import type { Operation } from './wsdl.ts';

/** The `<return>` document of an answer: its tree, and its text as received. */
export interface ReturnDocument {
  readonly root: XmlElement;
  readonly raw: string;
  readonly code: string;
  readonly message: string;
}

/** The answer is not a `<return>` document. The message does not quote it. */
export class InvalidAnswer extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'NotAnAnswer';
  }
}

/** A parameter under the name that the WSDL gives it. */
export interface WrittenPart {
  readonly name: string;
  readonly isQualified: boolean;
  readonly value: string | StreamedText;
}

/** Writes the SOAP call of a method. @throws XmlError when a value contains characters that XML cannot represent */
export function writeCall(
  { isSoap12, action, element, namespace }: Operation,
  parts: readonly WrittenPart[],
): WrittenCall {
  const envelope = isSoap12 ? 'http://www.w3.org/2003/05/soap-envelope' : 'http://schemas.xmlsoap.org/soap/envelope/';
  const name = `tns:${element}`;
  const body: (string | StreamedText)[] = [''];
  const add = (text: string) => {
    const last = body.at(-1);
    if (typeof last === 'string') body[body.length - 1] = last + text;
    else body.push(text);
  };
  add(
    `<?xml version="1.0" encoding="utf-8"?><soap:Envelope xmlns:soap="${envelope}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"  xmlns:tns="${escapeAttribute(namespace)}"><soap:Body><${name}>`,
  );
  for (const { name: part, isQualified, value } of parts) {
    const tag = isQualified ? `tns:${part}` : part;
    add(`<${tag}>`);
    if (typeof value === 'string') add(escapeText(value));
    else body.push(value);
    add(`</${tag}>`);
  }
  add(`</${name}></soap:Body></soap:Envelope>`);
  return {
    headers: isSoap12
      ? { 'Content-Type': `application/soap+xml; charset=utf-8; action="${action}"` }
      : { 'Content-Type': 'text/xml; charset=utf-8', SOAPAction: `"${action}"` },
    body,
  };
}

/**
 * Reads the SOAP answer of any method (docs/spec/bureau-interface.md B-2): body, one part, text, document `<return>`. The text may
 * be escaped, in CDATA, or be given as elements. Codes are taken literally. @throws InvalidAnswer
 */
export function readAnswer(
  answer: { readonly status: number; readonly text: string },
  maxLength: number,
): ReturnDocument {
  try {
    const envelope = parseXml(answer.text, maxLength);
    const body = envelope.children.find((each) => each.name === 'Body' && isOwnElement(envelope, each));
    const fault = child(body, 'Fault');
    if (fault !== undefined) throw new InvalidAnswer(`the bureau answered with a SOAP fault${faultCode(fault)}`);
    if (answer.status >= 300) throw new InvalidAnswer(`the bureau answered with HTTP ${answer.status}`);
    const [found, ...others] = body === undefined ? [] : returnsIn(body, maxLength);
    if (others.length > 0) throw new InvalidAnswer('the answer holds more than one document');
    const codes = found ? childrenOf(found.root, 'msg_code') : [];
    if (codes.length > 1) throw new InvalidAnswer('the answer has more than one msg_code');
    const code = codes[0]?.text || undefined;
    if (found === undefined || code === undefined) throw new InvalidAnswer('the answer has no msg_code');
    // The code is stored and logged unencrypted, so free text in its place is refused.
    if (!/^[\s\w.:-]{1,10}$/.test(code)) throw new InvalidAnswer('the msg_code of the answer is no code');
    return { ...found, code, message: marked(textAtPath(found.root, 'msg')?.trim() ?? '') };
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    const http = answer.status === 200 ? '' : ` (HTTP ${answer.status})`;
    throw new InvalidAnswer(`the answer cannot be read: ${error.message}${http}`);
  }
}

/** A message with characters that could not be decoded says so, because it is kept and shown as the bureau's words. */
const marked = (message: string): string => (message.includes(UNDECODABLE) ? `${message}${wrongEncoding}` : message);

/** In both languages: it becomes part of a text of the bureau, which is kept as one text. */
export const wrongEncoding = `（编码有误，“${UNDECODABLE}”处无法辨认 / in a wrong encoding: “${UNDECODABLE}” cannot be read）`;

/** All documents `<return>` at any depth; elements of other namespaces are left out. */
function returnsIn(element: XmlElement, maxLength: number): { root: XmlElement; raw: string }[] {
  return element.children.flatMap((each) => {
    if (each.name === 'return') {
      const root = withoutForeignElements(each);
      if (child(root, 'msg_code') !== undefined) return [{ root, raw: rewritten(root) }];
    }
    if (each.text.trimStart().startsWith('<')) {
      // The text is already decoded, so an encoding declared in it is ignored (B-1.9).
      const root = withoutForeignElements(parseXml(each.text, maxLength));
      return root.name === 'return' ? [{ root, raw: each.text }] : [];
    }
    return returnsIn(each, maxLength);
  });
}

const rewritten = (element: XmlElement): string => {
  const node = (each: XmlElement): Parameters<typeof writeXml>[0] =>
    each.children.length > 0
      ? { tag: each.name, children: each.children.map(node) }
      : { tag: each.name, text: each.text };
  return writeXml(node(element));
};

/** Fault strings may quote the request; the code may not. */
function faultCode(fault: XmlElement): string {
  const code = textAtPath(fault, 'faultcode') ?? textAtPath(fault, 'Code/Value') ?? '';
  return /^[\w:.-]{1,40}$/.test(code) ? ` (${code})` : '';
}
