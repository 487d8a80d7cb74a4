import type { BilingualText } from '../text/bilingual-text.ts';

export type ChoiceValue = string | number | boolean | null;
export interface RuleChoice {
  readonly value: ChoiceValue;
  readonly label: BilingualText;
}

/** How a value of a rule is entered; a page draws each of these and knows no rule by name. */
export type RuleControl =
  | { readonly control: 'choice' | 'many'; readonly choices: readonly RuleChoice[] }
  | { readonly control: 'number'; readonly min: number; readonly max: number; readonly unit?: BilingualText }
  /** Words, one a line. */
  | { readonly control: 'words' }
  | { readonly control: 'host' }
  /** A sentence in both languages. */
  | { readonly control: 'sentence' }
  | { readonly control: 'condition' };

export type RuleField = RuleControl & {
  readonly label: BilingualText;
  readonly hint?: BilingualText;
  readonly optional?: true;
  /** Where the value stands in the effect, e.g. `asks.holders`; several: each holds the same value. Empty: the whole value. */
  readonly at: string | readonly string[];
};

/** The choices of a table of labels, with each key as a value. */
export const choicesOf = (labels: Readonly<Record<string, BilingualText>>): RuleChoice[] =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));

export const placesOf = ({ at }: RuleField): readonly string[] => (typeof at === 'string' ? [at] : at);
/** The name of a field in a form: the first place of its value. */
export const nameOf = (field: RuleField): string => placesOf(field)[0] ?? '';

const keysOf = (path: string): string[] => (path === '' ? [] : path.split('.'));
export const valueAt = (of: unknown, path: string): unknown =>
  keysOf(path).reduce<unknown>((value, key) => (value as Record<string, unknown> | null | undefined)?.[key], of);

/** A copy with the value at a place; a key of digits makes a list. */
export function withValueAt(of: unknown, path: string, value: unknown): unknown {
  const [key, ...rest] = keysOf(path);
  if (key === undefined) return value;
  const inner = withValueAt((of as Record<string, unknown> | undefined)?.[key], rest.join('.'), value);
  if (!/^\d+$/.test(key)) return { ...(of as object | undefined), [key]: inner };
  const list = Array.isArray(of) ? [...of] : [];
  list[Number(key)] = inner;
  return list;
}
