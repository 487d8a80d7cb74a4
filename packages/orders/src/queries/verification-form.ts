import { contentStamp } from '../papers/content-stamp.ts';
import { type Projection, partOf } from './part.ts';
import type { VerificationFormView } from './view.ts';

interface Row {
  id: string;
  hashes: Readonly<Record<string, string>>;
  attachedMark: string | null;
}

/** SQL, of the contents `c` of an order: the mark of the scan that hangs on it. */
export const attachedMarkSql = `(select m.content_mark from app.materials m where m.order_id = c.order_id and m.kind = 'VERIFICATION_FORM'
          and m.removed_at is null)`;

const form: Projection<'verificationForm', Omit<Row, 'id'> | null> = {
  name: 'verificationForm',
  sql: `(select json_build_object('hashes', c.field_hashes, 'attachedMark', ${attachedMarkSql})
    from app.order_contents c where c.order_id = o.id)`,
};

/** Where the form of an order is, and whether the scan that hangs on it is of the present content. */
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
