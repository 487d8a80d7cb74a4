import { type ChoiceValue, type KindValues, nameOf, type RuleChoice, type RuleField } from '@beian/domain/rule-book';
import { t } from '../../app/providers/i18n.ts';
import type { AnyRow, OwnControl } from '../../ui/form/field-row.ts';
import { ruleFormTexts } from './form-texts.ts';

type FormValues = Readonly<Record<string, unknown>>;

/** A choice as a control keeps it: yes, no and nothing as words. */
const keyOf = (value: ChoiceValue): string => String(value);
const chosenOf = (choices: readonly RuleChoice[], key: unknown): ChoiceValue | undefined =>
  choices.find(({ value }) => keyOf(value) === key)?.value;
const choicesOf = (choices: readonly RuleChoice[]) =>
  choices.map(({ value, label }) => ({ value: keyOf(value), label }));

/** Names in a form hold no point: a refusal names its field by parts between points. */
const named = (prefix: string, field: RuleField): string => `${prefix}${nameOf(field).replaceAll('.', '/')}`;

/** The rows of a form for a value of a rule; `condition`: the control of a condition. */
export function rowsOfField(
  field: RuleField,
  prefix: string,
  condition: OwnControl['draw'],
): Readonly<Record<string, AnyRow>> {
  const name = named(prefix, field);
  const common = { label: field.label, hint: field.hint, required: !field.optional };
  switch (field.control) {
    case 'choice': {
      const choices = choicesOf(field.choices);
      return { [name]: { ...common, control: choices.length > 3 ? 'select' : 'radios', choices } };
    }
    case 'many':
      return { [name]: { ...common, control: 'selectMany', choices: choicesOf(field.choices) } };
    case 'number':
      return {
        [name]: {
          ...common,
          control: 'number',
          min: field.min,
          max: field.max,
          ...(field.unit && { unit: field.unit }),
        },
      };
    case 'words':
      return { [name]: { ...common, control: 'lines', lines: 4 } };
    case 'host':
      return { [name]: { ...common, control: 'text', max: 253 } };
    case 'sentence':
      return {
        [`${name}/zh`]: { ...common, label: labelIn(field, 'zh'), control: 'text', max: 500 },
        [`${name}/en`]: { ...common, hint: undefined, label: labelIn(field, 'en'), control: 'text', max: 500 },
      };
    case 'condition':
      return { [name]: { ...common, control: 'own', draw: condition } };
  }
}
const labelIn = (field: RuleField, language: 'zh' | 'en'): string =>
  t(ruleFormTexts.inLanguage[language], { label: t(field.label) });

const wordsOf = (typed: unknown): string[] => [
  ...new Set(
    String(typed ?? '')
      .split(/[\s,，、;；]+/)
      .filter((word) => word !== ''),
  ),
];

/** The value of a rule that a form holds; undefined: nothing was entered. */
export function readField(field: RuleField, values: FormValues, prefix: string): unknown {
  const name = named(prefix, field);
  const typed = values[name];
  switch (field.control) {
    case 'choice':
      return chosenOf(field.choices, typed);
    case 'many': {
      const keys = (typed as readonly string[] | undefined) ?? [];
      return keys.map((key) => chosenOf(field.choices, key)).filter((value) => value !== undefined);
    }
    case 'words':
      return wordsOf(typed);
    case 'sentence': {
      const [zh, en] = [values[`${name}/zh`], values[`${name}/en`]].map((text) => String(text ?? '').trim());
      return zh === '' && en === '' ? undefined : { zh, en };
    }
    case 'host':
      return String(typed ?? '').trim() || undefined;
    default:
      return typed ?? undefined;
  }
}

/** What a form holds for a value of a rule. */
export function writeField(field: RuleField, value: unknown, prefix: string): FormValues {
  const name = named(prefix, field);
  if (value === undefined) return {};
  switch (field.control) {
    case 'choice':
      return { [name]: keyOf(value as ChoiceValue) };
    case 'many':
      return { [name]: (value as readonly ChoiceValue[]).map(keyOf) };
    case 'words':
      return { [name]: (value as readonly string[]).join('\n') };
    case 'sentence': {
      const { zh, en } = value as { readonly zh: string; readonly en: string };
      return { [`${name}/zh`]: zh, [`${name}/en`]: en };
    }
    default:
      return { [name]: value };
  }
}

export const readFields = (fields: readonly RuleField[], values: FormValues, prefix: string): KindValues =>
  Object.fromEntries(
    fields.flatMap((field) => {
      const value = readField(field, values, prefix);
      return value === undefined ? [] : [[nameOf(field), value] as const];
    }),
  );

/** The name in the form of a value that is missing or wrong. */
export const shownAt = (fields: readonly RuleField[], wrong: string, prefix: string): string => {
  const field = fields.find((one) => nameOf(one) === wrong);
  if (field === undefined) return wrong;
  return field.control === 'sentence' ? `${named(prefix, field)}/zh` : named(prefix, field);
};
