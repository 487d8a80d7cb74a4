import { type MaterialKind, materialKinds, materialRow } from '../record/materials.ts';
import { materialKey } from './checklist.ts';
import type { FieldId } from './fields.ts';

/** What papers prove: who the subject is, who the principals are, which domains the website has. */
const provenFields =
  /^(subject\.(name|nature|certificate\w+)|website\.domains|\w+\.principal\.(name|idType|idNumber))$/;

/** Who is photographed: an accepted photo stands only for the same person. */
export const photographedFields: readonly FieldId[] = ['website.principal.name', 'website.principal.idNumber'];

/**
 * The items that a publication touches: the fields that are filed otherwise now, and the papers that prove one of them.
 * A verdict on them was given beside other values.
 */
export function itemsTouchedByPublication(fields: readonly FieldId[]): string[] {
  const owners = new Set(fields.filter((id) => provenFields.test(id)).map((id) => id.split('.')[0]));
  const touches = (kind: MaterialKind): boolean => {
    if (kind === 'FACE_PHOTO') return fields.some((id) => photographedFields.includes(id));
    // The form has values of subject and website both.
    return kind === 'VERIFICATION_FORM'
      ? owners.size > 0 || fields.includes('website.name')
      : owners.has(materialRow(kind).owner);
  };
  const papers = materialKinds.filter(touches);
  // A domain's registrant is compared with the subject and the site's principal.
  const domains = owners.size > 0 && !fields.includes('website.domains') ? ['website.domains'] : [];
  return [...fields, ...domains, ...papers.map(materialKey)];
}
