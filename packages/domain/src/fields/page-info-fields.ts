import { fieldsOf } from './field-rows.ts';

export const pageInfoFields = fieldsOf(
  'PageInfo',
  'Where a page of a list stands (Relay connections). Since 2026-11.',
  {
    hasNextPage: { shape: 'Boolean', description: 'More rows follow: ask with `after: endCursor`.' },
    hasPreviousPage: { shape: 'Boolean', description: 'Rows stand before this page: ask with `before: startCursor`.' },
    startCursor: { shape: 'String', nullable: true, description: 'Cursor of the first row; null on an empty page.' },
    endCursor: { shape: 'String', nullable: true, description: 'Cursor of the last row; null on an empty page.' },
  },
);
