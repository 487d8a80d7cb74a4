import { Suspense } from 'react';
import { lazyPart } from '../common/lazy-part.ts';
import type { DownloadAsked } from './download.ts';

const Button = lazyPart(() => import('./button.tsx'));

/** The button that downloads a list, loaded after the list: it stands in no screen's first load. */
export const Download = (asked: DownloadAsked) => (
  <Suspense>
    <Button {...asked} />
  </Suspense>
);
