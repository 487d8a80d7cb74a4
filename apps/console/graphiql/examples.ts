/** Values for the examples: ids of the caller, as `{{name}}` in their variables. */
export interface Known {
  readonly recordId: string;
  readonly websiteId: string;
  readonly orderId: string;
  readonly version: number;
}

export interface Example {
  readonly title: string;
  readonly query: string;
  readonly variables: string;
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

/** The examples of docs/api/examples by number. An unknown value stays as `{{name}}`; each example has a new idempotency key. */
export const examplesWith = (known: Partial<Known>): Example[] =>
  Object.entries(queries)
    .sort(([one], [other]) => one.localeCompare(other))
    .map(([path, query]) => ({
      title: path.replace(/^.*\/\d+-|\.graphql$/g, ''),
      query,
      variables: fillIn(variables[path.replace('.graphql', '.json')] ?? '', { ...known, key: crypto.randomUUID() }),
    }));

const fillIn = (text: string, known: Readonly<Record<string, string | number>>): string =>
  text.replace(/"?\{\{(\w+)\}\}"?/g, (place, name: string) =>
    known[name] === undefined ? place : JSON.stringify(known[name]),
  );
