import { keyBounds, limitBounds, type Refusal, type RefusalCode, refusal, type Text, text } from '@beian/domain';

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
