import type { FieldId } from '../filing/fields.ts';
import { type MaterialKind, materialKinds, materialRow } from '../filing/materials.ts';
import { materialKey } from './checklist.ts';

/** Fields proven by papers: identity of the subject and the principals, and the domains of the website. */
const provenFields =
  /^(subject\.(name|nature|certificate\w+)|website\.domains|\w+\.principal\.(name|idType|idNumber))$/;

/** An accepted photo stays valid only while these fields are unchanged. */
export const photographedFields: readonly FieldId[] = ['website.principal.name', 'website.principal.idNumber'];

/**
 * Items affected by a publication: the fields with a new filed value, and the papers that prove one of them. Their
 * verdicts were given against other values.
 */
export function itemsTouchedByPublication(fields: readonly FieldId[]): string[] {
  const owners = new Set(fields.filter((id) => provenFields.test(id)).map((id) => id.split('.')[0]));
  const touches = (kind: MaterialKind): boolean => {
    if (kind === 'FACE_PHOTO') return fields.some((id) => photographedFields.includes(id));
    // The form contains values of both subject and website.
    return kind === 'VERIFICATION_FORM'
      ? owners.size > 0 || fields.includes('website.name')
      : owners.has(materialRow(kind).owner);
  };
  const papers = materialKinds.filter(touches);
  // A domain's registrant is compared with the subject and the website's principal.
  const domains = owners.size > 0 && !fields.includes('website.domains') ? ['website.domains'] : [];
  return [...fields, ...domains, ...papers.map(materialKey)];
}
