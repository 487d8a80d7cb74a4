import type { Item, Material } from '../documents.ts';

/** A picture with what it is to the one under review. */
export interface Version {
  readonly material: Material;
  /** `LAST_RETURNED` and so on; null: another material of the order. */
  readonly role: NonNullable<Item['comparisons'][number]>['role'] | null;
  /** What people call it. */
  readonly label: string;
}

/** What a material can be held against: what the API has of it, then the order's other materials; no picture twice. */
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

/** What a comparison opens with: a photo beside the ID and the last accepted one, another material beside its last version. */
export function firstChosen(versions: readonly Version[]): string[] {
  const photo = versions.filter(({ role }) => role === 'ID_PORTRAIT' || role === 'LAST_ACCEPTED');
  return (photo.length > 0 ? photo : versions.slice(0, 1)).map((one) => one.material.id);
}

/** Pictures beside the one under review: more would be too small to see anything. */
export const MOST = 3;

/** Puts one in or takes it out; the last one stays, and the oldest makes room. */
export function toggled(chosen: readonly string[], id: string): string[] {
  if (!chosen.includes(id)) return [...chosen, id].slice(-MOST);
  return chosen.length === 1 ? [...chosen] : chosen.filter((one) => one !== id);
}
