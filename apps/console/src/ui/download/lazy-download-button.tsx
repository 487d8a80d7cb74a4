import { Suspense } from 'react';
import { lazyWithRetry } from '../lazy-with-retry.ts';
import type { DownloadRequest } from './download.ts';

const Button = lazyWithRetry(() => import('./button.tsx'));

/** The download button of a list, loaded after the list so that it is not part of any first load. */
export const Download = (props: DownloadRequest) => (
  <Suspense>
    <Button {...props} />
  </Suspense>
);
