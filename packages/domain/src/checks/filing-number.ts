import { bilingual } from '../text/bilingual-text.ts';
import { typingFaults } from './characters.ts';
import { type Fault, type Finding, firstFaultFinding } from './finding.ts';

/**
 * 备案号 (docs/spec/rules.md R-1): short name of the province, 8 or 10 digits, and for a service its suffix: a website's has no letter, an
 * app's A, a mini program's X, a quick app's K. One running number counts all services of a subject.
 */
const NUMBER =
  /^[京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝蜀黔滇藏陕陇青宁新]ICP备(?:\d{8}|\d{10})号(?<suffix>-\d+(?<letter>[AXK])?)?$/;

export type FilingNumberKind = 'subject' | 'website' | 'app';

interface Asked {
  readonly number: string;
  readonly kind: FilingNumberKind | undefined;
}

const suffixOf = (number: string): string | undefined => NUMBER.exec(number)?.groups?.suffix;
const letterOf = (number: string): string | undefined => NUMBER.exec(number)?.groups?.letter;

/** The number of the subject within a number of one of its services. */
export const subjectNumberOf = (number: string): string => number.replace(/-\d+[AXK]?$/i, '');

const faults: readonly Fault<Asked>[] = [
  ...typingFaults.map((row): Fault<Asked> => ({ ...row, isBroken: ({ number }) => row.isBroken(number) })),
  {
    isBroken: ({ number }) => !NUMBER.test(number),
    message: bilingual('备案号格式不正确', 'The filing number is malformed'),
    suggestion: bilingual(
      '请按“省份简称ICP备8位或10位数字号”填写，字母大写，网站备案号另加“-序号”，APP 再加“A”',
      'Write the short name of the province, ICP备, 8 or 10 digits, 号; a website adds - and its number, an app A behind that',
    ),
  },
  {
    isBroken: ({ number, kind }) => kind === 'subject' && letterOf(number) !== undefined,
    message: bilingual(
      '这是 APP、小程序或快应用的备案号，不是主体备案号',
      'This is the number of an app, a mini program or a quick app, not of a subject',
    ),
    suggestion: bilingual('请删除“-”及其后的序号和字母', 'Remove the - and what follows it'),
  },
  {
    isBroken: ({ number, kind }) => kind === 'subject' && suffixOf(number) !== undefined,
    message: bilingual('这是网站备案号，不是主体备案号', 'This is the number of a website, not of a subject'),
    suggestion: bilingual('请删除“-”及其后的序号', 'Remove the - and what follows it'),
  },
  {
    isBroken: ({ number, kind }) => kind === 'app' && suffixOf(number) === undefined,
    message: bilingual('这是主体备案号，不是 APP 备案号', 'This is the number of a subject, not of an app'),
    suggestion: bilingual('请加上“-”、序号和“A”', "Add -, the app's number and A"),
  },
  {
    isBroken: ({ number, kind }) => kind === 'website' && suffixOf(number) === undefined,
    message: bilingual('这是主体备案号，不是网站备案号', 'This is the number of a subject, not of a website'),
    suggestion: bilingual('请加上“-”和网站序号', "Add - and the website's number"),
  },
  {
    isBroken: ({ number, kind }) => kind === 'website' && letterOf(number) !== undefined,
    message: bilingual(
      '这是 APP、小程序或快应用的备案号，不是网站备案号',
      'This is the number of an app, a mini program or a quick app, not of a website',
    ),
    suggestion: bilingual('网站备案号以数字结尾', 'The number of a website ends with a digit'),
  },
  {
    isBroken: ({ number, kind }) => kind === 'app' && letterOf(number) !== 'A',
    message: bilingual('APP 备案号以“A”结尾', 'The number of an app ends with A'),
    suggestion: bilingual('例如“京ICP备2026000001号-2A”', 'For instance 京ICP备2026000001号-2A'),
  },
];

/** Checks a filing number, of the `kind` if one is given. */
export const checkFilingNumber = (number: string, kind?: FilingNumberKind): Finding =>
  firstFaultFinding('FMT-FILING-NUMBER', faults, { number, kind });
