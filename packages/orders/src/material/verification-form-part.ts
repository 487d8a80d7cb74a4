import { isoSql, type Projection } from '@beian/database/sql';
import type { VerificationFormView } from '@beian/domain/order-fields';
import { contentStamp } from '../content/content-stamp.ts';
import { partOf } from '../part/part.ts';

interface Row {
  id: string;
  hashes: Readonly<Record<string, string>>;
  attachedMark: string | null;
  isAsked: boolean;
  kept: KeptForm | null;
}

/** The form that the last approval filled in. */
export interface KeptForm {
  readonly verifiedAt: string;
  readonly verifierName: string;
  /** False: its file was deleted. */
  readonly stored: boolean;
  /** The commitment that was signed on the phone is kept with it. */
  readonly commitment: boolean;
}

/** SQL over the contents `c` of an order: its newest kept form. */
export const keptFormSql = `(select json_build_object('verifiedAt', ${isoSql('k.verified_at')}, 'verifierName', k.verifier_name,
    'stored', k.file is not null, 'commitment', k.commitment_file is not null) from app.verified_forms k where k.order_id = c.order_id order by k.round desc limit 1)`;

/** SQL over the contents `c` of an order: the stamp of the attached scan. */
export const attachedMarkSql = `(select m.content_mark from app.materials m where m.order_id = c.order_id and m.kind = 'VERIFICATION_FORM'
          and m.removed_at is null)`;

/** SQL over the contents `c` of an order: its rules ask for the form on paper. */
const formAskedSql = `coalesce(c.assessment -> 'materials' @> '[{"kind": "VERIFICATION_FORM"}]', false)`;

const form: Projection<'verificationForm', Omit<Row, 'id'> | null> = {
  name: 'verificationForm',
  sql: `(select json_build_object('hashes', c.field_hashes, 'attachedMark', ${attachedMarkSql}, 'isAsked', ${formAskedSql}, 'kept', ${keptFormSql})
    from app.order_contents c where c.order_id = o.id)`,
};

/** The URLs of an order's forms, and whether the attached scan matches the current content. */
export const verificationFormPart = partOf({
  projections: [form],
  view: (read, { id }) =>
    read.verificationForm === null ? {} : { verificationForm: formOf({ id, ...read.verificationForm }) },
});

export function formOf({ id, hashes, attachedMark, isAsked, kept }: Row): VerificationFormView {
  const mark = contentStamp(hashes);
  return {
    url: `/verification-forms/${id}`,
    mark,
    attachedMark,
    outdated: attachedMark !== null && attachedMark !== mark,
    onPaper: isAsked || attachedMark !== null,
    commitmentUrl: kept?.commitment === true ? `/verification-forms/${id}?kept=commitment` : null,
    keptUrl: kept?.stored === true ? `/verification-forms/${id}?kept=true` : null,
    verifiedAt: kept?.verifiedAt ?? null,
    verifierName: kept?.verifierName ?? null,
  };
}
