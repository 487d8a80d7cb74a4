export { applyRebalance, type ReassignmentOutcome } from './apply.ts';
export { assignOrders, mayReassignOrders } from './assign-orders.ts';
export { loadCandidates } from './candidates.ts';
export { barredSql, loadRebalanceInputs } from './inputs.ts';
export { listReassignments } from './list.ts';
export { type PlannedMove, plannedMove, previewRebalance, type RebalancePreview } from './plan.ts';
export { undoReassignment } from './undo.ts';
