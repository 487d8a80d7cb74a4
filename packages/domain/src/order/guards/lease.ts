import { rolesOf } from '../../staff/roles.ts';
import { bilingual } from '../../text/bilingual-text.ts';
import { reloadOrderAdvice } from '../../text/refusal.ts';
import { activeLease, isLeaseHolder, leaseReasons } from '../guard-helpers.ts';
import type { Guard } from './guard.ts';

export const leaseGuards = {
  nobodyHoldsLease: {
    message: bilingual('订单已被领取', 'The order is already claimed'),
    ruleId: 'L-lease',
    check: (facts) => activeLease(facts) === null || leaseReasons(facts),
  },
  notMineYet: {
    message: bilingual('您已持有此订单', 'You hold this order already'),
    suggestion: reloadOrderAdvice,
    ruleId: 'L-lease',
    hideWhenFailing: true,
    check: (facts, actor) => activeLease(facts)?.holder !== actor.id,
  },
  somebodyHoldsLease: {
    message: bilingual('没有人持有此订单', 'Nobody holds this order'),
    suggestion: reloadOrderAdvice,
    ruleId: 'L-lease',
    hideWhenFailing: true,
    check: (facts) => activeLease(facts) !== null,
  },
  nobodyElseHoldsLease: {
    message: bilingual('订单由他人持有', 'Somebody else holds the order'),
    ruleId: 'L-lease',
    check: (facts, actor) =>
      activeLease(facts) === null || activeLease(facts)?.holder === actor.id || leaseReasons(facts),
  },
  holdsLeaseOrSupervises: {
    message: bilingual('只有持有人或主管可以释放', 'Only the holder or a supervisor may release it'),
    ruleId: 'L-lease',
    hideWhenFailing: true,
    check: (facts, actor) =>
      isLeaseHolder(facts, actor) || rolesOf(actor.roles).has('supervisor') || leaseReasons(facts),
  },
  holdsLease: {
    message: bilingual('您尚未领取此订单', 'You have not claimed this order'),
    ruleId: 'L-lease',
    check: (facts, actor) => isLeaseHolder(facts, actor) || leaseReasons(facts),
  },
} as const satisfies Record<string, Guard>;
