/** What narrows the list, as the URL has it. */
export const filterNames = ['actor', 'action', 'target', 'day', 'outcome'] as const;
export type FilterName = (typeof filterNames)[number];
