import type { FormatName } from '@beian/domain/checks';
import { codeListOf, currentCodes, labelOfPublished, type PublishedCodes } from '@beian/domain/codes';
import { type FieldId, fieldRow, yesNoLabels } from '@beian/domain/filing';
import type { Language } from '@beian/domain/text';

/** Of an item that is no field. */
export const noField = { choices: [], several: false };

/** A choice of a list that is told here, by its label; null: the field is none. */
function choicesOf(field: FieldId, codes: PublishedCodes, language: Language) {
  const { format } = fieldRow(field);
  if (format === 'yesNo')
    return (['yes', 'no'] as const).map((value) => ({ value, label: yesNoLabels[value][language] }));
  const list = format === 'code' ? codeListOf(field) : undefined;
  if (list === undefined) return null;
  return currentCodes(list, codes).map((value) => ({ value, label: labelOfPublished(list, value, codes)[language] }));
}

/** Regions are too many to be listed, a pre-approval is written with its type, and a password is shown nowhere. */
const elsewhere: readonly FormatName[] = ['region', 'preApproval', 'secret'];

/** How a returned field is changed on the phone: typed, or chosen of a list; `several`: it may have more than one value. */
export function fieldPart(field: FieldId, codes: PublishedCodes, language: Language) {
  const { shape, format } = fieldRow(field);
  const choices = choicesOf(field, codes, language);
  const how = choices !== null ? 'choose' : elsewhere.includes(format) ? 'elsewhere' : 'type';
  return { how, choices: choices ?? [], several: shape === 'list' } as const;
}
