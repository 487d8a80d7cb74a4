import { hasKnownFormat, hasKnownPurpose, isValidAttachment } from '../judge/checks/images.ts';
import { type Files, findSubject, findWebsite } from '../records/on-file.ts';
import type { Attachment } from '../records/shapes.ts';

/** Result of the materials of one owner: `bs` as it was submitted. */
export interface MaterialResult {
  readonly bs: string;
  readonly codes: readonly number[];
}

const STORED = 1060;
/** Purposes of the subject (B-10.2); the others are of a website. */
const subjectPurposes = ['2', '3'];

/** Results of materials sent alone (XZHYD, B-8.6): one for each owner that the file names, in its order. */
export function judgeMaterials(files: Files, materials: readonly Attachment[]): MaterialResult[] {
  const nameOf = ({ owner }: Attachment) => owner.Jlid ?? owner.Baxh ?? '';
  return [...new Set(materials.map(nameOf))].map((bs) => {
    const all = materials.filter((one) => nameOf(one) === bs);
    const codes = [...new Set(all.flatMap((one) => codeOf(files, one) ?? []))];
    return { bs, codes: codes.length === 0 ? [STORED] : codes };
  });
}

function codeOf(files: Files, material: Attachment): number | undefined {
  const { ownerKind, owner, purpose } = material;
  const name = { id: owner.Jlid, number: owner.Baxh };
  const isOfSubject = ownerKind === '1';
  if (!hasKnownFormat(material)) return 1056;
  if (!hasKnownPurpose(material)) return 1057;
  if ('code' in (isOfSubject ? findSubject(files, name) : findWebsite(files, name))) return isOfSubject ? 1058 : 1059;
  if (isOfSubject !== subjectPurposes.includes(purpose)) return 1061;
  return isValidAttachment(material) ? undefined : 5010;
}
