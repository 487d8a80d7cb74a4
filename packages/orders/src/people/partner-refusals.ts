import {
  keyBounds,
  limitBounds,
  PARTNER_NAME_MOST,
  type Refusal,
  type RefusalCode,
  refusal,
  type Text,
  text,
} from '@beian/domain';

const say = (code: RefusalCode, name: string, message: Text, suggestion: Text, field?: string) => ({
  ok: false as const,
  refusal: refusal(code, {
    code: name,
    ...(field === undefined ? {} : { field }),
    message,
    suggestion,
    ruleId: 'product.md P4',
  }),
});
export type Refused = { readonly ok: false; readonly refusal: Refusal };

const { pointsPerSecond, bucket } = limitBounds;

/** Why a key or a limit is not made, changed or ended. */
export const keyRefusals = {
  notTheirs: say(
    'NOT_POSSIBLE',
    'NOT_POSSIBLE',
    text('只有管理员可以创建密钥和设置额度', 'Only an administrator makes keys and sets limits'),
    text('请联系平台管理员', 'Ask an administrator of the desk'),
  ),
  noSuchPartner: say(
    'NOT_FOUND',
    'PARTNER_NOT_FOUND',
    text('没有此合作方', 'There is no such partner'),
    text('请核对合作方 id', "Check the partner's id"),
    'partnerId',
  ),
  noSuchKey: say(
    'NOT_FOUND',
    'KEY_NOT_FOUND',
    text('没有您可以操作的此密钥', 'There is no such key that you may act on'),
    text('请核对密钥 id', "Check the key's id"),
    'id',
  ),
  ended: say(
    'NOT_POSSIBLE',
    'KEY_ENDED',
    text('此密钥已吊销或已过期', 'This key is revoked or has expired'),
    text('请创建新的密钥', 'Have a new key made'),
    'id',
  ),
  wider: say(
    'NOT_POSSIBLE',
    'KEY_IS_WIDER',
    text('此密钥的权限超出您所用的密钥', 'That key may do more than the one you call with'),
    text(
      '请使用具有其全部权限的密钥，或联系平台管理员',
      'Call with a key that holds all of its scopes, or ask an administrator of the desk',
    ),
    'id',
  ),
  tooMany: say(
    'NOT_POSSIBLE',
    'TOO_MANY_KEYS',
    text(
      `一个合作方最多有 ${keyBounds.open} 个有效密钥`,
      `A partner has at most ${keyBounds.open} keys that are valid`,
    ),
    text('请先吊销不再使用的密钥', 'Revoke those that are not used any more'),
    'partnerId',
  ),
  wrongName: say(
    'INVALID_INPUT',
    'WRONG_SHAPE',
    text(`密钥名称须为 1 至 ${keyBounds.name} 个字符`, `A key's name has 1 to ${keyBounds.name} characters`),
    text('请写明密钥用在何处', 'Say where the key is used'),
    'name',
  ),
  wrongScopes: say(
    'INVALID_INPUT',
    'WRONG_SHAPE',
    text('请至少选择一项权限', 'A key has at least one scope'),
    text('只选择需要的权限', 'Take those that are needed, and no more'),
    'scopes',
  ),
  wrongEnd: (field: 'expiresAt' | 'oldUntil', days: number) =>
    say(
      'INVALID_INPUT',
      'WRONG_SHAPE',
      text(`时间须在现在之后、${days} 天之内`, `The time lies ahead, within ${days} days`),
      text('请填写 ISO 8601 时间，含时区', 'Give it as ISO 8601 with a zone'),
      field,
    ),
  wrongLimits: (field: 'pointsPerSecond' | 'bucket') => {
    const { least, most } = field === 'bucket' ? bucket : pointsPerSecond;
    return say(
      'INVALID_INPUT',
      'WRONG_SHAPE',
      text(`须为 ${least} 至 ${most} 的整数`, `A whole number from ${least} to ${most}`),
      text('通常为每秒 100 点、上限 1000 点', 'Usual are 100 points a second and a bucket of 1,000'),
      field,
    );
  },
} as const;

/** Why a partner is not created or changed, or is not given a record. */
export const partnerRefusals = {
  notTheirs: say(
    'NOT_POSSIBLE',
    'NOT_POSSIBLE',
    text('只有管理员可以管理合作方', 'Only an administrator manages partners'),
    text('请联系平台管理员', 'Ask an administrator of the desk'),
  ),
  wrongName: say(
    'INVALID_INPUT',
    'WRONG_SHAPE',
    text(
      `合作方名称须为 1 至 ${PARTNER_NAME_MOST} 个字符`,
      `A partner's name has 1 to ${PARTNER_NAME_MOST} characters`,
    ),
    text('请填写合同上的名称', 'Give the name that stands in the contract'),
    'name',
  ),
  takenName: say(
    'INVALID_INPUT',
    'PARTNER_NAME_TAKEN',
    text('已有同名的合作方', 'A partner has this name already'),
    text('请换一个名称，或在列表中找到该合作方', 'Choose another one, or find that partner in the list'),
    'name',
  ),
  wrongEmail: say(
    'INVALID_INPUT',
    'WRONG_SHAPE',
    text('邮箱地址不正确', 'This is no mail address'),
    text('请填写一个可以收信的地址', 'Give one address that takes mail'),
    'email',
  ),
  wrongBasis: say(
    'INVALID_INPUT',
    'WRONG_SHAPE',
    text('请写明依据，1 至 200 个字符', 'Say why, in 1 to 200 characters'),
    text('例如合同编号；请勿填写个人信息', 'For example the number of a contract; name no person'),
    'basis',
  ),
  noSuchRecord: say(
    'NOT_FOUND',
    'RECORD_NOT_FOUND',
    text('没有此备案号的备案', 'No record has this filing number'),
    text(
      '请核对备案号；备案在管局连接后由系统下载',
      'Check the number; records are downloaded once the bureau is connected',
    ),
    'filingNumber',
  ),
  hasRecord: say(
    'NOT_POSSIBLE',
    'RECORD_ALREADY_GIVEN',
    text('该合作方已可操作此备案', 'The partner may act on this record already'),
    text('无需再次分配', 'There is nothing to do'),
    'filingNumber',
  ),
  hasNoSuchRecord: say(
    'NOT_FOUND',
    'RECORD_NOT_GIVEN',
    text('该合作方没有此备案', 'The partner does not have this record'),
    text('请刷新列表', 'Load the list again'),
    'recordId',
  ),
  orderOpen: say(
    'NOT_POSSIBLE',
    'ORDER_IS_OPEN',
    text('该合作方在此备案上还有未结束的订单', 'The partner has an open order on this record'),
    text('请待订单结束或由合作方放弃后再收回', 'Wait until it has ended, or have the partner abandon it'),
    'recordId',
  ),
} as const;
