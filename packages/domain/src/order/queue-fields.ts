import { enumOf, fieldsOf, objectOf, type ViewOf } from '../fields/field-rows.ts';
import type { QueueColumn, QueueDensity } from './queue-desk.ts';
import type { QueueFilter } from './queue-filter.ts';

export const queueViewFields = fieldsOf('QueueView', 'A filter kept under a name 保存的视图. Since 2026-11.', {
  id: { shape: 'ID', description: 'Global id.' },
  name: { shape: 'String', description: 'As the person wrote it.' },
  filter: { shape: objectOf<QueueFilter>('QueueViewFilter'), description: 'What it shows.' },
  missing: {
    shape: 'String',
    list: true,
    description:
      "What it names that is no longer there, as sentences in the caller's language; `filter` is without it.",
  },
});
export type QueueViewView = ViewOf<typeof queueViewFields>;

export const queueDeskFields = fieldsOf('QueueDesk', 'How the caller reads the queue 我的队列. Since 2026-11.', {
  columns: {
    shape: enumOf<QueueColumn>('QueueColumn'),
    list: true,
    description: 'Columns beside the due time and the number.',
  },
  density: { shape: enumOf<QueueDensity>('QueueDensity'), description: 'How close the rows stand.' },
  arranged: { shape: 'Boolean', description: 'The caller has chosen them; else they are those of the role.' },
  views: { shape: queueViewFields, list: true, description: 'Saved views, in the sequence of their tabs.' },
});
export type QueueDeskView = ViewOf<typeof queueDeskFields>;
