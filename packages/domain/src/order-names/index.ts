export type { Duty } from './duty-names.ts';
export { type OrderEvent, type OrderKind, orderKindLabels } from './names.ts';
export {
  editableStates,
  type OrderState,
  pushableStates,
  refusedStates,
  stateRow,
  states,
  statesAtBureau,
} from './states.ts';
