import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { zipOne } from '../protocol/zip.ts';
import {
  exampleCancellation,
  exampleChange,
  exampleFirstFiling,
  exampleNewAccess,
  exampleNewWebsite,
  exampleProviderId,
} from '../testing/example.ts';
import { encodeReport, previewReport } from './encode.ts';
import { fileFrame, joinRecords } from './file.ts';

test.each([exampleChange(), exampleCancellation(), exampleFirstFiling(), exampleNewWebsite(), exampleNewAccess()])(
  'the size of a data file of $block is its records plus the frame, to the byte',
  (report) => {
    const record = encodeReport(report);
    expect(record.length).toBe(previewReport(report).xmlBytes);
    const [before, after] = fileFrame(exampleProviderId, report.block);
    const file = joinRecords(exampleProviderId, report.block, [record, record]);
    expect(file.length).toBe(before.length + 2 * record.length + after.length);
  },
);

test('the zip of bytes that cannot be compressed is never much larger, because they are stored as they are', () => {
  const noise = randomBytes(1_000_000);
  expect(zipOne('noise.xml', noise).length).toBeLessThan(noise.length * 1.001 + 300);
});
