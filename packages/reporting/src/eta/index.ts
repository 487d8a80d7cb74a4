export { rollUpEta } from './roll-eta.ts';
