import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { zipOne } from '../protocol/zip.ts';
import { exampleFiling, exampleProviderId } from '../testing/example.ts';
import { encodeChange, encodeChangeFiling, fileFrameBytes, joinChanges, previewChangeFiling } from './change.ts';

test('the size of a data file is its changes plus the frame, to the byte, and its zip is never much larger', () => {
  const filing = exampleFiling();
  const change = encodeChange(filing);
  const { xml } = encodeChangeFiling({ qqdwid: exampleProviderId, filings: [filing] });
  expect(xml.equals(joinChanges(exampleProviderId, [change]))).toBe(true);
  expect(change.length).toBe(previewChangeFiling(filing).xmlBytes);
  expect(xml.length).toBeLessThanOrEqual(change.length + fileFrameBytes);
  expect(() => joinChanges(exampleProviderId, [])).toThrow(RangeError);
  // Bytes that cannot be compressed are stored as they are.
  const noise = randomBytes(1_000_000);
  expect(zipOne('noise.xml', noise).length).toBeLessThan(noise.length * 1.001 + 300);
});
