export { type ReferenceCall, updateOrderReference } from './update-reference.ts';
