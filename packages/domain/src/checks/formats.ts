import { type BilingualText, bilingual } from '../text/bilingual-text.ts';

/** How a form asks for a value. */
export const formatInputs = {
  TEXT: bilingual('单行文字', 'Text of one line'),
  LONG_TEXT: bilingual('多行文字', 'Text of several lines'),
  SECRET: bilingual('密码', 'A password'),
  CODE: bilingual('代码表中的代码', 'A code of a code table'),
  REGION: bilingual('行政区划代码', 'The code of a city or county'),
  YES_NO: bilingual('是或否', '`yes` or `no`'),
  DATE: bilingual('日期或长期', 'A day, or 长期'),
  PHONE: bilingual('电话号码', 'A phone number'),
  EMAIL: bilingual('电子邮件', 'An e-mail address'),
  DOMAIN: bilingual('域名', 'A domain'),
  URL: bilingual('网址', 'An address'),
  IP_RANGE: bilingual('IP 地址', 'IP addresses'),
  APP_PACKAGE: bilingual('APP 安装包', 'A package of an app'),
} as const satisfies Record<string, BilingualText>;
export type FormatInput = keyof typeof formatInputs;

/**
 * 格式: the shape of one value. The checks refuse what does not match `pattern`; what matches may still be refused, as for its check
 * digit. Patterns are read with the flag `u`.
 */
export interface Format {
  readonly input: FormatInput;
  /** In characters (code points). */
  readonly min: number;
  /** Null: no shape beyond the lengths. */
  readonly pattern: RegExp | null;
  readonly says: BilingualText;
  /** Invented and valid; null: a code, for which the first choice serves. */
  readonly example: string | null;
}

const several = (part: string): RegExp => new RegExp(`^(?:${part})(?:;(?:${part}))*$`, 'u');

const MOBILE = '1[3-9]\\d{9}';
const LANDLINE = '0\\d{2,3}-?\\d{7,8}(?:-\\d{1,6})?';
const OVERSEAS = '00(?:852|853)-?\\d{8}|00886-?\\d{8,9}';
const CREDIT = '[0-9A-HJ-NPQRTUWXY]';
const MAIL = "[\\w!#$%&'*+\\/=?^`\\{\\|\\}~\\-]+";
const HOST = '[A-Za-z\\d](?:[A-Za-z\\d\\-]*[A-Za-z\\d])?';
const LABEL = '[\\p{Script=Han}A-Za-z\\d](?:[\\p{Script=Han}A-Za-z\\d\\-]*[\\p{Script=Han}A-Za-z\\d])?';
const BYTE = '(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)';
const IPV4 = `(?:${BYTE}\\.){3}${BYTE}`;
/** Only its characters: whether it is an address, `addressesOf` of ip-range.ts tells. */
const IPV6 = '[\\dA-Fa-f]{0,4}:[\\dA-Fa-f:.]{1,43}';

export const formats = {
  text: { input: 'TEXT', min: 1, pattern: null, says: bilingual('文字', 'Text'), example: '样例' },
  remark: {
    input: 'LONG_TEXT',
    min: 1,
    pattern: null,
    says: bilingual('文字，可以分行', 'Text, also of several lines'),
    example: '样例',
  },
  unitName: {
    input: 'TEXT',
    min: 1,
    pattern: null,
    says: bilingual('按证件填写的全称', 'The full name as on the certificate'),
    example: '星河样例科技有限公司',
  },
  personName: {
    input: 'TEXT',
    min: 1,
    pattern: null,
    says: bilingual('按证件填写，不含数字', 'As on the ID, without digits'),
    example: '王样例',
  },
  address: {
    input: 'TEXT',
    min: 1,
    pattern: null,
    says: bilingual('省、市、区县、道路和门牌号', 'Province, city, county, road and door number'),
    example: '江苏省南京市玄武区样例路1号',
  },
  siteName: {
    input: 'TEXT',
    min: 1,
    pattern: null,
    says: bilingual(
      '至少三个汉字，不能只有数字或字母，不能是域名；多个用半角分号分隔',
      'Three Chinese characters or more, not digits or letters alone, not a domain; several separated by ;',
    ),
    example: '星河样例网',
  },
  secret: {
    input: 'SECRET',
    min: 1,
    pattern: null,
    says: bilingual('管局发给主体的备案密码', 'The filing password that the bureau gave the subject'),
    example: 'Ba000001',
  },
  code: {
    input: 'CODE',
    min: 1,
    pattern: /^[1-9]\d{0,5}$/u,
    says: bilingual('代码表中的代码', 'A code of the code table'),
    example: null,
  },
  region: {
    input: 'REGION',
    min: 6,
    pattern: /^\d{6}$/u,
    says: bilingual('六位行政区划代码（GB/T 2260）', 'A region code of six digits (GB/T 2260)'),
    example: null,
  },
  yesNo: {
    input: 'YES_NO',
    min: 2,
    pattern: /^(?:yes|no)$/u,
    says: bilingual('yes 或 no', 'yes or no'),
    example: 'yes',
  },
  validity: {
    input: 'DATE',
    min: 2,
    pattern: /^(?:\d{4}-\d{2}-\d{2}|长期)$/u,
    says: bilingual('YYYY-MM-DD，或“长期”', 'YYYY-MM-DD, or 长期 for no end'),
    example: '长期',
  },
  paperNumber: {
    input: 'TEXT',
    min: 1,
    pattern: null,
    says: bilingual('按证件填写', 'As on the paper'),
    example: 'P00000001',
  },
  residentId: {
    input: 'TEXT',
    min: 18,
    pattern: /^[1-9]\d{16}[\dX]$/u,
    says: bilingual('18 位，末位可为大写 X', '18 characters: digits, the last one also a capital X'),
    example: '990000190001010008',
  },
  creditCode: {
    input: 'TEXT',
    min: 18,
    pattern: new RegExp(`^${CREDIT}{2}\\d{6}${CREDIT}{10}$`, 'u'),
    says: bilingual(
      '18 位统一社会信用代码：数字和大写字母，不含 I、O、S、V、Z',
      'The credit code of 18 characters: digits and capital letters without I, O, S, V, Z',
    ),
    example: '91320000MA0000015K',
  },
  mobile: {
    input: 'PHONE',
    min: 11,
    pattern: new RegExp(`^${MOBILE}$`, 'u'),
    says: bilingual('11 位手机号码，不加国家代码', 'A mobile number of 11 digits, without the country code'),
    example: '13000000001',
  },
  emergencyPhone: {
    input: 'PHONE',
    min: 11,
    pattern: new RegExp(`^${MOBILE}$`, 'u'),
    says: bilingual('11 位手机号码，与手机号码不同', 'A mobile number of 11 digits, another than the mobile'),
    example: '13000000003',
  },
  officePhone: {
    input: 'PHONE',
    min: 11,
    pattern: several(`${LANDLINE}|${MOBILE}|${OVERSEAS}`),
    says: bilingual(
      '区号-号码，或手机号码；多个用半角分号分隔',
      'Area code-number, or a mobile; several separated by ;',
    ),
    example: '025-00000000',
  },
  email: {
    input: 'EMAIL',
    min: 6,
    pattern: several(`${MAIL}(?:\\.${MAIL})*@(?:${HOST}\\.)+${HOST}`),
    says: bilingual('电子邮件地址；多个用半角分号分隔', 'An e-mail address; several separated by ;'),
    example: 'sample@shop.example',
  },
  domain: {
    input: 'DOMAIN',
    min: 4,
    pattern: new RegExp(`^(?![Ww]{3}\\.)(?!.*\\.\\d+$)${LABEL}(?:\\.${LABEL})+$`, 'u'),
    says: bilingual('注册的域名本身，不带 www. 或网址', 'The registered name itself, without www. and not an address'),
    example: 'shop.example',
  },
  url: {
    input: 'URL',
    min: 4,
    pattern: /^(?:[Hh][Tt][Tt][Pp][Ss]?:\/\/)?(?<host>[^/?#:@]+)(?::\d{1,5})?(?:[/?#].*)?$/u,
    says: bilingual('备案域名下的网址，可不带 http://', 'An address under a filed domain, with or without http://'),
    example: 'www.shop.example',
  },
  preApproval: {
    input: 'TEXT',
    min: 3,
    pattern: /^(?<type>\d{1,2}):(?<number>[\s\S]+)$/u,
    says: bilingual('类型代码:批准文号', 'Type code:number of the approval'),
    example: '2:新出审字样例号',
  },
  serviceCode: {
    input: 'TEXT',
    min: 8,
    pattern: /^[A-Za-z0-9][A-Za-z0-9_-]{7,63}$/u,
    says: bilingual('8 至 64 个字母、数字、“-”或“_”', '8 to 64 letters, digits, “-” or “_”'),
    example: 'sc-server01-1',
  },
  appPackage: {
    input: 'APP_PACKAGE',
    min: 20,
    pattern:
      /^(?<platform>ANDROID|IOS|HARMONYOS)\|(?<name>[^|]+)\|(?<signature>[^|]+)\|(?<key>[^|]+)(?:\|(?<subject>[\s\S]*))?$/u,
    says: bilingual(
      '平台|包名|签名值|公钥|证书主体；平台为 ANDROID、IOS 或 HARMONYOS，证书主体可不填',
      'Platform|package name|signature value|public key|subject of the certificate; the platform is ANDROID, IOS or HARMONYOS, the subject may be left out',
    ),
    example: `ANDROID|com.example.shop|0123456789ABCDEF0123456789ABCDEF|${'C0'.repeat(256)}`,
  },
  ipRange: {
    input: 'IP_RANGE',
    min: 7,
    pattern: new RegExp(`^\\s*(?<first>${IPV4}|${IPV6})\\s*(?:-\\s*(?<last>${IPV4}|${IPV6})\\s*)?$`, 'u'),
    says: bilingual(
      'IP 地址，或“起始-终止”两个地址；至少一个 IPv4，IPv6 不报送管局',
      'An IP address, or two with a hyphen between; one of IPv4 at least, as IPv6 is not sent to the bureau',
    ),
    example: '203.0.113.10-203.0.113.19',
  },
} as const satisfies Record<string, Format>;

export type FormatName = keyof typeof formats;
/** Letters, digits, hyphens and Chinese characters between dots. */
export const domainLabels = new RegExp(`^${LABEL}(?:\\.${LABEL})*$`, 'u');
/** A phone of Hong Kong, Macao or Taiwan, with the code of the region. */
export const overseasPhone = new RegExp(`^(?:${OVERSEAS})$`, 'u');
export const mailLocal = new RegExp(`^${MAIL}(?:\\.${MAIL})*$`, 'u');
export const mailHost = new RegExp(`^(?:${HOST}\\.)+${HOST}$`, 'u');
