import { scopeOfOperation, unscopedOperations } from '@beian/domain/partner';
import {
  buildASTSchema,
  type DocumentNode,
  type GraphQLSchema,
  Kind,
  lexicographicSortSchema,
  type ObjectTypeDefinitionNode,
  parse,
  printSchema,
  type TypeDefinitionNode,
  visit,
} from 'graphql';

/** The part of the schema for partners: the operations of their scopes and all types these use. */
export function partnerSchema(schema: GraphQLSchema): GraphQLSchema {
  const document = parse(printSchema(lexicographicSortSchema(schema)));
  const isForPartners = (name: string) => scopeOfOperation.has(name) || unscopedOperations.includes(name);
  const definitions = document.definitions.map((node) =>
    isRoot(node) ? { ...node, fields: node.fields?.filter((field) => isForPartners(field.name.value)) } : node,
  );
  const types = new Map(
    definitions.flatMap((node) => ('name' in node && node.name ? [[node.name.value, node as TypeDefinitionNode]] : [])),
  );
  const reached = new Set<string>();
  const addReachable = (name: string): void => {
    const node = types.get(name);
    if (node === undefined || reached.has(name)) return;
    reached.add(name);
    visit(node, { NamedType: (named) => void addReachable(named.name.value) });
    // An interface can return each type that implements it.
    for (const [other, one] of types)
      if ('interfaces' in one && one.interfaces?.some((each) => each.name.value === name)) addReachable(other);
  };
  for (const root of roots) addReachable(root);
  const kept = definitions.filter(
    (node) => !('name' in node) || node.name === undefined || reached.has(node.name.value),
  );
  return buildASTSchema({ kind: Kind.DOCUMENT, definitions: kept } as DocumentNode);
}

const roots = ['Query', 'Mutation', 'Subscription'];
const isRoot = (node: { readonly kind: string }): node is ObjectTypeDefinitionNode =>
  node.kind === Kind.OBJECT_TYPE_DEFINITION && roots.includes((node as ObjectTypeDefinitionNode).name.value);
