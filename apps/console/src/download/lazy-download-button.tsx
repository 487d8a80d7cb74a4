import { Suspense } from 'react';
import { lazyWithRetry } from '../common/lazy-with-retry.ts';
import type { DownloadRequest } from './download.ts';

const Button = lazyWithRetry(() => import('./button.tsx'));

/** The button that downloads a list, loaded after the list: it stands in no screen's first load. */
export const Download = (props: DownloadRequest) => (
  <Suspense>
    <Button {...props} />
  </Suspense>
);
