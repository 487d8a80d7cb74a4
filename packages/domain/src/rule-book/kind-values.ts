import type { Reach } from '../province-rules/rule.ts';
import { effectSchema } from './effects.ts';
import { nameOf, placesOf, valueAt, withValueAt } from './rule-field.ts';
import { type RuleKindName, ruleKindNames, ruleKindRow } from './rule-kinds.ts';

/** The values of a form by the names of its fields. */
export type KindValues = Readonly<Record<string, unknown>>;

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

function build(kind: RuleKindName, values: KindValues): unknown {
  const { fixed, fields } = ruleKindRow(kind);
  return fields.reduce<unknown>((effect, field) => {
    const value = values[nameOf(field)];
    return isEmpty(value) ? effect : placesOf(field).reduce((of, place) => withValueAt(of, place, value), effect);
  }, fixed);
}

/** The effect that a form describes, or the names of the fields that are missing or wrong. */
export function effectOfKind(
  kind: RuleKindName,
  values: KindValues,
): { readonly effect: Reach } | { readonly wrong: readonly string[] } {
  const { fields } = ruleKindRow(kind);
  const missing = fields.filter((field) => !field.optional && isEmpty(values[nameOf(field)])).map(nameOf);
  if (missing.length > 0) return { wrong: missing };
  const parsed = effectSchema.safeParse(build(kind, values));
  if (parsed.success) return { effect: parsed.data };
  const wrong = parsed.error.issues.flatMap(({ path }) => {
    const at = path.join('.');
    const field = fields.find((one) => placesOf(one).some((place) => at.startsWith(place) || place.startsWith(at)));
    return field === undefined ? [] : [nameOf(field)];
  });
  return { wrong: [...new Set(wrong)] };
}

/** The keys of an object with nested ones, lists as one value. */
const leavesOf = (of: unknown, at = ''): string[] =>
  typeof of === 'object' && of !== null && !Array.isArray(of)
    ? Object.entries(of).flatMap(([key, value]) => leavesOf(value, at === '' ? key : `${at}.${key}`))
    : [at];

function fits(kind: RuleKindName, effect: Reach): boolean {
  const { fixed, fields } = ruleKindRow(kind);
  const places = fields.flatMap(placesOf);
  const fixedLeaves = leavesOf(fixed);
  return (
    fixedLeaves.every((leaf) => valueAt(effect, leaf) === valueAt(fixed, leaf)) &&
    leavesOf(effect).every(
      (leaf) => fixedLeaves.includes(leaf) || places.some((place) => leaf === place || leaf.startsWith(`${place}.`)),
    ) &&
    fields.every((field) => {
      const [first, ...others] = placesOf(field).map((place) => JSON.stringify(valueAt(effect, place)));
      return (field.optional || first !== undefined) && others.every((other) => other === first);
    })
  );
}

/** The kind whose form shows an effect, with its values; undefined: it is not one of the list. */
export function kindOfEffect(effect: Reach): { readonly kind: RuleKindName; readonly values: KindValues } | undefined {
  const kind = ruleKindNames.find((name) => fits(name, effect));
  if (kind === undefined) return undefined;
  const values = ruleKindRow(kind).fields.flatMap((field): [string, unknown][] => {
    const value = valueAt(effect, nameOf(field));
    return value === undefined ? [] : [[nameOf(field), value]];
  });
  return { kind, values: Object.fromEntries(values) };
}

/**
 * Effects of shipped rows as the forms enter them: what is asked of a domain in parts, without what is worked out for own rules
 * (`reads`), and named by R-14.
 */
export const asEntered = (effects: readonly Reach[]): Reach[] =>
  effects.flatMap((effect): Reach[] => {
    if (effect.to === 'domain')
      return Object.entries(effect.asks).map(([name, value]) => ({ to: 'domain', asks: { [name]: value } }));
    if (effect.to === 'siteName')
      return [
        ...(effect.words === undefined ? [] : [{ to: effect.to, words: effect.words }]),
        ...(effect.endings === undefined ? [] : [{ to: effect.to, endings: effect.endings }]),
      ];
    const { reads: _reads, ...rest } = effect as Reach & { readonly reads?: unknown };
    return ['ruleId' in rest ? ({ ...rest, ruleId: 'R-14' } as Reach) : rest];
  });
