import type { Projection } from '@beian/database/sql';
import { codesProjection } from '@beian/records/published';
import { columns, type Row, recordView } from '@beian/records/views';
import { partOf } from '../part/part.ts';

const reading: Projection<'record', Row | null> = {
  name: 'record',
  sql: `(select row_to_json(x) from (select ${columns} from app.records r where r.id = o.record_id) x)`,
};

/** The record that an order changes. */
export const recordPart = partOf({
  projections: [reading, codesProjection],
  view: ({ record, codes }, _, { ctx, language }) => ({
    record: record === null ? undefined : recordView(ctx, record, language, codes),
  }),
});
