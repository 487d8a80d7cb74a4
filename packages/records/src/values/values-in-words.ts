import type { PublishedCodes } from '@beian/domain/codes';
import { type FieldValues, fieldLabel, type ValueView } from '@beian/domain/filing';
import type { Language } from '@beian/domain/text';
import { shownFields } from './shown-fields.ts';
import { valueLabels } from './value-labels.ts';

/** Registered values with their field names and the labels of codes; personal values are masked. */
export const valuesInWords = (
  values: FieldValues,
  person: boolean,
  language: Language,
  codes: PublishedCodes,
): ValueView[] =>
  shownFields(values, person).map((one) => ({
    ...one,
    label: fieldLabel(one.field, { app: values['app.packages'] !== undefined })[language],
    valueLabels: valueLabels(one.field, [one.values], language, codes),
  }));
