import { defaultPointLimits, keyBounds, limitBounds, MAX_PARTNER_NAME_LENGTH } from '@beian/domain/partner';
import { rightRefusal } from '@beian/domain/staff';
import type { RefusalReasonCode } from '@beian/domain/text';
import {
  type BilingualText,
  bilingual,
  formatCount,
  type Refusal,
  type RefusalCode,
  refusal,
  textLengths,
} from '@beian/domain/text';

const RULE = 'D-keys';
const makeRefusal = (
  code: RefusalCode,
  name: RefusalReasonCode,
  message: BilingualText,
  suggestion: BilingualText,
  field?: string,
) => ({
  ok: false as const,
  refusal: refusal(code, {
    code: name,
    ...(field === undefined ? {} : { field }),
    message,
    suggestion,
    ruleId: RULE,
  }),
});
const notManager = (does: BilingualText) => ({
  ok: false as const,
  refusal: rightRefusal('managePartners', does, RULE),
});
export type Refused = { readonly ok: false; readonly refusal: Refusal };

const { pointsPerSecond, bucket } = limitBounds;

/** Refusals of changes to keys and limits. */
export const keyRefusals = {
  notTheirs: notManager(bilingual('创建密钥和设置额度', 'make keys and set limits')),
  noSuchPartner: makeRefusal(
    'NOT_FOUND',
    'PARTNER_NOT_FOUND',
    bilingual('没有此合作方', 'There is no such partner'),
    bilingual('请刷新合作方列表后再试', 'Load the list of partners again'),
    'partnerId',
  ),
  noSuchKey: makeRefusal(
    'NOT_FOUND',
    'KEY_NOT_FOUND',
    bilingual('没有您可以操作的此密钥', 'There is no such key that you may act on'),
    bilingual('请刷新密钥列表后再试', 'Load the list of keys again'),
    'id',
  ),
  ended: makeRefusal(
    'NOT_POSSIBLE',
    'KEY_ENDED',
    bilingual('此密钥已吊销或已过期', 'This key is revoked or has expired'),
    bilingual('请创建新的密钥', 'Have a new key made'),
    'id',
  ),
  wider: makeRefusal(
    'NOT_POSSIBLE',
    'KEY_IS_WIDER',
    bilingual('此密钥的权限超出您所用的密钥', 'That key may do more than the one you call with'),
    bilingual(
      '请使用具有其全部权限的密钥，或联系平台管理员',
      'Call with a key that holds all of its scopes, or ask an administrator of the desk',
    ),
    'id',
  ),
  tooMany: makeRefusal(
    'NOT_POSSIBLE',
    'TOO_MANY_KEYS',
    bilingual(
      `一个合作方最多有 ${keyBounds.open} 个有效密钥`,
      `A partner has at most ${keyBounds.open} keys that are valid`,
    ),
    bilingual('请先吊销不再使用的密钥', 'Revoke those that are not used any more'),
    'partnerId',
  ),
  wrongName: makeRefusal(
    'INVALID_INPUT',
    'WRONG_SHAPE',
    bilingual(`密钥名称须为 1 至 ${keyBounds.name} 个字符`, `A key's name has 1 to ${keyBounds.name} characters`),
    bilingual('请写明密钥用在何处', 'Say where the key is used'),
    'name',
  ),
  wrongScopes: makeRefusal(
    'INVALID_INPUT',
    'WRONG_SHAPE',
    bilingual('请至少选择一项权限', 'A key has at least one scope'),
    bilingual('只选择需要的权限', 'Take those that are needed, and no more'),
    'scopes',
  ),
  wrongEnd: (field: 'expiresAt' | 'oldUntil', days: number) =>
    makeRefusal(
      'INVALID_INPUT',
      'WRONG_SHAPE',
      bilingual(`时间须在现在之后、${days} 天之内`, `The time lies ahead, within ${days} days`),
      bilingual('请填写 ISO 8601 时间，含时区', 'Give it as ISO 8601 with a zone'),
      field,
    ),
  wrongLimits: (field: 'pointsPerSecond' | 'bucket') => {
    const { least, most } = field === 'bucket' ? bucket : pointsPerSecond;
    return makeRefusal(
      'INVALID_INPUT',
      'WRONG_SHAPE',
      bilingual(`须为 ${least} 至 ${most} 的整数`, `A whole number from ${least} to ${most}`),
      bilingual(
        `通常为每秒 ${defaultPointLimits.pointsPerSecond} 点、上限 ${defaultPointLimits.bucket} 点`,
        `Usual are ${formatCount(defaultPointLimits.pointsPerSecond)} points a second and a bucket of ${formatCount(defaultPointLimits.bucket)}`,
      ),
      field,
    );
  },
} as const;

/** Refusals of changes to partners and their records. */
export const partnerRefusals = {
  notTheirs: notManager(bilingual('管理合作方', 'manage partners')),
  wrongName: makeRefusal(
    'INVALID_INPUT',
    'WRONG_SHAPE',
    bilingual(
      `合作方名称须为 1 至 ${MAX_PARTNER_NAME_LENGTH} 个字符`,
      `A partner's name has 1 to ${MAX_PARTNER_NAME_LENGTH} characters`,
    ),
    bilingual('请填写合同上的名称', 'Give the name that stands in the contract'),
    'name',
  ),
  takenName: makeRefusal(
    'INVALID_INPUT',
    'PARTNER_NAME_TAKEN',
    bilingual('已有同名的合作方', 'A partner has this name already'),
    bilingual('请换一个名称，或在列表中找到该合作方', 'Choose another one, or find that partner in the list'),
    'name',
  ),
  wrongEmail: makeRefusal(
    'INVALID_INPUT',
    'WRONG_SHAPE',
    bilingual('邮箱地址不正确', 'This is no mail address'),
    bilingual('请填写一个可以收信的地址', 'Give one address that takes mail'),
    'email',
  ),
  wrongOrderUrl: makeRefusal(
    'INVALID_INPUT',
    'WRONG_SHAPE',
    bilingual('订单页面地址不正确', "This is no address of the partner's page of an order"),
    bilingual(
      '以 https:// 开头并含 {order}（订单号），如 https://partner.example/orders/{order}；留空则邮件中没有链接',
      'It begins with https:// and holds {order} for the number, such as https://partner.example/orders/{order}; left empty, mails have no link',
    ),
    'orderUrl',
  ),
  wrongBasis: makeRefusal(
    'INVALID_INPUT',
    'WRONG_SHAPE',
    bilingual(
      `请写明依据，1 至 ${textLengths.grantBasis} 个字符`,
      `Say why, in 1 to ${textLengths.grantBasis} characters`,
    ),
    bilingual('例如合同编号；请勿填写个人信息', 'For example the number of a contract; name no person'),
    'basis',
  ),
  noSuchRecord: makeRefusal(
    'NOT_FOUND',
    'RECORD_NOT_FOUND',
    bilingual('没有此备案号的备案', 'No record has this filing number'),
    bilingual(
      '请核对备案号；备案在管局连接后由系统下载',
      'Check the number; records are downloaded once the bureau is connected',
    ),
    'filingNumber',
  ),
  hasRecord: makeRefusal(
    'NOT_POSSIBLE',
    'RECORD_ALREADY_GIVEN',
    bilingual('该合作方已可操作此备案', 'The partner may act on this record already'),
    bilingual('无需再次分配', 'There is nothing to do'),
    'filingNumber',
  ),
  hasNoSuchRecord: makeRefusal(
    'NOT_FOUND',
    'RECORD_NOT_GIVEN',
    bilingual('该合作方没有此备案', 'The partner does not have this record'),
    bilingual('请刷新列表', 'Load the list again'),
    'recordId',
  ),
  orderOpen: makeRefusal(
    'NOT_POSSIBLE',
    'ORDER_IS_OPEN',
    bilingual('该合作方在此备案上还有未结束的订单', 'The partner has an open order on this record'),
    bilingual('请待订单结束或由合作方放弃后再收回', 'Wait until it has ended, or have the partner abandon it'),
    'recordId',
  ),
} as const;
