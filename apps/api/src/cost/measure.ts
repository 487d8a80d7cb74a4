import { operationOf, type Scope, scopeOfField, scopeOfOperation } from '@beian/domain/partner';
import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isUnionType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValueNode,
} from 'graphql';
import { costs, fieldCosts, storedIds } from './cost-table.ts';

/** Cost of an operation (of a subscription: of each event) and the scopes that its key needs. */
export interface OperationCost {
  /** In points. */
  readonly cost: number;
  readonly scopes: ReadonlySet<Scope>;
}

type Variables = Readonly<Record<string, unknown>>;
/** Cached by document (Apollo returns the same object for the same text), then by operation name and page sizes. */
interface CachedCosts {
  readonly sizes: readonly string[];
  readonly measured: Map<string, OperationCost>;
}
const MAX_CACHED_SIZES = 50;

/** Returns a function that measures validated documents of a schema; results are cached. */
export function createCostMeter(schema: GraphQLSchema) {
  const known = new WeakMap<DocumentNode, CachedCosts>();
  return (document: DocumentNode, operation: OperationDefinitionNode, variables: Variables = {}): OperationCost => {
    const one = known.get(document) ?? { sizes: sizeVariables(document), measured: new Map() };
    known.set(document, one);
    const key = JSON.stringify([operation.name?.value, ...one.sizes.map((name) => variables[name] ?? null)]);
    const before = one.measured.get(key);
    if (before !== undefined) return before;
    const measured = measure(schema, document, operation, variables);
    if (one.measured.size >= MAX_CACHED_SIZES) one.measured.clear();
    one.measured.set(key, measured);
    return measured;
  };
}

function measure(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Variables,
): OperationCost {
  const fragments = new Map(
    document.definitions.flatMap((node) =>
      node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node] as const] : [],
    ),
  );
  const defaults = new Map(operation.variableDefinitions?.map((node) => [node.variable.name.value, node.defaultValue]));
  const scopes = new Set<Scope>();
  const roots = new Set<unknown>([schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]);
  /** A fragment's cost is cached per page size, so nested fragments cannot make the measurement itself expensive. */
  const ofFragment = new Map<string, number>();

  const spread = (name: string, size: number): number => {
    const key = `${name} ${size}`;
    const before = ofFragment.get(key);
    if (before !== undefined) return before;
    ofFragment.set(key, 0);
    const fragment = fragments.get(name);
    const cost = fragment === undefined ? 0 : ofSet(fragment.selectionSet, typeOf(fragment), size);
    ofFragment.set(key, cost);
    return cost;
  };
  const typeOf = (node: FragmentDefinitionNode): GraphQLCompositeType | undefined => {
    const type = schema.getType(node.typeCondition.name.value);
    return isCompositeType(type) ? type : undefined;
  };
  /** If the result can be of several types, the most expensive one counts. */
  const ofSet = (set: SelectionSetNode, parent: GraphQLCompositeType | undefined, size = 1): number => {
    let sum = 0;
    const branches = new Map<string, number>();
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) {
        sum += parent === undefined ? 0 : ofField(selection, parent, size);
        continue;
      }
      const isSpread = selection.kind === Kind.FRAGMENT_SPREAD;
      const named = isSpread ? fragments.get(selection.name.value) : selection;
      if (named === undefined) continue;
      const condition = named.typeCondition?.name.value;
      const type = condition === undefined ? parent : schema.getType(condition);
      const cost = isSpread
        ? spread(selection.name.value, size)
        : ofSet(named.selectionSet, isCompositeType(type) ? type : undefined, size);
      if (condition === undefined || !isAbstractType(parent)) sum += cost;
      else branches.set(condition, (branches.get(condition) ?? 0) + cost);
    }
    return sum + Math.max(0, ...branches.values());
  };
  /** `size`: rows of the page if `parent` is a connection. */
  const ofField = (node: FieldNode, parent: GraphQLCompositeType, size: number): number => {
    const name = node.name.value;
    if (name === '__schema' || name === '__type') return costs.introspection;
    const field = isUnionType(parent) ? undefined : parent.getFields()[name];
    if (field === undefined) return costs.value;
    const isRoot = roots.has(parent);
    const scope = isRoot ? scopeOfOperation.get(name) : scopeOfField.get(`${parent.name}.${name}`);
    // Selecting only the id of a related object needs no scope: the parent already shows it.
    if (scope !== undefined && (isRoot || asksMoreThanId(node))) scopes.add(scope);
    const type = getNamedType(field.type);
    if (!isCompositeType(type) || node.selectionSet === undefined) return costs.value;
    if (isConnection(parent) && name === 'edges') return size * ofSet(node.selectionSet, type);
    const coordinate = `${parent.name}.${isRoot ? operationOf(name) : name}`;
    if (isConnection(parent) && name === 'nodes')
      return size * ((fieldCosts[coordinate] ?? costs.object) + ofSet(node.selectionSet, type));
    if (storedIds.has(coordinate) && !asksMoreThanId(node)) return costs.value;
    const rows = isConnection(type) ? rowsOf(node, field) : 1;
    const own = fieldCosts[coordinate] ?? (name === 'pageInfo' ? costs.value : costs.object);
    const base = parent === schema.getMutationType() ? costs.mutation : 0;
    return base + own + ofSet(node.selectionSet, type, rows);
  };
  const rowsOf = (node: FieldNode, field: GraphQLField<unknown, unknown>): number => {
    const given = ['first', 'last'].flatMap((name) => {
      const value = node.arguments?.find((argument) => argument.name.value === name)?.value;
      const fallback = field.args.find((argument) => argument.name === name)?.defaultValue;
      const size = value === undefined ? fallback : numberOf(value, variables, defaults);
      return typeof size === 'number' ? [size] : [];
    });
    // Values outside 1 to 100 are refused on execution.
    return given.length === 0 ? costs.page : Math.min(100, Math.max(1, ...given));
  };
  const root = schema.getRootType(operation.operation);
  return { cost: Math.max(1, Math.ceil(ofSet(operation.selectionSet, root ?? undefined))), scopes };
}

const isConnection = (type: GraphQLCompositeType): boolean =>
  type.name.endsWith('Connection') && !isUnionType(type) && type.getFields().edges !== undefined;

const asksMoreThanId = (node: FieldNode): boolean =>
  node.selectionSet?.selections.some(
    (one) => one.kind !== Kind.FIELD || !['id', '__typename'].includes(one.name.value),
  ) ?? false;

function numberOf(
  value: ValueNode,
  variables: Variables,
  defaults: ReadonlyMap<string, ValueNode | undefined>,
): unknown {
  if (value.kind === Kind.INT) return Number(value.value);
  if (value.kind !== Kind.VARIABLE) return undefined;
  const given = variables[value.name.value];
  if (given !== undefined) return given;
  const fallback = defaults.get(value.name.value);
  return fallback?.kind === Kind.INT ? Number(fallback.value) : undefined;
}

/** Names of the variables used as `first` or `last` anywhere in the document. */
function sizeVariables(document: DocumentNode): string[] {
  const names = new Set<string>();
  const look = (set: SelectionSetNode | undefined): void => {
    for (const one of set?.selections ?? []) {
      if (one.kind === Kind.FIELD)
        for (const { name, value } of one.arguments ?? [])
          if ((name.value === 'first' || name.value === 'last') && value.kind === Kind.VARIABLE)
            names.add(value.name.value);
      if (one.kind !== Kind.FRAGMENT_SPREAD) look(one.selectionSet);
    }
  };
  for (const node of document.definitions) if ('selectionSet' in node) look(node.selectionSet);
  return [...names].sort();
}
