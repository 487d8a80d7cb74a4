import type { Projection } from '@beian/database/sql';
import { codesProjection } from '@beian/records/published';
import { type RecordRow, recordColumnsSql, recordView } from '@beian/records/views';
import { partOf } from '../part/part.ts';

const recordProjection: Projection<'record', RecordRow | null> = {
  name: 'record',
  sql: `(select row_to_json(x) from (select ${recordColumnsSql} from app.records r where r.id = o.record_id) x)`,
};

/** The record that an order changes. */
export const recordPart = partOf({
  projections: [recordProjection, codesProjection],
  view: ({ record, codes }, _, { ctx, language }) => ({
    record: record === null ? undefined : recordView(ctx, record, language, codes),
  }),
});
