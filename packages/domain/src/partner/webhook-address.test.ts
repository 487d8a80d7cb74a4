import { expect, test } from 'vitest';
import { forbiddenAddresses, misleadingAddresses } from '../testing/forbidden-addresses.ts';
import { endpointUrlFault } from './webhook-address.ts';

test.each([
  ['https://example.com/hooks?x=1', undefined],
  ['https://example.com:443/', undefined],
  ['https://hooks.example.com:8443/', undefined],
  ['https://例子.example/钩子', undefined],
  ['http://example.com/', /^It must be an https/],
  ['https://user:secret@example.com/', /^It must be an https/],
  ['https://example.com/#part', /^It must be an https/],
  ['ftp://example.com/', /^It must be an https/],
  ['//example.com', /^It must be an https/],
  ['', /^It must be an https/],
  ['https://203.0.113.7/', /no IP address/],
  ['https://127.0.0.1/', /no IP address/],
  ['https://127.1/', /no IP address/],
  ['https://2130706433/', /no IP address/],
  ['https://0x7f000001/', /no IP address/],
  ['https://0x7f.0.0.1/', /no IP address/],
  ['https://017700000001/', /no IP address/],
  ['https://127.0.0.1./', /no IP address/],
  ['https://１２７．０．０．１/', /no IP address/],
  ['https://[::1]/', /no IP address/],
  ['https://[2001:db8::1]/', /no IP address/],
  ['https://[::ffff:10.0.0.1]/', /no IP address/],
  ['https://localhost/', /public host name/],
  ['https://LOCALHOST./', /public host name/],
  ['https://api.localhost/', /public host name/],
  ['https://database/', /public host name/],
  ['https://desk.internal/', /public host name/],
  ['https://printer.local/', /public host name/],
  ['https://nas.home.arpa/', /public host name/],
  ['https://example.com:22/', /443 or 8443/],
  ['https://example.com:80/', /443 or 8443/],
  ['https://example.com:5432/', /443 or 8443/],
])('%s: %s', (url, why) => {
  const fault = endpointUrlFault(url, false);
  if (why === undefined) expect(fault).toBeUndefined();
  else expect(fault?.en).toMatch(why);
});

test('no forbidden or misleading address is taken', () => {
  const all = [...forbiddenAddresses, ...misleadingAddresses];
  expect(all.filter((url) => endpointUrlFault(url, false) === undefined)).toEqual([]);
});

test('in development plain http and any host are allowed, too', () => {
  expect(endpointUrlFault('http://127.0.0.1:9/x', true)).toBeUndefined();
  expect(endpointUrlFault('http://user@localhost/', true)?.zh).toMatch(/^须为 https/);
});
