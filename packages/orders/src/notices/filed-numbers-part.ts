import type { Projection } from '@beian/database/sql';
import { type FiledNumbers, numberSteps } from '@beian/domain/follow-ups';
import { kindRow } from '@beian/domain/order-names';
import { partOf } from '../part/part.ts';
import { filedNumbersSql } from './filed-numbers-sql.ts';

const filedNumbers: Projection<'filedNumbers', (FiledNumbers & { readonly domains: readonly string[] }) | null> = {
  name: 'filedNumbers',
  sql: `(case when o.state = 'APPROVED' then (select ${filedNumbersSql}::jsonb || jsonb_build_object('domains',
      jsonb_path_query_array(w.plain, '$.domains[*].name')) from app.websites w where w.id = o.website_id) end)`,
};

/** The numbers of what an approved order filed or changed, and what is done with them, in the words of its notice. */
export const filedNumbersPart = partOf({
  projections: [filedNumbers],
  view: ({ filedNumbers: numbers }, { kind, province }, { language }) => ({
    filedNumbers:
      numbers === null || kindRow(kind).effect.does === 'end'
        ? null
        : {
            subject: numbers.subject,
            website: numbers.website,
            domains: numbers.domains,
            ...numberSteps(numbers, { kind, province }, language),
          },
  }),
});
