import { fromBase64, isoSql, jsonRowsSql, type Projection } from '@beian/database/sql';
import type { FieldId } from '@beian/domain/filing';
import { type RevealPurpose, revealPurposes } from '@beian/domain/staff';

import { itemLabel } from '../part/item-label.ts';
import { partOf } from '../part/part.ts';

interface Row {
  id: string;
  field: FieldId;
  purpose: RevealPurpose;
  words: string | null;
  staffName: string;
  at: string;
}

const reveals: Projection<'reveals', Row[]> = {
  name: 'reveals',
  sql: jsonRowsSql(`select v.id, v.field, v.purpose, encode(v.words, 'base64') as words, v.staff_name as "staffName", ${isoSql('v.at')} as at
    from app.reveals v where v.order_id = o.id order by v.at, v.id`),
};

/**
 * Which values of an order were read without its lease, by whom and for what purpose; oldest first. For staff only.
 */
export const revealsPart = partOf({
  projections: [reveals],
  desk: true,
  view: (read, _, { ctx, language }) => ({
    reveals: read.reveals.map(({ words, ...row }) => ({
      ...row,
      label: itemLabel(row.field, language),
      purposeLabel: revealPurposes[row.purpose][language],
      words: words === null ? '' : ctx.keys.unseal(revealWordsAad(row.id), fromBase64(words)).toString(),
    })),
  }),
});

export const revealWordsAad = (id: string): string => `reveals.words:${id}`;
