import type { RefusalsWithoutRule } from '../../generated/escapes.ts';

/** What names refusals of one bureau for an item and a reason in a URL: no ids of orders, of which there may be many. */
export type RefusalsKey = Pick<RefusalsWithoutRule, 'province' | 'reason'> & { readonly item: string };

/** The page of a new draft, which begins with a rule made of these refusals. */
export const draftOfRefusalsPath = ({ province, item, reason }: RefusalsKey, weeks: number): string =>
  `/own-rules/drafts/new?${new URLSearchParams({
    from: 'refusals',
    province,
    item,
    reason,
    weeks: String(weeks),
  })}`;
