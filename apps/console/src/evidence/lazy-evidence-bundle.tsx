import { type ComponentProps, Suspense } from 'react';
import { lazyWithRetry } from '../common/lazy-with-retry.ts';
import { useHasPermission } from '../common/use-has-permission.ts';

const Bundle = lazyWithRetry(() => import('./bundle.tsx'));

/** 证据包, for whoever may take it away: loaded with no page, and for nobody else. */
export function EvidenceBundle(of: ComponentProps<typeof Bundle>) {
  const may = useHasPermission();
  if (!may('exportEvidence')) return null;
  return (
    <Suspense fallback={null}>
      <Bundle {...of} />
    </Suspense>
  );
}
