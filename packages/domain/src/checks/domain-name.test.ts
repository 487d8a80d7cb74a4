import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalDomain } from './canonical-domain.ts';
import { checkDomainName } from './domain-name.ts';

describe('checkDomainName', () => {
  const label63 = 'a'.repeat(63);
  test.each([
    ['xinghe-sample.example', 'pass', 'as in the samples'],
    ['a.bc', 'pass', '4 characters, the least'],
    ['0123.example', 'pass', 'digits as a label'],
    ['SHOP.Example', 'pass', 'case does not matter'],
    ['样例.example', 'pass', 'Chinese label'],
    ['xn--fsq541d.example', 'pass', 'the same kind of label in punycode'],
    ['样例.中国', 'pass', 'Chinese top level'],
    ['shop-sample.com.cn', 'pass', 'under com.cn'],
    ['shop-sample.js.cn', 'pass', "under a province's cn"],
    ['shop-sample.cn', 'pass', 'directly under cn'],
    ['shop-sample.co.uk', 'pass', 'under a known second level abroad'],
    [`${label63}.example`, 'pass', 'a label of 63 characters'],
    [`${label63}.${'b'.repeat(64)}`, 'fail', 'a label of 64 characters'],
    [`${'a.'.repeat(61)}example`, 'fail', '129 characters'],
    ['a.b', 'fail', '3 characters'],
    ['www.shop.example', 'fail', 'www'],
    ['WWW.shop.example', 'fail', 'www in capitals'],
    ['m.shop.example', 'fail', 'a host'],
    ['m.shop-sample.com.cn', 'fail', 'a host under com.cn'],
    ['m.shop-sample.cn', 'fail', 'a host under cn'],
    ['shop.sample.xx', 'warn', 'perhaps a host under a country code that the list does not know'],
    ['m.shop-sample.de', 'fail', 'a host under a country code that sells no second level'],
    ['shop-sample.city.kawasaki.jp', 'fail', 'a host under an exception of the list'],
    ['shop.a.kawasaki.jp', 'pass', 'under a wildcard of the list'],
    ['shop-sample.github.io', 'fail', 'a host under the domain of a company'],
    ['样例.公司.cn', 'pass', 'under a Chinese second level'],
    ['公司.cn', 'fail', 'a Chinese second level, which is a public suffix'],
    ['com.cn', 'fail', 'a public suffix'],
    ['co.uk', 'fail', 'a public suffix abroad'],
    ['com.xx', 'pass', 'under a country code that the list does not know'],
    ['example', 'fail', 'no top level'],
    ['shop.example.', 'fail', 'a dot at the end'],
    ['.shop.example', 'fail', 'a dot at the beginning'],
    ['shop..example', 'fail', 'an empty label'],
    ['-shop.example', 'fail', 'a hyphen at the beginning of a label'],
    ['shop-.example', 'fail', 'a hyphen at the end of a label'],
    ['shop_a.example', 'fail', 'an underscore'],
    ['*.shop.example', 'fail', 'a wildcard'],
    ['http://shop.example', 'fail', 'a URL'],
    ['shop.example/index', 'fail', 'a path'],
    ['shop.example:8080', 'fail', 'a port'],
    ['owner@shop.example', 'fail', 'an e-mail address'],
    ['192.0.2.1', 'fail', 'an IP address'],
    ['ショップ.example', 'fail', 'another script than Chinese'],
    ['shоp.example', 'fail', 'a Cyrillic letter that looks like a Latin one'],
    ['shop.example;tea.example', 'fail', 'two names: one is asked'],
    ['shop .example', 'fail', 'a space'],
    ['shop．example', 'fail', 'a full-width dot'],
    ['ｓhop.example', 'fail', 'a full-width letter'],
    ['', 'fail', 'nothing'],
  ])('%s: %s, %s', (name, outcome) => {
    expect(checkDomainName(name)).toMatchObject({ ruleId: 'FMT-DOMAIN', outcome });
  });
});

describe('canonicalDomain', () => {
  test.each([
    ['SHOP.Example', 'shop.example'],
    [' shop.example. ', 'shop.example'],
    ['ｓｈｏｐ．example', 'shop.example'],
    ['中文.example', 'xn--fiq228c.example'],
    ['XN--FIQ228C.example', 'xn--fiq228c.example'],
    ['样例。中国', 'xn--fsq541d.xn--fiqs8s'],
    ['192.0.2.1', '192.0.2.1'],
    ['', ''],
  ])('%j is %j', (name, canonical) => {
    expect(canonicalDomain(name)).toBe(canonical);
  });
  test('never throws, and canonicalizing twice changes nothing (property)', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: fc.constantFrom(...'样例A.-') })),
        (name) => {
          const once = canonicalDomain(name);
          checkDomainName(name);
          if (checkDomainName(name).outcome !== 'fail') expect(canonicalDomain(once)).toBe(once);
        },
      ),
    );
  });
});
