import { codeListOf, labelOfCode } from '../codes/code-lists.ts';
import { fieldIds, fieldRow, isFieldId } from '../filing/fields.ts';
import { materialKinds, materialRow } from '../filing/materials.ts';
import { type BilingualText, bilingual } from '../text/bilingual-text.ts';
import { choicesOf, type RuleChoice } from './rule-field.ts';

const labelsOf = <K extends string>(keys: readonly K[], labelOf: (key: K) => BilingualText) =>
  choicesOf(Object.fromEntries(keys.map((key) => [key, labelOf(key)])));

const owners: readonly (readonly [string, BilingualText])[] = [
  ['subject.principal.', bilingual('主体负责人', 'Subject principal')],
  ['website.principal.', bilingual('网站负责人', 'Website principal')],
];
/** 字段, with the principal whose it is: both have fields of one label. */
export function fieldName(field: string): BilingualText {
  const label = isFieldId(field) ? fieldRow(field).label : bilingual(field, field);
  const owner = owners.find(([prefix]) => field.startsWith(prefix))?.[1];
  if (owner === undefined || label.zh.includes(owner.zh)) return label;
  return bilingual(`${owner.zh}${label.zh}`, `${owner.en}'s ${lower(label.en)}`);
}
const materialName = (kind: string): BilingualText => {
  const known = materialKinds.find((one) => one === kind);
  return known === undefined ? bilingual(kind, kind) : materialRow(known).label;
};
/** A field or `material.KIND`. */
export const itemName = (item: string): BilingualText =>
  item.startsWith('material.') ? materialName(item.slice('material.'.length)) : fieldName(item);

export const fieldChoices: readonly RuleChoice[] = labelsOf(fieldIds, fieldName);
export const materialChoices: readonly RuleChoice[] = labelsOf(materialKinds, materialName);
export const itemChoices: readonly RuleChoice[] = [
  ...fieldChoices,
  ...labelsOf(
    materialKinds.map((kind) => `material.${kind}`),
    itemName,
  ),
];

const said: Readonly<Record<string, BilingualText>> = { yes: bilingual('是', 'yes'), no: bilingual('否', 'no') };
/** A value of a field as people read it: the label of a code. */
export function valueName(field: string, value: string): BilingualText {
  const list = codeListOf(field);
  if (list !== undefined) return labelOfCode(list, value);
  return (field.endsWith('.legalRepresentative') ? said[value] : undefined) ?? quoted([value]);
}

/** Within an English sentence; words in capitals keep them. */
export const lower = (text: string): string =>
  /^(?:[A-Z][A-Z]|Beijing|Guangdong)/.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1);

/** At the start of an English sentence. */
export const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Several names in a sentence: `甲、乙或丙`, `a, b or c`. */
export function orOf(names: readonly BilingualText[]): BilingualText {
  const join = (parts: readonly string[], comma: string, or: string) =>
    [parts.slice(0, -1).join(comma), ...parts.slice(-1)].filter((part) => part !== '').join(or);
  return bilingual(
    join(
      names.map(({ zh }) => zh),
      '、',
      '或',
    ),
    join(
      names.map(({ en }) => en),
      ', ',
      ' or ',
    ),
  );
}

const longest = 240;
/** Words as they are typed, each in quotation marks; of very many the first. */
export function quoted(words: readonly string[]): BilingualText {
  const shown: string[] = [];
  for (const word of words) if (shown.join('').length + word.length < longest || shown.length === 0) shown.push(word);
  const more = words.length - shown.length;
  const zh = `${shown.map((word) => `“${word}”`).join('')}${more > 0 ? `等${words.length}个词` : ''}`;
  const en = `${shown.map((word) => `“${word}”`).join(', ')}${more > 0 ? ` and ${more} more words` : ''}`;
  return bilingual(zh, en);
}
