export { approve, writeDraft } from './drafts.ts';
export { changedAmong, jiangsu, meetAll, type RuledOrders, seedRuledOrders } from './ruled-orders.ts';
export { testRuleKinds } from './test-rule-kinds.ts';
