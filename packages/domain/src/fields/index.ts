/** The fields of nouns as rows. */
export {
  type EnumShape,
  enumOf,
  type FieldRow,
  type FieldRows,
  fieldsOf,
  type NounFields,
  type ObjectShape,
  objectOf,
  type TextShape,
  textOf,
  type ValuesOf,
  type ViewOf,
} from './field-rows.ts';
export { nodeFields } from './node-fields.ts';
export { pageInfoFields } from './page-info-fields.ts';
