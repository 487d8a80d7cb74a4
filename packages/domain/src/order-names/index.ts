export { type FieldGroup, fieldGroups, formGroups, MISSING_GROUP } from './kinds/field-groups.ts';
export type { Ending, KindEffect, KindReport, OrderKindRow, PrincipalOwner } from './kinds/kind-row.ts';
export { declaresPrincipal, isOrderKind, kindRow, type OrderKind, orderKindLabels, orderKinds } from './kinds/kinds.ts';
export { isMistypedOrderNumber, orderNumber } from './order-number.ts';
export type { Duty } from './states.ts';
export {
  allStates,
  editableStates,
  type OrderState,
  type ProgressStep,
  progressSteps,
  pushableStates,
  refusedStates,
  stateRow,
  states,
  statesAtBureau,
  statesHandedOver,
} from './states.ts';
