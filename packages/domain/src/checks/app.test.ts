import { expect, test } from 'vitest';
import { checkAppName } from './app-name.ts';
import { type AppPackage, appPackageText, checkAppPackage } from './app-package.ts';
import { readPublicKey } from './app-public-key.ts';
import { checkAppDomain } from './domain-name.ts';
import { checkFilingNumber } from './filing-number.ts';
import type { Finding } from './finding.ts';

const modulus = `C1${'0F'.repeat(127)}`;
/** RSAPublicKey of DER: a sequence of modulus and exponent. */
const structure = `30818902818100${modulus}0203010001`;
const pem = `-----BEGIN RSA PUBLIC KEY-----\n${Buffer.from(structure, 'hex').toString('base64')}\n-----END RSA PUBLIC KEY-----`;
const android: AppPackage = {
  platform: 'ANDROID',
  name: 'com.example.shop',
  signature: 'AB'.repeat(16),
  publicKey: modulus,
};
const ios: AppPackage = { ...android, platform: 'IOS', signature: 'AB'.repeat(20) };
const harmony: AppPackage = { ...android, platform: 'HARMONYOS' };
const said = ({ outcome, message }: Finding) => (outcome === 'pass' ? 'pass' : `${outcome}: ${message.zh}`);

test.each<[string, string, string]>([
  ['Android with an MD5', appPackageText(android), 'pass'],
  ['with colons and blanks', appPackageText({ ...android, signature: `${'ab:'.repeat(15)}ab ` }), 'pass'],
  ['iOS with a SHA-1', appPackageText(ios), 'pass'],
  ['HarmonyOS with an MD5', appPackageText(harmony), 'pass'],
  ['HarmonyOS with a SHA-1', appPackageText({ ...harmony, signature: 'AB'.repeat(20) }), 'pass'],
  ['a key as PEM', appPackageText({ ...android, publicKey: pem }), 'pass'],
  [
    'a company whose name says development',
    appPackageText({ ...android, certificateSubject: 'CN=Shop, O=Foo Development Ltd' }),
    'pass',
  ],
  [
    'an MD5 for iOS',
    appPackageText({ ...ios, signature: 'AB'.repeat(16) }),
    'fail: 这是 MD5；iOS 须填写 SHA-1，管局系统的栏目虽名为“MD5”，填写 MD5 会被退回',
  ],
  [
    'a SHA-1 for Android',
    appPackageText({ ...android, signature: 'AB'.repeat(20) }),
    'fail: 安卓的签名值应为 32 位（MD5）',
  ],
  [
    'a SHA-256 for HarmonyOS',
    appPackageText({ ...harmony, signature: 'AB'.repeat(32) }),
    'fail: 鸿蒙的签名值应为 40 位或 32 位',
  ],
  [
    'a signature that is no hex',
    appPackageText({ ...android, signature: 'XY'.repeat(16) }),
    'fail: 签名值应为十六进制',
  ],
  [
    'a store in place of a platform',
    `HUAWEI|com.example.shop|${'AB'.repeat(16)}|${modulus}`,
    'fail: 应依次为平台、包名、签名值和公钥，用“|”分隔；平台为 ANDROID、IOS 或 HARMONYOS，不是应用商店',
  ],
  ['a name of one part', appPackageText({ ...android, name: 'shop' }), 'fail: 包名或 Bundle ID 格式不正确'],
  ['a key that is none', appPackageText({ ...android, publicKey: 'ABCD' }), 'fail: 公钥无法识别'],
  [
    'a debug certificate',
    appPackageText({ ...android, certificateSubject: 'C=US, O=Android, CN=Android Debug' }),
    'fail: 这是调试证书，不是发布证书',
  ],
  [
    'a development certificate',
    appPackageText({ ...ios, certificateSubject: 'CN=Apple Development: a@example.com' }),
    'fail: 这是调试证书，不是发布证书',
  ],
])('a package: %s', (_name, written, expected) => {
  expect(said(checkAppPackage(written))).toBe(expected);
});

test('the three shapes of a public key give the same modulus', () => {
  expect([modulus, `00${modulus}`, structure, pem].map((written) => readPublicKey(written)?.hex)).toEqual(
    Array.from({ length: 4 }, () => modulus),
  );
  const cut = pem.replace(/.{3}\n-----END/, '\n-----END');
  expect(['', 'C1', `${pem}x`, cut].map(readPublicKey)).toEqual(Array.from({ length: 4 }, () => undefined));
});

test.each([
  ['样例茶园', 'pass'],
  ['茶园🍵', 'fail: APP 名称不能含表情符号'],
  ['2026', 'fail: APP 名称不能只有数字'],
  ['商城', 'warn: 名称是通用词或行业词，管局可能退回'],
  ['样例茶园免费领', 'warn: 名称含价格或广告用语'],
])('the name %s', (name, expected) => {
  expect(said(checkAppName(name))).toBe(expected);
});

test.each([
  ['shop.example', 'pass'],
  ['api.shop.example', 'pass'],
  ['a.b.shop.example', 'pass'],
  ['a.b.c.shop.example', 'fail: APP 的域名最多比注册的域名多两段'],
  ['www.shop.example', 'fail: 域名不能以“www.”开头'],
])('the domain %s of an app', (name, expected) => {
  expect(said(checkAppDomain(name))).toBe(expected);
});

test.each([
  ['苏ICP备2026000001号-2A', 'app', 'pass'],
  ['苏ICP备00000001号-2A', 'app', 'pass'],
  ['苏ICP备00000001号', 'app', 'fail: 这是主体备案号，不是 APP 备案号'],
  ['苏ICP备00000001号-2', 'app', 'fail: APP 备案号以“A”结尾'],
  ['苏ICP备00000001号-2X', 'app', 'fail: APP 备案号以“A”结尾'],
  ['苏ICP备00000001号-2A', 'website', 'fail: 这是 APP、小程序或快应用的备案号，不是网站备案号'],
  ['苏ICP备00000001号-2K', 'subject', 'fail: 这是 APP、小程序或快应用的备案号，不是主体备案号'],
  ['苏ICP备00000001号-2', 'subject', 'fail: 这是网站备案号，不是主体备案号'],
] as const)('the number %s as that of: %s', (number, kind, expected) => {
  expect(said(checkFilingNumber(number, kind))).toBe(expected);
});
