import { lazyPart } from '../lazy-part.tsx';

/** Loaded only where a value is masked. */
export const Reveal = lazyPart(() => import('./reveal.tsx'));
