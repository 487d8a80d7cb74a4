export { listOwnRules, type OwnRule } from './own-rules.ts';
