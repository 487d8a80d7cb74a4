export { itemLabel } from './item-label.ts';
