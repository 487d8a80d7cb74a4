import { expect, test } from 'vitest';
import { type IncidentKind, incidentKindOf, incidentKinds, recoversByItself } from './incident-kinds.ts';

test.each<[string, IncidentKind]>([
  ['the file does not open (hash): beianInfoHash does not match the file', 'wrongHash'],
  ['the file does not open (decrypt): the file does not fit the configured key', 'notDecrypted'],
  ['the file does not open (unzip): no end of directory', 'notUnpacked'],
  ['the file does not open (size): the file in the archive is too large', 'notUnpacked'],
  ['3 characters of the file cannot be decoded', 'undecodable'],
  ['the document has too many references', 'tooLarge'],
  ['the file cannot be read: the encoding of the document is not known', 'notXml'],
  ['records of the file cannot be read: ZXSJ/Zxxx[2]', 'unreadRecords'],
  ['a record of the file cannot be stored: records 2: database error 23514', 'notStored'],
  ['the answer declares a document type (HTTP 200)', 'documentType'],
  ['the document declares a type or entities', 'documentType'],
  ['the answer cannot be read: the document declares a type or entities', 'documentType'],
  ['the answer is larger than 83886080 bytes', 'tooLarge'],
  ['the document has too many elements', 'tooLarge'],
  ['no complete answer within 30000 ms', 'tooSlow'],
  ['the connection was cut (ECONNRESET)', 'cut'],
  ['the bureau answered with a SOAP fault (soap:Server)', 'soapFault'],
  ['the bureau answered with HTTP 502', 'httpError'],
  ['reading the WSDL: HTTP 404', 'wrongWsdl'],
  ['the answer cannot be read: the document is not well-formed XML', 'notXml'],
  ['the document is not well-formed XML', 'notXml'],
  ['the file cannot be read: the document is not well-formed XML', 'notXml'],
  ['the file cannot be read: the document declares a type or entities', 'documentType'],
  ['the answer has no msg_code', 'unusable'],
  ['the msg_code of the answer is no code', 'unusable'],
  ['the return_FileName is too long for a name', 'unusable'],
  ['anything else', 'unusable'],
])('%s: %s', (why, kind) => {
  expect(incidentKindOf(why)).toBe(kind);
});

test('every kind has texts in both languages', () => {
  for (const { label, advice } of Object.values(incidentKinds))
    for (const said of [label, advice]) {
      expect(said.zh).toMatch(/\p{Script=Han}/u);
      expect(said.en).not.toMatch(/\p{Script=Han}/u);
    }
});

test('a sound answer settles what was broken, but not what somebody may have tampered with', () => {
  expect(recoversByItself('the answer cannot be read: the document is not well-formed XML')).toBe(true);
  expect(recoversByItself('the answer cannot be read: the document declares a type or entities')).toBe(false);
});
