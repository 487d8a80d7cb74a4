import { describe, expect, it } from 'vitest';
import { encodeGbk } from './protocol/index.ts';
import { child, childrenOf, decodeXmlBytes, parseXml, textAt, writeXml, XmlRefused } from './xml.ts';

const faultOf = (document: string, maxLength?: number): string | undefined => {
  try {
    parseXml(document, maxLength);
  } catch (error) {
    if (error instanceof XmlRefused) return error.fault;
    throw error;
  }
  return undefined;
};

describe('reading', () => {
  it('gives strings only, as they stand', () => {
    const root = parseXml(
      '<?xml version="1.0"?><r v="1"><a> 007 </a><a>0x0</a><b><c>9223372036854775807</c></b><d/></r>',
    );
    expect(childrenOf(root, 'a').map(({ text }) => text)).toEqual([' 007 ', '0x0']);
    expect(textAt(root, 'b/c')).toBe('9223372036854775807');
    expect(textAt(root, 'd')).toBeUndefined();
    expect(textAt(root, 'b/x/y')).toBeUndefined();
    expect(child(root, 'x')).toBeUndefined();
  });
  it('drops prefixes, comments and instructions; decodes references outside CDATA only', () => {
    const root = parseXml(
      '<s:r xmlns:s="u"><!-- c --><?pi x?>a&lt;&#x5907;&#26696;&amp;lt;<![CDATA[<x>&lt;</x>]]></s:r>',
    );
    expect(root).toEqual({ name: 'r', text: 'a<备案&lt;<x>&lt;</x>', children: [] });
  });
  it('takes a thousand references in one document', () => {
    expect(parseXml(`<r>${'&amp;'.repeat(200_000)}</r>`).text).toHaveLength(200_000);
  });
  it('reads GBK, UTF-8 and undeclared bytes', () => {
    const text = '<r>备案</r>';
    expect(decodeXmlBytes(encodeGbk(`<?xml version="1.0" encoding="GBK"?>${text}`))).toContain(text);
    expect(decodeXmlBytes(Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>${text}`))).toContain(text);
    expect(decodeXmlBytes(encodeGbk(text))).toBe(text);
    expect(decodeXmlBytes(Buffer.from(text))).toBe(text);
  });
});

describe('refusing', () => {
  const attacks: [string, string, string][] = [
    ['external DOCTYPE', '<!DOCTYPE r SYSTEM "file:///etc/passwd"><r/>', 'doctype'],
    ['external entity', '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><r>&x;</r>', 'doctype'],
    [
      'billion laughs',
      '<!DOCTYPE r [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;"><!ENTITY c "&b;&b;&b;">]><r>&c;</r>',
      'doctype',
    ],
    ['parameter entity', '<!DOCTYPE r [<!ENTITY % p "x"> %p;]><r/>', 'doctype'],
    ['lower case, after the root', '<r/><!doctype r>', 'doctype'],
    ['an entity nobody defined', '<r>&secret;</r>', 'malformed'],
    ['a lone ampersand', '<r>a & b</r>', 'malformed'],
    ['a reference to no character', '<r>&#0;</r>', 'malformed'],
    ['a reference past Unicode', '<r>&#x110000;</r>', 'malformed'],
    ['names that objects know', '<constructor><__proto__>1</__proto__></constructor>', 'malformed'],
    ['an open element', '<r><a></r>', 'malformed'],
    ['two roots', '<r/><r/>', 'malformed'],
    ['no root', 'hello', 'malformed'],
    ['nothing', '', 'malformed'],
    ['more elements than a file can have', `<r>${'<a/>'.repeat(2_000_001)}</r>`, 'size'],
    ['depth', `${'<a>'.repeat(200)}${'</a>'.repeat(200)}`, 'malformed'],
  ];
  it.each(attacks)('%s (ASVS 1.5.1)', (_name, document, fault) => expect(faultOf(document)).toBe(fault));
  it('what is too large, before looking at it', () => expect(faultOf(`<r>${'x'.repeat(100)}</r>`, 50)).toBe('size'));
  it('quotes nothing of the document', () => {
    expect(() => parseXml('<r><m>13000000001</r>')).toThrow('the document is not well-formed XML');
  });
});

describe('writing', () => {
  it('escapes, and keeps what a reader would change (ASVS 1.2.1)', () => {
    const written = writeXml({ tag: 'r', children: [{ tag: 'a', text: ' <&>"\'\r\n]]> ' }] });
    expect(written).toBe('<r><a> &lt;&amp;&gt;"\'&#13;\n]]&gt; </a></r>');
    expect(parseXml(written).children[0]?.text).toBe(' <&>"\'\r\n]]> ');
  });
  it('refuses control characters', () => {
    expect(() => writeXml({ tag: 'a', text: '\u0001' })).toThrow(XmlRefused);
    expect(() => writeXml({ tag: 'a', text: '\ud800' })).toThrow(XmlRefused);
  });
});
