import type { FieldRows } from './field-rows.ts';

/** What `node(id)` finds again. */
export const nodeFields = {
  id: { shape: 'ID', description: 'Global, readable id, e.g. `order_0192…`; the prefix names the noun.' },
} as const satisfies FieldRows;
