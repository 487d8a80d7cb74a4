import { attachmentCodes } from '@beian/domain/codes';
import { expect, it } from 'vitest';
import { canValidate, validate } from '../testing/shared-domain.ts';
import { childrenOf, parseXml, textAtPath } from '../xml/xml.ts';
import { encodeMaterial } from './attachments.ts';
import { fileFrame } from './file.ts';

it('materials sent alone are records of their own, each with its owner; those that are stored here only are left out', () => {
  const bytes = new Uint8Array([0xff, 0xd8, 0xff]);
  const kinds = ['SUBJECT_CERT', 'VERIFICATION_FORM', 'PRE_APPROVAL'] as const;
  const attachments = kinds.map((kind) => ({ kind, bytes }));
  const records = encodeMaterial({ attachments, codes: attachmentCodes(), subjectId: '31', websiteId: '41' });
  const [before, after] = fileFrame('320000000999', 'XZHYD');
  const file = Buffer.concat([before, ...records, after]);
  if (canValidate) expect(validate('upload-data.xsd', file)).toBe('');
  const root = parseXml(new TextDecoder('gbk').decode(file));
  const sent = root.children.flatMap((icp) => childrenOf(icp, 'XZHYD')).flatMap((block) => childrenOf(block, 'Fjxx'));
  expect(
    sent.map((one) => ['Fjyt', 'Fjssdx/Ssdxlx', 'Fjssdx/Ssdxbs/Jlid'].map((path) => textAtPath(one, path))),
  ).toEqual([
    ['2', '1', '31'],
    ['1', '2', '41'],
  ]);
});
