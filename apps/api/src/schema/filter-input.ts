import type { FilterRow, FilterRows } from '@beian/domain/filter';
import { ArgsType, type ClassType, Field, ID, InputType, Int } from 'type-graphql';
import { CalendarDate, DateTime } from '../common/date-time.ts';
import { enumNamed } from './enum-named.ts';

const scalars = { String, DateTime, Date: CalendarDate, ID, Int, Boolean } as const;

const typeOf = (row: FilterRow) => () => {
  const one = 'enum' in row ? enumNamed(row.enum) : scalars[row.scalar];
  const several = 'enum' in row ? row.several === true : 'most' in row;
  return several ? [one] : one;
};

/** Declares filters as nullable fields of a class, each with the sentence that `describe` takes from its row. */
export function declareFilters<R extends FilterRows>(
  target: ClassType,
  rows: R,
  describe: (row: FilterRow) => string | undefined,
): void {
  for (const [name, row] of Object.entries(rows)) {
    const description = describe(row);
    if (description === undefined) continue;
    const { deprecated } = row;
    const options = {
      nullable: true,
      description,
      ...(deprecated === undefined ? {} : { deprecationReason: deprecated }),
    };
    Field(typeOf(row), options)(target.prototype, name);
  }
}

/** The input of a list's filters: each row is a nullable field. */
export function filterInput<R extends FilterRows>(name: string, description: string, rows: R): ClassType {
  const Input = class {};
  InputType(name, { description })(Input);
  declareFilters(Input, rows, (row) => row.description);
  return Input;
}

/** The filters of a list as arguments of its query. */
export function filterArguments(rows: FilterRows): ClassType {
  const Arguments = class {};
  ArgsType()(Arguments);
  declareFilters(Arguments, rows, (row) => row.description);
  return Arguments;
}

/** Filters as a caller gives them. */
export type GivenFilter<F> = { readonly [N in keyof F]: F[N] | null };
