import {
  type FieldId,
  type FieldValue,
  type FieldValues,
  fieldIds,
  isPerson,
  isPersonal,
  maskValue,
} from '@beian/domain/filing';

/** A value as a list of texts, masked if `masked` is set. */
export function shown(id: FieldId, value: FieldValue | undefined, masked: boolean): string[] | null {
  if (value === undefined) return null;
  const list = typeof value === 'string' ? [value] : [...value];
  return masked ? list.map((one) => maskValue(id, one)) : list;
}

export interface ShownField {
  readonly field: FieldId;
  readonly values: readonly string[];
  readonly masked: boolean;
}

/**
 * Every field that has a value; personal values are masked. Whether the subject is a person decides what is personal;
 * if `values` hold only a website, pass `person`.
 */
export const shownFields = (values: FieldValues, person = isPerson(values)): ShownField[] =>
  fieldIds
    .filter((id) => values[id] !== undefined)
    .map((id) => {
      const masked = isPersonal(id, person);
      return { field: id, values: shown(id, values[id], masked) ?? [], masked };
    });
