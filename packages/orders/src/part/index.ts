export { itemLabel } from './item-label.ts';
export { textMask } from './mask-text.ts';
