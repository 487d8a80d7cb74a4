import { fillIn, missingNames } from '@beian/domain/recipes';

/** Values for the examples: ids of the caller, as `{{name}}` in their variables. */
export interface Known {
  readonly recordId: string;
  readonly websiteId: string;
  readonly orderId: string;
  readonly version: number;
}

export interface Example {
  readonly name: string;
  readonly query: string;
  readonly variables: string;
  /** Names that are not known: they stand as `{{name}}` in the variables. */
  readonly missing: readonly string[];
}

const queries = import.meta.glob<string>('../../../docs/api/examples/*.graphql', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const variables = import.meta.glob<string>('../../../docs/api/examples/*.json', {
  query: '?raw',
  import: 'default',
  eager: true,
});

const nameOf = (path: string): string => path.replace(/^.*\/\d+-|\.graphql$/g, '');
const paths = Object.keys(queries).sort((one, other) => one.localeCompare(other));

/** The examples of docs/api/examples by number. */
export const exampleNames: readonly string[] = paths.map(nameOf);

/** An example with the values filled in and a new idempotency key. */
export function exampleWith(name: string, known: Partial<Known>): Example {
  const path = paths.find((one) => nameOf(one) === name) ?? '';
  const template = variables[path.replace('.graphql', '.json')];
  const filled = template === undefined ? {} : fillIn(JSON.parse(template), { ...known, key: crypto.randomUUID() });
  return {
    ...{ name, query: queries[path] ?? '', missing: missingNames(filled) },
    variables: template === undefined ? '' : JSON.stringify(filled, null, 2),
  };
}
