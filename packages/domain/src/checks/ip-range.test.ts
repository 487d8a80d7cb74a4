import { expect, test } from 'vitest';
import { networkKindsOf } from '../address/special-networks.ts';
import { addressesOf } from './ip-range.ts';

test.each([
  ...['203.0.113.10', '203.0.113.10-203.0.113.19', '203.0.113.10 - 203.0.113.10', '255.255.255.255'],
  ...['2408:8000::1', '2408:8000::1-2408:8000::ff', '2408:8000:0:0:0:0:0:1'],
])('%s is an address or a range', (written) => expect(addressesOf(written)).toBeDefined());

test.each([
  ...['', '203.0.113', '203.0.113.256', '0.0.0.0', '203.0.113.19-203.0.113.10', '1.2.3.4-1.2.3.5-1.2.3.6'],
  ...['0x7f.0.0.1', '1.2.3.4-2408:8000::1', '2408:8000::2-2408:8000::1', 'fe80::1%eth0', '2408:::1', '::'],
])('"%s" is neither', (written) => expect(addressesOf(written)).toBeUndefined());

test.each([
  ['8.8.8.8', []],
  ['2408:8000::1', []],
  ['10.0.0.1', ['private']],
  ['9.255.255.255-10.0.0.1', ['private']],
  ['1.0.0.1-223.255.255.255', ['private', 'shared', 'loopback', 'linkLocal', 'documentation', 'reserved']],
  ['100.64.0.1', ['shared']],
  ['203.0.113.1', ['documentation']],
  ['255.255.255.255', ['reserved']],
  ['fd12::1', ['private']],
  ['fe80::1', ['linkLocal']],
  ['ff02::1', ['multicast']],
  ['2002:7f00:1::', ['reserved']],
  ['::ffff:8.8.8.8', ['reserved']],
])('%s lies in %j', (written, kinds) => {
  const addresses = addressesOf(written);
  expect(addresses && networkKindsOf(addresses)).toEqual(kinds);
});
