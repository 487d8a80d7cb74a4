import type { OrderKind } from '../order-names/kinds/kinds.ts';

/** 受理范围: provinces and kinds that a reviewer takes on. An empty list is no limit. */
export interface Skills {
  /** Six-digit codes. */
  readonly provinces: readonly string[];
  readonly kinds: readonly OrderKind[];
}

/** The parts of an order outside somebody's skills; empty: they may take it. */
export const unmetSkills = (
  skills: Skills | null,
  order: { readonly province: string; readonly kind: OrderKind },
): readonly ('province' | 'kind')[] => [
  ...(skills === null || skills.provinces.length === 0 || skills.provinces.includes(order.province)
    ? []
    : (['province'] as const)),
  ...(skills === null || skills.kinds.length === 0 || skills.kinds.includes(order.kind) ? [] : (['kind'] as const)),
];
