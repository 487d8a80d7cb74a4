import { enumOf, fieldsOf, type ViewOf } from '../fields/field-rows.ts';
import type { OrderKind } from '../order-names/kinds/kinds.ts';
import type { KindLookupState } from './kind-lookup.ts';

export const orderKindLookupFields = fieldsOf(
  'OrderKindLookup',
  'Which kind of order a certificate and a domain need, by what is filed 应办事项查询. Since 2026-11.',
  {
    id: { shape: 'ID', description: 'Global id, of this lookup.' },
    state: { shape: enumOf<KindLookupState>('KindLookupState'), description: 'PENDING while the bureau is asked.' },
    askedAt: { shape: 'DateTime', description: 'When it was asked for.', console: false },
    answeredAt: {
      shape: 'DateTime',
      nullable: true,
      description: 'When the answer came; null: it is awaited.',
      console: false,
    },
    kind: {
      shape: enumOf<OrderKind>('OrderKind'),
      nullable: true,
      description: 'The kind to open; null: not answered, or no order can be opened as things are.',
    },
    message: {
      shape: 'String',
      nullable: true,
      description: 'What is filed, in the caller’s language; null: it is awaited.',
    },
    suggestion: {
      shape: 'String',
      nullable: true,
      description: 'What to do, in the caller’s language; null: it is awaited.',
    },
  },
);
export type KindLookupView = ViewOf<typeof orderKindLookupFields>;
