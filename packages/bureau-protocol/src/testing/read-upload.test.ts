import { expect, test } from 'vitest';
import { packBeianInfo } from '../protocol/package.ts';
import {
  exampleCancellation,
  exampleChange,
  exampleFirstFiling,
  exampleNewAccess,
  exampleNewWebsite,
} from './example.ts';
import { fileOf } from './read-report.ts';
import { readUpload } from './read-upload.ts';

test.each([
  [exampleChange(), '32000000010001'],
  [exampleCancellation(), '32000000010001'],
  [exampleFirstFiling(), '6001'],
  [{ ...exampleNewWebsite(), subject: { filingNumber: '苏ICP备00000001号' } }, '苏ICP备00000001号'],
  [exampleNewAccess(), '32000000020001'],
])('an upload of $block is read with the key of each record', (report, key) => {
  const { beianInfo, beianInfoHash } = packBeianInfo({ fileName: 'file.xml', xml: fileOf(report, report) });
  const parameters = { beianInfo, beianInfoHash, dataSequence: '7' };
  expect(readUpload({ method: 'isp_upload', parameters, path: '', headers: {}, body: '' })).toMatchObject({
    sequence: 7,
    block: report.block,
    records: [key, key],
  });
});
