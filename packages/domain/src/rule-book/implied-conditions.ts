import type { Condition, ConditionName } from '../province-rules/conditions.ts';

/** A condition that joins no others. */
export type SingleCondition = Exclude<
  Condition,
  { readonly all: unknown } | { readonly any: unknown } | { readonly not: unknown }
>;
const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
const isAmong = (some: readonly unknown[], all: readonly unknown[]): boolean => some.every((one) => all.includes(one));
const nameOf = (condition: SingleCondition) => Object.keys(condition)[0] as ConditionName;
const valueIn = (condition: SingleCondition): never => Object.values(condition)[0] as never;
type OfField = { readonly of: string };

/** Conditions of one kind of which one holds wherever the other does, by their values. */
const narrower: { readonly [K in ConditionName]?: (one: never, other: never) => boolean } = {
  kinds: isAmong,
  moves: isAmong,
  changed: isAmong,
  addressIn: isAmong,
  value: (one: OfField & { in: string[] }, other: OfField & { in: string[] }) =>
    one.of === other.of && isAmong(one.in, other.in),
  contains: (one: OfField & { words: string[] }, other: OfField & { words: string[] }) =>
    one.of === other.of && one.words.every((word) => other.words.some((part) => word.includes(part))),
  youngerThan: (one: { years: number; principal: string }, other: { years: number; principal: string }) =>
    one.principal === other.principal && one.years <= other.years,
  domains: (one: number, other: number) => one >= other,
  prefixes: (one: number, other: number) => one >= other,
  addsDomain: (_: string, other: string) => other === 'any',
};

const impliesSingle = (one: SingleCondition, other: SingleCondition): boolean =>
  same(one, other) || (nameOf(one) === nameOf(other) && narrower[nameOf(one)]?.(valueIn(one), valueIn(other)) === true);

/** Whether every order that meets one condition meets the other; undefined: every order. False where that cannot be told. */
export function implies(one: Condition | undefined, other: Condition | undefined): boolean {
  if (other === undefined || same(one, other)) return true;
  if (one === undefined) return false;
  if ('all' in other) return other.all.every((part) => implies(one, part));
  if ('any' in one) return one.any.every((part) => implies(part, other));
  if ('any' in other && other.any.some((part) => implies(one, part))) return true;
  if ('all' in one && one.all.some((part) => implies(part, other))) return true;
  if ('not' in one || 'not' in other) return 'not' in one && 'not' in other && implies(other.not, one.not);
  return !('all' in one) && !('any' in other) && impliesSingle(one, other);
}

/** The field of which a condition says that it has a value. */
const filledField = (condition: SingleCondition): string | undefined => {
  const name = nameOf(condition);
  return name === 'value' || name === 'contains' || name === 'format' ? (valueIn(condition) as OfField).of : undefined;
};

/** Whether no order can meet both conditions. False where that cannot be told. */
export function excludes(one: SingleCondition, other: SingleCondition): boolean {
  for (const [a, b] of [
    [one, other],
    [other, one],
  ] as const)
    if ('absent' in a && filledField(b) === a.absent) return true;
  if ('value' in one && 'value' in other)
    return one.value.of === other.value.of && !one.value.in.some((value) => other.value.in.includes(value));
  return 'format' in one && 'format' in other && one.format.of === other.format.of && one.format.is !== other.format.is;
}

/** The single conditions of which one is joined, each once. */
export function singlesOf(condition: Condition): readonly SingleCondition[] {
  if ('not' in condition) return singlesOf(condition.not);
  const parts = 'all' in condition ? condition.all : 'any' in condition ? condition.any : undefined;
  if (parts === undefined) return [condition as SingleCondition];
  return [...new Map(parts.flatMap(singlesOf).map((one) => [JSON.stringify(one), one] as const)).values()];
}

/** Whether a condition is met if these single ones are. */
export function isMetBy(condition: Condition, met: (single: SingleCondition) => boolean): boolean {
  if ('not' in condition) return !isMetBy(condition.not, met);
  if ('all' in condition) return condition.all.every((one) => isMetBy(one, met));
  if ('any' in condition) return condition.any.some((one) => isMetBy(one, met));
  return met(condition);
}
