export { listCurtainIds, loadCurtains } from './curtain-pages.ts';
export { curtainAddressAad } from './curtain-rows.ts';
