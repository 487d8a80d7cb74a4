import { type BilingualText, bilingual } from '../text/bilingual-text.ts';
import { reasonCodes, reasonRow } from './reasons.ts';

/** What people call the checks that are no reasons of a return, by the first part of their rule ids. */
const checks: Readonly<Record<string, BilingualText>> = {
  'FMT-CERT-TYPE': bilingual('证件类型可上报', 'Certificate type can be reported'),
  'FMT-CODE': bilingual('代码表', 'Code table'),
  'FMT-COUNT': bilingual('数量', 'Number of values'),
  'FMT-DOMAIN': bilingual('域名格式', 'Form of a domain'),
  'FMT-EMAIL': bilingual('电子邮件格式', 'Form of an e-mail address'),
  'FMT-FILING-NUMBER': bilingual('备案号格式', 'Form of a filing number'),
  'FMT-GBK': bilingual('字符可上报', 'Characters can be reported'),
  'FMT-HOME-URL': bilingual('首页网址格式', 'Form of a home URL'),
  'FMT-LENGTH': bilingual('长度', 'Length'),
  'FMT-MOBILE': bilingual('手机号码格式', 'Form of a mobile number'),
  'FMT-OFFICE-PHONE': bilingual('办公电话格式', 'Form of an office phone'),
  'FMT-PERSON-NAME': bilingual('姓名格式', 'Form of a person’s name'),
  'FMT-RARE-CHARACTER': bilingual('生僻字', 'Rare characters'),
  'FMT-REGION': bilingual('行政区划', 'City and county'),
  'FMT-REPEATED': bilingual('重复', 'Repetition'),
  'FMT-RESIDENT-ID': bilingual('居民身份证号码', 'Resident ID number'),
  'R-2': bilingual('变更条件', 'When a change may be opened'),
  'R-3': bilingual('办理过程', 'Course of an order'),
  'R-4': bilingual('填报要求', 'Fields'),
  'R-5': bilingual('材料要求', 'Materials'),
  'R-6': bilingual('拍照核验', 'Photo verification'),
  'R-7': bilingual('域名核验', 'Domain verification'),
  'R-9': bilingual('短信核验', 'SMS verification'),
  'R-11': bilingual('规则版本', 'Editions of the rules'),
  'B-7': bilingual('管局返回码', 'Codes of bureaus'),
  'B-8': bilingual('上报内容', 'Content of a report'),
  'B-9': bilingual('管局下发内容', 'What bureaus publish'),
};

const codeOf = (ruleId: string): string | undefined => /\bcodes? ([\d/]+)/.exec(ruleId)?.[1];

/** What people call the rule of a check, with the bureau's code where it has one; undefined: it has no name. */
export function ruleLabel(ruleId: string): BilingualText | undefined {
  const [first = ''] = ruleId.split(/[,;] /);
  const reason = reasonCodes.find((code) => code === first);
  const name = reason === undefined ? (checks[first] ?? checks[first.replace(/\..*$/, '')]) : reasonRow(reason).label;
  const code = codeOf(ruleId);
  if (name === undefined || code === undefined) return name;
  return bilingual(`${name.zh}（管局代码 ${code}）`, `${name.en} (bureau’s code ${code})`);
}
