export { openPlan, type PlanCall, type PlanOutcome, planRefusal } from './open-plan.ts';
export { loadPlan, type PlanPreview, planPart, previewPlan } from './plan-view.ts';
