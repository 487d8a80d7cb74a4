import type { Item, Material } from '../../order/documents.ts';

export interface Version {
  readonly material: Material;
  /** `LAST_RETURNED` etc.; null: another material of the order. */
  readonly role: NonNullable<Item['comparisons'][number]>['role'] | null;
  readonly label: string;
}

/** The pictures that a material can be compared with: the API's comparisons, then the order's other materials; no picture twice. */
export function versionsOf(material: Material, items: readonly Item[]): Version[] {
  const own = items.find((item) => item.material?.id === material.id)?.comparisons ?? [];
  const versions: Version[] = own.map(({ role, roleLabel, material: other }) => ({
    material: other,
    role,
    label: roleLabel,
  }));
  for (const { material: other } of items) {
    if (other === null || other.id === material.id || versions.some((one) => one.material.id === other.id)) continue;
    versions.push({ material: other, role: null, label: other.label });
  }
  return versions;
}

/** The initial comparison: the last version; for a photo the ID, and the last accepted photo or else the last refused one. */
export function firstChosen(kind: string | undefined, versions: readonly Version[]): string[] {
  if (kind !== 'FACE_PHOTO') return versions.slice(0, 1).map((one) => one.material.id);
  const ofRole = (role: Version['role']) => versions.find((one) => one.role === role);
  return [ofRole('ID_PORTRAIT'), ofRole('LAST_ACCEPTED') ?? ofRole('LAST_RETURNED')].flatMap((one) =>
    one === undefined ? [] : [one.material.id],
  );
}

/** Maximum pictures beside the one under review: more would be too small. */
const MOST = 3;

/** Adds or removes a picture; the last one stays, and the oldest is dropped above the maximum. */
export function toggled(chosen: readonly string[], id: string): string[] {
  if (!chosen.includes(id)) return [...chosen, id].slice(-MOST);
  return chosen.length === 1 ? [...chosen] : chosen.filter((one) => one !== id);
}
