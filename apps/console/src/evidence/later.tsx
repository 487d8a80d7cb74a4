import { type ComponentProps, Suspense } from 'react';
import { lazyPart } from '../common/lazy-part.ts';
import { useMay } from '../common/use-may.ts';

const Bundle = lazyPart(() => import('./bundle.tsx'));

/** 证据包, for whoever may take it away: loaded with no page, and for nobody else. */
export function EvidenceBundle(of: ComponentProps<typeof Bundle>) {
  const may = useMay();
  if (!may('exportEvidence')) return null;
  return (
    <Suspense fallback={null}>
      <Bundle {...of} />
    </Suspense>
  );
}
