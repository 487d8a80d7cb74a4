import type { GraphQLField, GraphQLSchema } from 'graphql';
import type { Answer } from './api.ts';
import { type ArgumentValues, argumentsOf, selectAll } from './ask-all.ts';

type Root = GraphQLField<unknown, unknown>;

/** An operation with one root field and everything that can be selected of it. */
export const textOf = (
  schema: GraphQLSchema,
  kind: 'query' | 'mutation',
  root: Root,
  given: ArgumentValues,
  depth = 4,
): string =>
  `${kind} { ${root.name}${argumentsOf(root.args, root.name, given)} ${selectAll(schema, root.type, depth, given)} }`;

/** Mutations over many orders: each result has the given id and its refusal. */
export const overMany = ['assignOrders', 'pushOrders'];
/** `told` (data was returned), `nothing` (null, empty), or the code of the refusal. */
function outcome(name: string, { data, errors, ...rest }: Answer): string {
  if (errors?.[0] !== undefined) return String(errors[0].extensions.code);
  if (data === undefined) return String((rest as { code?: string }).code);
  if (overMany.includes(name))
    return (data[name].results[0].refusal ?? data[name].results[0].refused) === null ? 'told' : 'NOT_POSSIBLE';
  const value = data[name];
  if (value?.__typename === 'ActionRefused') return String(value.code);
  const isNothing = value === null || (Array.isArray(value) && value.length === 0) || value.edges?.length === 0;
  return isNothing ? 'nothing' : 'told';
}
export const outcomes = (answers: ReadonlyMap<string, Answer>) =>
  Object.fromEntries([...answers].map(([name, answer]) => [name, outcome(name, answer)]));
export const having = (all: Record<string, string>, ...wanted: string[]) =>
  Object.keys(all)
    .filter((name) => wanted.includes(all[name] ?? ''))
    .sort();
/** Markers of another tenant that an answer contains. */
export const leaks = (answers: ReadonlyMap<string, Answer>, marks: readonly string[]) =>
  [...answers].flatMap(([name, answer]) => {
    const text = JSON.stringify(answer);
    return marks.filter((mark) => hasMark(text, mark)).map((mark) => `${name}: ${mark}`);
  });

/** Whether a text has this value; the number of an order can begin with another order's number. */
export const hasMark = (text: string, mark: string): boolean =>
  text.split(mark).some((rest, at) => at > 0 && !/^\d/.test(rest));
