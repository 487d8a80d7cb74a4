import { expect, test } from 'vitest';
import { isIpRange } from './ip-range.ts';

test.each(['203.0.113.10', '203.0.113.10-203.0.113.19', '203.0.113.10 - 203.0.113.10', '255.255.255.255'])(
  '%s is an address or a range',
  (written) => expect(isIpRange(written)).toBe(true),
);

test.each([
  '',
  '203.0.113',
  '203.0.113.256',
  '0.0.0.0',
  '203.0.113.19-203.0.113.10',
  '1.2.3.4-1.2.3.5-1.2.3.6',
  '2001:db8::1',
])('"%s" is neither', (written) => expect(isIpRange(written)).toBe(false));
