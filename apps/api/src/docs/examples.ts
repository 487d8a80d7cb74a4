import {
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  parse,
} from 'graphql';
import type { DocsSource } from './page.ts';
import { recipesOf } from './pages/recipes.ts';

/** A request with its variables; `{{name}}` in a variable stands for a value of an earlier answer. */
export interface ExampleRequest {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  /** Its name in the explorer. */
  readonly name?: string;
}

/** The root fields of a document. */
const rootFieldsOf = (query: string): string[] =>
  parse(query).definitions.flatMap((one) =>
    one.kind === Kind.OPERATION_DEFINITION
      ? one.selectionSet.selections.flatMap((field) => (field.kind === Kind.FIELD ? [field.name.value] : []))
      : [],
  );

/** Examples by root field: the files of docs/api/examples, then the steps of the recipes, both run by a test. */
export function examplesByField(source: DocsSource): ReadonlyMap<string, ExampleRequest> {
  const { read, list } = source;
  const names = list('api/examples');
  const files = names
    .filter((name) => name.endsWith('.graphql'))
    .map((name): ExampleRequest => {
      const values = name.replace('.graphql', '.json');
      return {
        name: name.replace(/^\d+-|\.graphql$/g, ''),
        query: read(`api/examples/${name}`).trim(),
        ...(names.includes(values) ? { variables: JSON.parse(read(`api/examples/${values}`)) } : {}),
      };
    });
  const steps = recipesOf(source).flatMap(({ recipe }) =>
    recipe.steps.flatMap(({ query, variables }) =>
      query === undefined ? [] : [{ query, ...(variables && { variables }) }],
    ),
  );
  const found = new Map<string, ExampleRequest>();
  for (const one of [...files, ...steps])
    for (const field of rootFieldsOf(one.query)) if (!found.has(field)) found.set(field, one);
  return found;
}

/** A request of an operation without an example: its required arguments as variables, and what can be selected of two levels. */
export function generatedExample(
  schema: GraphQLSchema,
  operation: 'query' | 'mutation' | 'subscription',
  field: GraphQLField<unknown, unknown>,
): ExampleRequest {
  const asked = field.args.filter((arg) => isNonNullType(arg.type) && arg.defaultValue === undefined);
  const title = field.name.replace(/^./, (one) => one.toUpperCase());
  const declared = asked.map((arg) => `$${arg.name}: ${arg.type}`).join(', ');
  const given = asked.map((arg) => `${arg.name}: $${arg.name}`).join(', ');
  const query = [
    `${operation} ${title}${declared && `(${declared})`} {`,
    `  ${field.name}${given && `(${given})`}${selection(schema, field.type, 2, '  ')}`,
    '}',
  ].join('\n');
  const variables = Object.fromEntries(asked.map((arg) => [arg.name, sampleOf(arg.type, arg.name)]));
  return asked.length === 0 ? { query } : { query, variables };
}

function selection(schema: GraphQLSchema, type: GraphQLOutputType, depth: number, indent: string): string {
  const named = getNamedType(type);
  const inner = `${indent}  `;
  const lines: string[] = [];
  if (isAbstractType(named)) {
    lines.push('__typename');
    // Types of an interface may have fields of one name and other types, so one stands for all.
    for (const one of schema.getPossibleTypes(named).slice(0, isInterfaceType(named) ? 1 : undefined))
      lines.push(`... on ${one.name}${selection(schema, one, 1, inner)}`);
  } else if (isObjectType(named)) {
    for (const field of Object.values(named.getFields())) {
      if (field.deprecationReason || field.args.some((arg) => isNonNullType(arg.type))) continue;
      if (isLeafType(getNamedType(field.type))) lines.push(field.name);
      else if (depth > 0 && !isAbstractType(getNamedType(field.type)) && /^(edges|node|pageInfo)$/.test(field.name))
        lines.push(`${field.name}${selection(schema, field.type, field.name === 'edges' ? depth : depth - 1, inner)}`);
    }
  }
  if (lines.length === 0 && !isLeafType(named)) lines.push('__typename');
  return lines.length === 0 ? '' : ` {\n${lines.map((line) => `${inner}${line}`).join('\n')}\n${indent}}`;
}

/** A value of the type that shows its form; ids are placeholders. */
function sampleOf(type: GraphQLInputType, name: string): unknown {
  const bare = getNullableType(type);
  if (isListType(bare)) return [sampleOf(bare.ofType, name)];
  if (isEnumType(bare)) return bare.getValues()[0]?.name;
  if (isInputObjectType(bare))
    return Object.fromEntries(
      Object.values(bare.getFields())
        .filter((field) => isNonNullType(field.type) && field.defaultValue === undefined)
        .map((field) => [field.name, sampleOf(field.type, field.name)]),
    );
  const samples: Readonly<Record<string, unknown>> = { Int: 1, Float: 1, Boolean: true };
  return samples[String(bare)] ?? `{{${name}}}`;
}
