import { lazyPart } from '../lazy-part.tsx';

/** The download button of a list, loaded after the list so that it is not part of any first load. */
export const Download = lazyPart(() => import('./button.tsx'));
