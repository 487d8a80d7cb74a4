import type { OrderKind } from '../order/names.ts';
import type { MaterialKind } from '../record/materials.ts';
import { findProvince } from './provinces.ts';

/** 需要的材料: a row per material and why it is asked for (rules.md §5.1, §5.2). */
interface RequirementRow {
  readonly material: MaterialKind;
  readonly kinds: readonly OrderKind[];
  readonly where: (province: string) => boolean;
  readonly source: string;
}

const everywhere = () => true;
const always: readonly OrderKind[] = ['CHANGE_WEBSITE', 'CHANGE_SUBJECT'];

export const requirements: readonly RequirementRow[] = [
  { material: 'SUBJECT_CERT', kinds: always, where: everywhere, source: 'A19-UP' },
  { material: 'SUBJECT_PRINCIPAL_ID', kinds: always, where: everywhere, source: 'A19-UP' },
  { material: 'WEBSITE_PRINCIPAL_ID', kinds: always, where: everywhere, source: 'A19-UP' },
  { material: 'VERIFICATION_FORM', kinds: always, where: everywhere, source: 'SEED' },
  {
    material: 'DOMAIN_CERT',
    kinds: ['CHANGE_WEBSITE'],
    where: (province) => findProvince(province)?.domainCertificate?.mode === 'always',
    source: 'A18-PROV',
  },
  { material: 'FACE_PHOTO', kinds: always, where: everywhere, source: 'SEED' },
];

/** Kinds of material that a change of this kind needs in this province, in the order people upload them. */
export const requiredMaterials = (kind: OrderKind, province: string): MaterialKind[] =>
  requirements.filter((row) => row.kinds.includes(kind) && row.where(province)).map((row) => row.material);
