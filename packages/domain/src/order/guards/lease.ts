import { readAgain } from '../../refusal.ts';
import { rolesOf } from '../../staff/roles.ts';
import { text } from '../../text.ts';
import { heldBy, liveLease, mine } from '../guard-reading.ts';
import type { Guard } from './guard.ts';

/** Guards: who may write now. */
export const leaseGuards = {
  nobodyHoldsLease: {
    says: text('订单已被领取', 'The order is already claimed'),
    ruleId: 'life-cycle: lease',
    holds: (facts) => liveLease(facts) === null || heldBy(facts),
  },
  notMineYet: {
    says: text('您已持有此订单', 'You hold this order already'),
    suggestion: readAgain,
    ruleId: 'life-cycle: lease',
    hides: true,
    holds: (facts, actor) => liveLease(facts)?.holder !== actor.id,
  },
  somebodyHoldsLease: {
    says: text('没有人持有此订单', 'Nobody holds this order'),
    suggestion: readAgain,
    ruleId: 'life-cycle: lease',
    hides: true,
    holds: (facts) => liveLease(facts) !== null,
  },
  nobodyElseHoldsLease: {
    says: text('订单由他人持有', 'Somebody else holds the order'),
    ruleId: 'life-cycle: lease',
    holds: (facts, actor) => liveLease(facts) === null || liveLease(facts)?.holder === actor.id || heldBy(facts),
  },
  holdsLeaseOrSupervises: {
    says: text('只有持有人或主管可以释放', 'Only the holder or a supervisor may release it'),
    ruleId: 'life-cycle: lease',
    hides: true,
    holds: (facts, actor) => mine(facts, actor) || rolesOf(actor.roles).has('supervisor') || heldBy(facts),
  },
  holdsLease: {
    says: text('您尚未领取此订单', 'You have not claimed this order'),
    ruleId: 'life-cycle: lease',
    holds: (facts, actor) => mine(facts, actor) || heldBy(facts),
  },
} as const satisfies Record<string, Guard>;
