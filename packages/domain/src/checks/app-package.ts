import { type BilingualText, bilingual } from '../text/bilingual-text.ts';
import { readPublicKey } from './app-public-key.ts';
import { type Fault, type Finding, firstFaultFinding } from './finding.ts';

/** 安装包: one package of an app on one platform, as the applicant gave it. */
export interface AppPackage {
  platform: AppPlatform;
  /** 包名 or Bundle ID */
  name: string;
  /** 签名值, 证书指纹: MD5 or SHA-1 of the certificate, with or without colons. */
  signature: string;
  /** 公钥: hex of the modulus, hex of the whole key, or PEM. */
  publicKey: string;
  /** 证书主体: the subject name of the certificate, where it is told. */
  certificateSubject?: string;
}
export type AppPlatform = 'ANDROID' | 'IOS' | 'HARMONYOS';

/** 运行平台: operating systems, not stores. `signatures`: hex digits of the certificate's fingerprint that are taken. */
export const appPlatforms = {
  ANDROID: { label: bilingual('安卓', 'Android'), signatures: [32], nameLabel: bilingual('包名', 'Package name') },
  IOS: { label: bilingual('iOS', 'iOS'), signatures: [40], nameLabel: bilingual('Bundle ID', 'Bundle ID') },
  // Sources name SHA-1 as a rule, and MD5 at some desks.
  HARMONYOS: {
    label: bilingual('鸿蒙', 'HarmonyOS'),
    signatures: [40, 32],
    nameLabel: bilingual('包名', 'Package name'),
  },
} as const satisfies Record<
  AppPlatform,
  { readonly label: BilingualText; readonly nameLabel: BilingualText; readonly signatures: readonly number[] }
>;
export const appPlatformNames = Object.keys(appPlatforms) as AppPlatform[];
const isPlatform = (name: string): name is AppPlatform => Object.hasOwn(appPlatforms, name);

/** Separates the parts of a package that is written as one text; none of them contains it. */
const SEPARATOR = '|';

/** A package as one text: `ANDROID|com.example.shop|signature|public key`, and the certificate's subject name where it is told. */
export const appPackageText = ({ platform, name, signature, publicKey, certificateSubject }: AppPackage): string =>
  [platform, name, signature, publicKey, ...(certificateSubject ? [certificateSubject] : [])].join(SEPARATOR);

/** The parts of such a text, as they were given; undefined: it does not have the four parts, or its platform is unknown. */
export function splitAppPackage(written: string): AppPackage | undefined {
  const [platform = '', name, signature, publicKey, ...rest] = written.split(SEPARATOR);
  if (!isPlatform(platform) || name === undefined || signature === undefined || publicKey === undefined)
    return undefined;
  const certificateSubject = rest.join(SEPARATOR);
  return { platform, name, signature, publicKey, ...(certificateSubject === '' ? {} : { certificateSubject }) };
}

/** A fingerprint without colons and blanks, in capitals. */
export const plainSignature = (signature: string): string => signature.replace(/[:：\s]/g, '').toUpperCase();

/** Equal for two spellings of one package on one platform. */
export const appPackageKey = (written: string): string => {
  const parts = splitAppPackage(written);
  return parts === undefined ? written : `${parts.platform}${SEPARATOR}${parts.name.toLowerCase()}`;
};

/** Names in the certificates that development tools make. */
const DEBUG_SUBJECT = /(?:^|CN\s*=\s*"?)(?:android debug|apple development|iphone developer|mac developer)\b/i;
/** Reverse-domain text: at least two parts, the first of which begins with a letter. */
const NAME = /^[A-Za-z][\w-]*(?:\.[A-Za-z0-9][\w-]*)+$/;

interface Asked {
  readonly parts: AppPackage | undefined;
  readonly signature: string;
}
const expected: Readonly<Record<AppPlatform, BilingualText>> = {
  ANDROID: bilingual('安卓填写证书 MD5，32 位十六进制', 'For Android give the MD5 of the certificate, 32 hex digits'),
  IOS: bilingual('iOS 填写证书 SHA-1，40 位十六进制', 'For iOS give the SHA-1 of the certificate, 40 hex digits'),
  HARMONYOS: bilingual(
    '鸿蒙填写证书 SHA-1（40 位）或 MD5（32 位）',
    'For HarmonyOS give the SHA-1 (40 hex digits) or MD5 (32) of the certificate',
  ),
};

const hasWrongLength = ({ parts, signature }: Asked): boolean =>
  parts !== undefined && !(appPlatforms[parts.platform].signatures as readonly number[]).includes(signature.length);
const adviceFor = (platform: AppPlatform, message: BilingualText): Fault<Asked> => ({
  isBroken: (asked) => asked.parts?.platform === platform && hasWrongLength(asked),
  message,
  suggestion: expected[platform],
});

const faults: readonly Fault<Asked>[] = [
  {
    isBroken: ({ parts }) => parts === undefined,
    message: bilingual(
      '应依次为平台、包名、签名值和公钥，用“|”分隔；平台为 ANDROID、IOS 或 HARMONYOS，不是应用商店',
      'It is platform, package name, signature value and public key, separated by |; the platform is ANDROID, IOS or HARMONYOS, not a store',
    ),
    suggestion: bilingual(
      '例如 ANDROID|com.example.shop|32 位 MD5|公钥',
      'For instance ANDROID|com.example.shop|MD5 of 32 digits|public key',
    ),
  },
  {
    isBroken: ({ parts }) => parts !== undefined && !NAME.test(parts.name),
    message: bilingual('包名或 Bundle ID 格式不正确', 'The package name or Bundle ID is malformed'),
    suggestion: bilingual(
      '至少两段，以“.”分隔，每段由字母、数字、“-”或“_”组成，例如 com.example.shop',
      'Two parts or more with dots between, of letters, digits, - and _, such as com.example.shop',
    ),
  },
  {
    isBroken: ({ signature }) => !/^[\dA-F]*$/.test(signature) || signature === '',
    message: bilingual('签名值应为十六进制', 'The signature value is hexadecimal'),
    suggestion: bilingual(
      '请从发布证书读取 MD5 或 SHA-1，只含 0–9、A–F',
      'Read the MD5 or SHA-1 of the release certificate: 0–9 and A–F alone',
    ),
  },
  {
    isBroken: ({ parts, signature }) => parts?.platform === 'IOS' && signature.length === 32,
    message: bilingual(
      '这是 MD5；iOS 须填写 SHA-1，管局系统的栏目虽名为“MD5”，填写 MD5 会被退回',
      "This is an MD5; for iOS the SHA-1 is needed: the bureau's field is called MD5, and returns one all the same",
    ),
    suggestion: expected.IOS,
  },
  adviceFor(
    'ANDROID',
    bilingual('安卓的签名值应为 32 位（MD5）', 'The signature value for Android has 32 digits (MD5)'),
  ),
  adviceFor('IOS', bilingual('iOS 的签名值应为 40 位（SHA-1）', 'The signature value for iOS has 40 digits (SHA-1)')),
  adviceFor(
    'HARMONYOS',
    bilingual('鸿蒙的签名值应为 40 位或 32 位', 'The signature value for HarmonyOS has 40 or 32 digits'),
  ),
  {
    isBroken: ({ parts }) => parts !== undefined && readPublicKey(parts.publicKey) === undefined,
    message: bilingual('公钥无法识别', 'The public key cannot be read'),
    suggestion: bilingual(
      '可填写模数的十六进制、完整公钥结构的十六进制，或 PEM 文本（-----BEGIN PUBLIC KEY-----）',
      'Give the modulus in hex, the whole key in hex, or the text of a PEM file (-----BEGIN PUBLIC KEY-----)',
    ),
  },
  {
    isBroken: ({ parts }) => DEBUG_SUBJECT.test(parts?.certificateSubject ?? ''),
    message: bilingual('这是调试证书，不是发布证书', 'This is a debug certificate, not the one of the release'),
    suggestion: bilingual(
      '请填写上架所用的发布证书的签名值和公钥',
      'Give signature value and public key of the certificate with which the app is released',
    ),
  },
];

/** One package of an app (docs/spec/rules.md ). */
export const checkAppPackage = (written: string): Finding => {
  const parts = splitAppPackage(written);
  return firstFaultFinding('APP-02', faults, { parts, signature: plainSignature(parts?.signature ?? '') });
};
