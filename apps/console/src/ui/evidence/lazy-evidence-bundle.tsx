import { type ComponentProps, Suspense } from 'react';
import { lazyWithRetry } from '../lazy-with-retry.ts';
import { useHasPermission } from '../use-has-permission.ts';

const Bundle = lazyWithRetry(() => import('./bundle.tsx'));

/** 证据包 (evidence) for those who may export it: loaded on demand, and only for them. */
export function EvidenceBundle(of: ComponentProps<typeof Bundle>) {
  const may = useHasPermission();
  if (!may('exportEvidence')) return null;
  return (
    <Suspense fallback={null}>
      <Bundle {...of} />
    </Suspense>
  );
}
