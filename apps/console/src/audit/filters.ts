/** Filters of the list, as named in the URL. */
export const filterNames = ['actor', 'action', 'target', 'day', 'outcome', 'routine'] as const;
export type FilterName = (typeof filterNames)[number];
