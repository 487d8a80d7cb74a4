import { type BilingualText, bilingual, type RefusalReasonCode } from '@beian/domain/text';

/** Reasons whose message is that of the check, rule or order that they tell of: when they are given. */
export const varyingReasons: Readonly<Partial<Record<RefusalReasonCode, BilingualText>>> = {
  BLACK_LISTED: bilingual(
    '单位、人员、证件或域名在管局黑名单中',
    'A unit, person, paper or domain is on the black list of a bureau',
  ),
  CHANGE_NOT_ALLOWED: bilingual('规则不允许此变更', 'A rule does not allow this change'),
  CHECK_FAILED: bilingual('字段、材料或域名未通过检查', 'A field, a material or a domain did not pass a check'),
  CHECK_WARNED: bilingual(
    '检查提示可能有误；不妨碍提交',
    'A check warns that something may be wrong; it does not prevent submission',
  ),
  DECLARED_NOT_FILED: bilingual(
    '声明已在别处备案，而管局查无此备案',
    'Declared as filed elsewhere, and the bureau knows no such filing',
  ),
  DOMAIN_FILED_ELSEWHERE: bilingual('域名已在其他备案名下', 'The domain is filed under another record'),
  EARLIER_STEP_OPEN: bilingual('同一方案的前一步尚未完成', 'An earlier step of the same plan is not finished'),
  NOT_REPORTABLE: bilingual('内容不能按部接口上报', 'The content cannot be sent by the interface of the ministry'),
  NUMBERS_OF_APPROVAL: bilingual(
    '登记通过时备案号缺失或格式不符',
    'A filing number of an approval is missing or malformed',
  ),
  SUBJECT_FILED_ELSEWHERE: bilingual('证件已在其他备案名下', 'The papers are filed under another record'),
};
