export { checkInput, safeFieldName } from './input.ts';
