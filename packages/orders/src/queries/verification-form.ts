import type { Tx } from '../house.ts';
import { contentMark } from '../papers/mark.ts';
import { askOf } from '../sql/ask-of.ts';
import type { OrderView, VerificationFormView } from './view.ts';

interface Row {
  id: string;
  hashes: Readonly<Record<string, string>>;
  attachedMark: string | null;
}

/** SQL, of the contents `c` of an order: the mark of the scan that hangs on it. */
export const attachedMarkSql = `(select m.content_mark from app.materials m where m.order_id = c.order_id and m.kind = 'VERIFICATION_FORM'
          and m.removed_at is null)`;

/** Where the form of each order is, and whether the scan that hangs on it is of the present content. */
export async function loadVerificationForms(tx: Tx, ids: readonly string[]): Promise<Map<string, Partial<OrderView>>> {
  const { rows } = await askOf<Row>(tx, ids, {
    name: 'verification-forms',
    text: `/* loadVerificationForms */ select c.order_id as id, c.field_hashes as hashes,
        ${attachedMarkSql} as "attachedMark"
      from app.order_contents c where c.order_id = any($1)`,
  });
  return new Map(rows.map((row) => [row.id, { verificationForm: formOf(row) }]));
}

export function formOf({ id, hashes, attachedMark }: Row): VerificationFormView {
  const mark = contentMark(hashes);
  return {
    url: `/verification-forms/${id}`,
    mark,
    attachedMark,
    outdated: attachedMark !== null && attachedMark !== mark,
  };
}
