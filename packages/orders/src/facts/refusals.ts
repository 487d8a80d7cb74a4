import { bilingual, type Refusal, refusal } from '@beian/domain/text';

const leaseCodes = ['LEASE_LOST', 'NOT_CLAIMED'];
/**
 * Turns a disallowed evaluation into a refusal: LEASE_LOST when the lease is missing, NOT_POSSIBLE when the event is
 * hidden, otherwise GUARD_FAILED.
 */
export const toRefusal = (judged: { presence: 'hidden' | 'disabled'; reasons: Refusal['reasons'] }): Refusal => {
  if (judged.reasons.some((one) => leaseCodes.includes(one.code))) return refusal('LEASE_LOST', ...judged.reasons);
  return refusal(judged.presence === 'hidden' ? 'NOT_POSSIBLE' : 'GUARD_FAILED', ...judged.reasons);
};

export const orderNotFound = refusal('NOT_FOUND', {
  code: 'ORDER_NOT_FOUND',
  field: 'id',
  ruleId: 'D-not-found',
  message: bilingual('没有您可以操作的此订单', 'There is no such order that you may act on'),
  suggestion: bilingual('请核对订单号', 'Check the order'),
});

export const staleVersion = (given: number, now: number): Refusal =>
  refusal('STALE', {
    code: 'STALE',
    field: 'version',
    ruleId: 'D-idempotency',
    message: bilingual(
      `订单已更新：您看到的是第 ${given} 版，现为第 ${now} 版`,
      `The order has changed: you saw version ${given}, it is ${now} now`,
    ),
    suggestion: bilingual('请重新读取订单后再试', 'Read the order again and retry'),
  });
