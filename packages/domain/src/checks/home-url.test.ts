import { describe, expect, test } from 'vitest';
import { checkHomeUrl } from './home-url.ts';

describe('checkHomeUrl', () => {
  const domains = ['shop.example', '样例.example'];
  const padded = (length: number) => `shop.example/${'a'.repeat(length - 'shop.example/'.length)}`;
  test.each([
    ['www.shop.example', 'pass', 'without scheme, as in the samples'],
    ['shop.example', 'pass', 'the domain itself'],
    ['http://www.shop.example/', 'pass', 'http'],
    ['https://m.shop.example:8443/index?a=b#c', 'pass', 'https, host, port, path'],
    ['WWW.SHOP.EXAMPLE', 'pass', 'case does not matter'],
    ['www.样例.example', 'pass', 'a Chinese domain'],
    ['www.xn--fsq541d.example', 'pass', 'the same in punycode'],
    [padded(255), 'pass', '255 characters, the most'],
    [padded(256), 'fail', '256 characters'],
    ['a.b', 'fail', '3 characters'],
    ['myshop.example', 'fail', 'another domain that ends alike'],
    ['shop.example.org', 'fail', 'another domain that begins alike'],
    ['other.example/shop.example', 'fail', 'the domain in the path only'],
    ['shop.example@other.example', 'fail', 'the domain as a user name'],
    ['ftp://shop.example', 'fail', 'another scheme'],
    ['http://', 'fail', 'no host'],
    ['shop.example www', 'fail', 'a space'],
    ['www.shop。example', 'fail', 'a Chinese full stop'],
    ['ｗww.shop.example', 'fail', 'a full-width letter'],
    ['', 'fail', 'nothing'],
  ])('%s: %s, %s', (url, outcome) => {
    expect(checkHomeUrl(url, domains)).toMatchObject({ ruleId: 'FMT-HOME-URL', outcome });
  });
  test('without domains every URL fails', () => {
    expect(checkHomeUrl('www.shop.example', []).outcome).toBe('fail');
  });
});
