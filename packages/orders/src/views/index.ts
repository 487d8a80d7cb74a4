export type { ActionView, OrderOptionView, PlanOptionView } from './action-view.ts';
export type { OrderPart, OrderRowView, OrderView } from './order-view.ts';
export type { CurtainView } from './photo-view.ts';

export { type ShownColumn, type ShownValues, shownFields } from './shown-columns.ts';
