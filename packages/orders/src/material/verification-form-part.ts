import type { Projection } from '@beian/database/sql';
import { contentStamp } from '../content/content-stamp.ts';
import { partOf } from '../part/part.ts';
import type { VerificationFormView } from '../views/order-view.ts';

interface Row {
  id: string;
  hashes: Readonly<Record<string, string>>;
  attachedMark: string | null;
}

/** SQL over the contents `c` of an order: the stamp of the attached scan. */
export const attachedMarkSql = `(select m.content_mark from app.materials m where m.order_id = c.order_id and m.kind = 'VERIFICATION_FORM'
          and m.removed_at is null)`;

const form: Projection<'verificationForm', Omit<Row, 'id'> | null> = {
  name: 'verificationForm',
  sql: `(select json_build_object('hashes', c.field_hashes, 'attachedMark', ${attachedMarkSql})
    from app.order_contents c where c.order_id = o.id)`,
};

/** The URL of an order's form, and whether the attached scan matches the current content. */
export const verificationFormPart = partOf({
  projections: [form],
  view: (read, { id }) =>
    read.verificationForm === null ? {} : { verificationForm: formOf({ id, ...read.verificationForm }) },
});

export function formOf({ id, hashes, attachedMark }: Row): VerificationFormView {
  const mark = contentStamp(hashes);
  return {
    url: `/verification-forms/${id}`,
    mark,
    attachedMark,
    outdated: attachedMark !== null && attachedMark !== mark,
  };
}
