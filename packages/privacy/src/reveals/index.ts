export { liftRevealQuota } from './lift.ts';
export { type RevealCall, reveal } from './reveal.ts';
