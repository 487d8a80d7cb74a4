export { liftRevealQuota } from './lift.ts';
export { type Reveal, type RevealCall, reveal } from './reveal.ts';
