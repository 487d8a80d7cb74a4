export { recordActions } from './actions.ts';
export { listCurtainIds, loadCurtains } from './curtain-pages.ts';
export { curtainAddressAad } from './curtain-rows.ts';
export { listOrderOptions } from './order-options.ts';
