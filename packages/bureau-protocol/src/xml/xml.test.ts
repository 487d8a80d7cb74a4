import { describe, expect, it } from 'vitest';
import { encodeGbk } from '../protocol/gbk.ts';
import {
  child,
  childrenOf,
  decodeXmlBytes,
  parseXml,
  parseXmlWithAttributes,
  textAtPath,
  withoutForeignElements,
  writeXml,
  type XmlElement,
  XmlError,
} from './xml.ts';

const faultOf = (document: string, maxLength?: number): string | undefined => {
  try {
    parseXml(document, maxLength);
  } catch (error) {
    if (error instanceof XmlError) return error.fault;
    throw error;
  }
  return undefined;
};

describe('reading', () => {
  it('returns only unchanged strings', () => {
    const root = parseXml(
      '<?xml version="1.0"?><r v="1"><a> 007 </a><a>0x0</a><b><c>9223372036854775807</c></b><d/></r>',
    );
    expect(childrenOf(root, 'a').map(({ text }) => text)).toEqual([' 007 ', '0x0']);
    expect(textAtPath(root, 'b/c')).toBe('9223372036854775807');
    expect(textAtPath(root, 'd')).toBeUndefined();
    expect(textAtPath(root, 'b/x/y')).toBeUndefined();
    expect(child(root, 'x')).toBeUndefined();
  });
  it('drops prefixes, comments and instructions; decodes references outside CDATA only', () => {
    const root = parseXml(
      '<s:r xmlns:s="u"><!-- c --><?pi x?>a&lt;&#x5907;&#26696;&amp;lt;<![CDATA[<x>&lt;</x>]]></s:r>',
    );
    expect(root).toMatchObject({ name: 'r', namespace: 'u', text: 'a<备案&lt;<x>&lt;</x>', children: [] });
  });
  it('reads attributes only where they are asked for, and never a namespace as one', () => {
    const document = '<r xmlns="u" a="1&amp;2"><s:c xmlns:s="v" s:b=""/></r>';
    const root = parseXmlWithAttributes(document);
    expect([root, ...root.children].map(({ attributes }) => [...attributes])).toEqual([[['a', '1&2']], [['s:b', '']]]);
    expect(root.children[0]?.namespace).toBe('v');
    expect(parseXml(document).attributes.size).toBe(0);
  });
  it('accepts a thousand references in one document', () => {
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

describe('namespaces', () => {
  const names = (document: string) => {
    const walk = (one: XmlElement): unknown[] => [one.name, ...one.children.map(walk)];
    return walk(withoutForeignElements(parseXml(document)));
  };
  it.each([
    ['none', '<r><a><b/></a></r>'],
    ['one by default', '<r xmlns="u"><a><b/></a></r>'],
    ['one by a prefix', '<n:r xmlns:n="u"><n:a><n:b/></n:a></n:r>'],
    ['the root alone', '<n:r xmlns:n="u"><a><b/></a></n:r>'],
    ['two prefixes of one', '<n:r xmlns:n="u" xmlns:m="u"><m:a><n:b/></m:a></n:r>'],
    ['taken back', '<r xmlns="u"><a xmlns=""><b/></a></r>'],
    ['a prefix that nobody declares', '<n:r><n:a><b/></n:a></n:r>'],
    ['said again inside', '<r xmlns="u"><a xmlns="u"><b xmlns:x="v"/></a></r>'],
  ])('elements of the document itself, of %s', (_, document) => expect(names(document)).toEqual(['r', ['a', ['b']]]));
  it.each([
    ['of another prefix', '<r xmlns:x="v"><x:a/><c><x:a/></c></r>'],
    ['of another default', '<r xmlns="u"><a xmlns="v"/><c><a xmlns="v"><b/></a></c></r>'],
    ['of a prefix that nobody declares', '<r><x:a/><c/></r>'],
    ['of a prefix that is another one inside', '<n:r xmlns:n="u"><n:a xmlns:n="v"/><n:c/></n:r>'],
  ])('leaves out elements %s, whatever their names', (_, document) => expect(names(document)).toEqual(['r', ['c']]));
});

describe('encodings', () => {
  const declared = (encoding: string) => `<?xml version="1.0" encoding="${encoding}"?><r>备</r>`;
  it.each(['GBK', 'gb2312', 'GB18030', 'cp936', 'MS936', 'x-gbk'])('reads %s', (name) =>
    expect(parseXml(decodeXmlBytes(encodeGbk(declared(name)))).text).toBe('备'),
  );
  it.each(['UTF-8', 'utf8'])('reads %s, with a byte order mark or without', (name) => {
    for (const mark of ['', '\uFEFF'])
      expect(parseXml(decodeXmlBytes(Buffer.from(mark + declared(name)))).text).toBe('备');
  });
  it.each<[string, Buffer, string]>([
    ['another encoding', Buffer.from(declared('Big5')), 'encoding'],
    ['an encoding that nobody knows', Buffer.from(declared('x.y')), 'encoding'],
    ['UTF-7, which hides brackets', Buffer.from(declared('UTF-7')), 'encoding'],
    ['an encoding without a name', Buffer.from(declared('')), 'encoding'],
    [
      'an encoding far behind',
      Buffer.from(`<?xml version="1.0" ${' '.repeat(300)}encoding="UTF-16"?><r/>`),
      'encoding',
    ],
    ['UTF-16 by its mark', Buffer.from('\uFEFF<r/>', 'utf16le'), 'encoding'],
    ['UTF-8 by its mark and GBK by its word', Buffer.from(`\uFEFF${declared('GBK')}`), 'encoding'],
    ['two byte order marks', Buffer.from('\uFEFF\uFEFF<r/>'), 'malformed'],
    ['two byte order marks, declared', Buffer.from(`\uFEFF\uFEFF${declared('UTF-8')}`), 'malformed'],
    ['a second mark behind a blank', Buffer.from('\uFEFF \uFEFF<r/>'), 'malformed'],
  ])('refuses %s', (_, bytes, fault) => {
    expect(() => parseXml(decodeXmlBytes(bytes))).toThrow(expect.objectContaining({ name: 'XmlRefused', fault }));
  });
  it('replaces invalid bytes by U+FFFD, and never takes a byte of a tag for one', () => {
    const broken = (text: string, encode: (text: string) => Buffer) => {
      const [before = '', behind = ''] = text.split('!');
      return parseXml(decodeXmlBytes(Buffer.concat([encode(before), Buffer.from([0xff]), encode(behind)]))).text;
    };
    expect(broken('<?xml version="1.0" encoding="GBK"?><r>样!</r>', encodeGbk)).toBe('样\uFFFD');
    expect(broken('<?xml version="1.0" encoding="UTF-8"?><r>样!例</r>', (text) => Buffer.from(text))).toBe(
      '样\uFFFD例',
    );
  });
  it('reads characters that only GB18030 has', () => {
    const bytes = Buffer.concat([
      Buffer.from('<?xml version="1.0" encoding="GB18030"?><r>'),
      Buffer.from('8139ee39', 'hex'),
      Buffer.from('</r>'),
    ]);
    expect(parseXml(decodeXmlBytes(bytes)).text).toBe('㐀');
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
    ['more references than a file can have: 10 MB of them', `<r>${'&#65;'.repeat(2_000_000)}</r>`, 'size'],
    ['ampersands alone: 10 MB of them', `<r>${'&'.repeat(10_000_000)}</r>`, 'size'],
    ['depth', `${'<a>'.repeat(200)}${'</a>'.repeat(200)}`, 'malformed'],
  ];
  it.each(attacks)('%s (ASVS 1.5.1)', (_name, document, fault) => expect(faultOf(document)).toBe(fault));
  it('a document that is too large, before parsing', () =>
    expect(faultOf(`<r>${'x'.repeat(100)}</r>`, 50)).toBe('size'));
  it('messages quote nothing of the document', () => {
    expect(() => parseXml('<r><m>13000000001</r>')).toThrow('the document is not well-formed XML');
  });
});

describe('writing', () => {
  it('escapes, and keeps characters that a reader would change (ASVS 1.2.1)', () => {
    const written = writeXml({ tag: 'r', children: [{ tag: 'a', text: ' <&>"\'\r\n]]> ' }] });
    expect(written).toBe('<r><a> &lt;&amp;&gt;"\'&#13;\n]]&gt; </a></r>');
    expect(parseXml(written).children[0]?.text).toBe(' <&>"\'\r\n]]> ');
  });
  it('refuses control characters', () => {
    expect(() => writeXml({ tag: 'a', text: '\u0001' })).toThrow(XmlError);
    expect(() => writeXml({ tag: 'a', text: '\ud800' })).toThrow(XmlError);
  });
});
