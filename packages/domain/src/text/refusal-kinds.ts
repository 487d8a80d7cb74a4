import { type BilingualText, bilingual } from './bilingual-text.ts';

/** Classes of expected refusals, which are values and not errors; `reasons` say the details. */
export const refusalKinds = {
  NOT_POSSIBLE: {
    when: bilingual('角色或订单当前状态不允许此操作', 'The role, or the state of the order, does not allow it'),
    remedy: bilingual('请刷新订单，查看 actions', 'Load the order again and look at its `actions`'),
  },
  GUARD_FAILED: {
    when: bilingual('有规则未满足', 'A rule is not met'),
    remedy: bilingual('请按各原因的 suggestion 处理', 'Do what `suggestion` of each reason says'),
  },
  INVALID_INPUT: {
    when: bilingual('输入的内容不符合要求', 'The input is not of its shape, or a value is not allowed'),
    remedy: bilingual('请修改 `field` 所示的内容', 'Correct what `field` names'),
  },
  STALE: {
    when: bilingual('订单在此期间已变更', 'The order was changed since its version was read'),
    remedy: bilingual('请重新读取订单，再以新的 version 重试', 'Load the order again and send its new `version`'),
  },
  LEASE_LOST: {
    when: bilingual('订单已由他人领取，或无人领取', 'Somebody else has claimed the order, or nobody has'),
    remedy: bilingual('请重新领取', 'Claim it again'),
  },
  NOT_FOUND: {
    when: bilingual('不存在，或您看不到', 'It does not exist, or the caller may not see it'),
    remedy: bilingual('请核对 id', 'Check the id'),
  },
  KEY_REUSED: {
    when: bilingual(
      '同一个幂等键已用于另一内容的调用',
      'The same idempotency key was used for a call with other content',
    ),
    remedy: bilingual('新的调用请用新的幂等键', 'Use a new idempotency key for a new call'),
  },
} as const satisfies Record<string, { readonly when: BilingualText; readonly remedy: BilingualText }>;
