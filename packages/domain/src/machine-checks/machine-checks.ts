import { type Finding, passFinding } from '../checks/finding.ts';
import { type MaterialKind, materialKinds } from '../filing/materials.ts';
import { materialKey } from '../order/checklist.ts';
import type { OrderFacts } from '../order/facts.ts';
import { stateRow } from '../order-names/states.ts';
import { type FaceCheckName, faceCheckNames } from './face-checks.ts';
import { faultMessage } from './fault-messages.ts';
import { type CheckResult, type FileCheckName, fileCheckNames, unreadableFileResult } from './file-checks.ts';
import type { PhotoRegion } from './measures.ts';
import { personFields } from './person-elsewhere.ts';
import { comparedPictures, fieldsOfOneSubject } from './reuse.ts';
import type { UsedBy } from './used-by.ts';

/** 机器检查: checks of pictures and reuse, besides the checks of values (`check-fields.ts`) and the outside answers. */
export type MachineCheckName =
  | FileCheckName
  | (typeof unreadableFileResult)['check']
  | PhotoRegion
  | FaceCheckName
  | 'reusedPicture'
  | 'reusedValue';

/** A stored check with the hash of the content that it judged. */
export interface StoredMachineCheck extends CheckResult<MachineCheckName> {
  /** A field or `material.KIND`. */
  readonly item: string;
  readonly contentHash: string;
}

type Facts = Pick<OrderFacts, 'state' | 'kind' | 'province' | 'edition' | 'changed' | 'materials' | 'fieldHashes'>;

const checksOfMaterial = (kind: MaterialKind): MachineCheckName[] => [
  ...fileCheckNames,
  ...(kind === 'FACE_PHOTO' ? (['top', 'background', 'reusedPicture'] as const) : []),
];

/**
 * Checks that count once they are there, and for which nobody waits: not every desk has a reader of faces, and scans that were checked before
 * papers were compared have no such result until their order is checked again.
 */
const optionalChecks: Readonly<Record<string, readonly MachineCheckName[]>> = {
  ...Object.fromEntries(comparedPictures.map((kind) => [materialKey(kind), ['reusedPicture', 'reusedValue']])),
  [materialKey('FACE_PHOTO')]: faceCheckNames,
  ...Object.fromEntries(personFields.map((field) => [field, ['reusedValue']])),
};

/** The checks of each item of an order that are waited for, by item key. */
export function checksOf(facts: Facts): ReadonlyMap<string, readonly MachineCheckName[]> {
  const materials = materialKinds
    .filter((kind) => facts.materials[kind] !== undefined)
    .map((kind) => [materialKey(kind), checksOfMaterial(kind)] as const);
  const fields = fieldsOfOneSubject(facts)
    .filter(({ field }) => facts.fieldHashes[field] !== undefined)
    .map(({ field }) => [field, ['reusedValue']] as const);
  return new Map<string, readonly MachineCheckName[]>([...materials, ...fields]);
}

const hashOf = (facts: Facts, item: string): string | undefined =>
  item.startsWith('material.')
    ? facts.materials[item.slice('material.'.length) as MaterialKind]
    : facts.fieldHashes[item];

/**
 * The checks that judged exactly the current content. A value that two rules reserve to one subject names the rule that asks it now, not the
 * one of the day on which it was compared.
 */
export function currentChecks(facts: Facts, stored: readonly StoredMachineCheck[]): StoredMachineCheck[] {
  const checks = checksOf(facts);
  const ruleIds = new Map<string, string>(fieldsOfOneSubject(facts).map(({ field, ruleId }) => [field, ruleId]));
  return stored
    .filter(
      ({ item, check, contentHash }) =>
        contentHash === hashOf(facts, item) &&
        (checks.get(item)?.includes(check) === true ||
          optionalChecks[item]?.includes(check) === true ||
          (checks.has(item) && check === unreadableFileResult.check)),
    )
    .map((one) => ({ ...one, ruleId: ruleIds.get(one.item) ?? one.ruleId }));
}

/** Items of an open order whose current content has not been checked yet. The order does not wait for it. */
export function itemsBeingChecked(facts: Facts, stored: readonly StoredMachineCheck[], desk: boolean): string[] {
  if (facts.state === null || stateRow(facts.state).terminal) return [];
  const current = currentChecks(facts, stored);
  const unreadable = new Set(
    current.filter(({ check }) => check === unreadableFileResult.check).map(({ item }) => item),
  );
  return [...checksOf(facts)]
    .filter(([item]) => !unreadable.has(item))
    .filter(([item, names]) =>
      names.some((name) => isVisibleTo(desk, name) && !current.some((one) => one.item === item && one.check === name)),
    )
    .map(([item]) => item);
}

/**
 * Whether a number is used in another filing must not be visible to a partner, neither by a result nor by a missing
 * one; the desk returns it with CON-03 if necessary.
 */
const isVisibleTo = (desk: boolean, check: MachineCheckName): boolean => desk || check !== 'reusedValue';

/** Colours and the face appear only in the photo's hints. */
const hintChecks: readonly MachineCheckName[] = ['top', 'background', ...faceCheckNames];

/** The checks of an item's current content as findings; `desk`: for staff. Pure. */
export const machineFindings = (
  facts: Facts,
  stored: readonly StoredMachineCheck[],
  desk: boolean,
): (Finding & { readonly item: string })[] =>
  withoutRepeats(currentChecks(facts, stored))
    .filter(({ check }) => !hintChecks.includes(check) && isVisibleTo(desk, check))
    .flatMap(({ item, ruleId, outcome, fault, facts: figures }) => {
      if (fault === null) return [{ item, ...passFinding(ruleId) }];
      const said = faultMessage(fault, figures, { kind: kindOf(item), desk });
      return said === null ? [] : [{ item, ruleId, outcome, ...said }];
    });

/** Where the picture itself was found in the same orders, what stands on it says nothing more. */
function withoutRepeats(checks: readonly StoredMachineCheck[]): StoredMachineCheck[] {
  const ordersOf = ({ facts }: StoredMachineCheck) => (facts as Partial<UsedBy>).orders ?? [];
  const pictures = checks.filter(({ check, fault }) => check === 'reusedPicture' && fault !== null);
  const isRepeat = (one: StoredMachineCheck) =>
    one.check === 'reusedValue' &&
    one.fault !== null &&
    pictures.some(
      (other) => other.item === one.item && ordersOf(one).every((order) => ordersOf(other).includes(order)),
    );
  return checks.filter((one) => !isRepeat(one));
}

const kindOf = (item: string): MaterialKind | null =>
  item.startsWith('material.') ? (item.slice('material.'.length) as MaterialKind) : null;
