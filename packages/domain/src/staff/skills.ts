import type { OrderKind } from '../order/names.ts';

/** 受理范围: what a reviewer takes on. An empty list is no limit. */
export interface Skills {
  /** Six-digit codes. */
  readonly provinces: readonly string[];
  readonly kinds: readonly OrderKind[];
}

/** What of an order lies outside of somebody's skills: empty where it is theirs to take. */
export const unmetSkills = (
  skills: Skills | null,
  order: { readonly province: string; readonly kind: OrderKind },
): readonly ('province' | 'kind')[] => [
  ...(skills === null || skills.provinces.length === 0 || skills.provinces.includes(order.province)
    ? []
    : (['province'] as const)),
  ...(skills === null || skills.kinds.length === 0 || skills.kinds.includes(order.kind) ? [] : (['kind'] as const)),
];
