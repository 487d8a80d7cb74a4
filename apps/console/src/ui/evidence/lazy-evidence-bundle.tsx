import type { ComponentProps } from 'react';
import { lazyPart } from '../lazy-part.tsx';
import { useHasPermission } from '../use-has-permission.ts';

const Bundle = lazyPart(() => import('./bundle.tsx'));

/** 证据包 (evidence) for those who may export it: loaded on demand, and only for them. */
export function EvidenceBundle(of: ComponentProps<typeof Bundle>) {
  const may = useHasPermission();
  return may('exportEvidence') ? <Bundle {...of} /> : null;
}
