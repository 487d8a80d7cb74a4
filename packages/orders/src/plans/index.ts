export { openPlan, type PlanCall, type PlanOutcome, planRefusal } from './open-plan.ts';
export { loadPlan, planPart, previewPlan } from './plan-view.ts';
