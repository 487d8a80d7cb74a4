/** The fields of what lists hold as rows. */
export {
  type EnumShape,
  type FieldRow,
  type FieldRows,
  type ObjectShape,
  objectOf,
  type ValuesOf,
} from './field-rows.ts';
