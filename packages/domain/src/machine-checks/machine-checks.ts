import { type Finding, passFinding } from '../checks/finding.ts';
import { materialKey } from '../order/checklist.ts';
import type { OrderFacts } from '../order/facts.ts';
import { stateRow } from '../order/states.ts';
import { type MaterialKind, materialKinds } from '../record/materials.ts';
import { faultMessage } from './fault-messages.ts';
import { type CheckResult, type FileCheckName, fileCheckNames } from './file-checks.ts';
import type { PhotoRegion } from './measures.ts';
import { comparedPictures, fieldsOfOneSubject } from './reuse.ts';

/** 机器检查: what the machine looks at by itself, beside the checks of values (`check-fields.ts`) and of what others answer. */
export type MachineCheckName = FileCheckName | PhotoRegion | 'reusedPicture' | 'reusedValue';

/** One check as it is stored: with the hash of the content that it judged, so that another content has another. */
export interface StoredMachineCheck extends CheckResult<MachineCheckName> {
  /** A field or `material.KIND`. */
  readonly item: string;
  readonly contentHash: string;
}

type Facts = Pick<OrderFacts, 'state' | 'kind' | 'province' | 'edition' | 'changed' | 'materials' | 'fieldHashes'>;

const checksOfMaterial = (kind: MaterialKind): MachineCheckName[] => [
  ...fileCheckNames,
  ...(kind === 'FACE_PHOTO' ? (['top', 'background'] as const) : []),
  ...(comparedPictures.includes(kind) ? (['reusedPicture'] as const) : []),
];

/** Which checks each item of an order has, by its key. */
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

/** The checks that judged exactly what stands there now. */
export function currentChecks(facts: Facts, stored: readonly StoredMachineCheck[]): StoredMachineCheck[] {
  const checks = checksOf(facts);
  return stored.filter(
    ({ item, check, contentHash }) => contentHash === hashOf(facts, item) && checks.get(item)?.includes(check) === true,
  );
}

/** Items of an open order with a check that has not been made of what stands there now. Nobody waits for it. */
export function itemsBeingChecked(facts: Facts, stored: readonly StoredMachineCheck[], desk: boolean): string[] {
  if (facts.state === null || stateRow(facts.state).terminal) return [];
  const current = currentChecks(facts, stored);
  return [...checksOf(facts)]
    .filter(([item, names]) =>
      names.some((name) => isVisibleTo(desk, name) && !current.some((one) => one.item === item && one.check === name)),
    )
    .map(([item]) => item);
}

/**
 * Whether a number stands in somebody else's filing is not a partner's to ask, by what it says or by its silence; the desk
 * returns it with CON-03 where it matters.
 */
const isVisibleTo = (desk: boolean, check: MachineCheckName): boolean => desk || check !== 'reusedValue';

/** Colours are told of in the photo's hints alone. */
const hintChecks: readonly MachineCheckName[] = ['top', 'background'];

/** What the checks of an item say of what stands there now, as findings beside it; `desk`: read by staff. Pure. */
export const machineFindings = (
  facts: Facts,
  stored: readonly StoredMachineCheck[],
  desk: boolean,
): (Finding & { readonly item: string })[] =>
  currentChecks(facts, stored)
    .filter(({ check }) => !hintChecks.includes(check) && isVisibleTo(desk, check))
    .flatMap(({ item, ruleId, outcome, fault, facts: figures }) => {
      if (fault === null) return [{ item, ...passFinding(ruleId) }];
      const said = faultMessage(fault, figures, { kind: kindOf(item), desk });
      return said === null ? [] : [{ item, ruleId, outcome, ...said }];
    });

const kindOf = (item: string): MaterialKind | null =>
  item.startsWith('material.') ? (item.slice('material.'.length) as MaterialKind) : null;
