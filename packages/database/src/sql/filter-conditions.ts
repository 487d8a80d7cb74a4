type AddValue = (one: unknown) => string;
/** SQL of each filter of a list: the compiler asks for a new one. `value` adds a parameter and returns its placeholder. */
export type FilterConditions<F> = {
  readonly [N in keyof F]-?: (given: NonNullable<F[N]>, value: AddValue) => string;
};

/** The conditions of the filters that are given. */
export const conditionsOf = <F extends object>(conditions: FilterConditions<F>, filter: F, value: AddValue): string[] =>
  (Object.keys(conditions) as (keyof F)[]).flatMap((name) => {
    const given = filter[name];
    return given === undefined || given === null ? [] : [conditions[name](given, value)];
  });
