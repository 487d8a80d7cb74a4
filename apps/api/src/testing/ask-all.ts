import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
} from 'graphql';

/** The value of an argument, by `field.argument` or by name; undefined: derived from its type. */
export type ArgumentValues = (field: string, argument: string) => unknown;

type Field = GraphQLField<unknown, unknown>;

/** The selection of everything in a type down to `depth`, each field once. Required arguments are filled in. */
export function selectAll(
  schema: GraphQLSchema,
  type: GraphQLOutputType,
  depth: number,
  given: ArgumentValues,
): string {
  const named = getNamedType(type);
  if (isLeafType(named)) return '';
  if (depth === 0) return '{ __typename }';
  if (isAbstractType(named)) {
    // Fields with the same name but different types get aliases.
    const types = new Map<string, string>();
    const branches = schema.getPossibleTypes(named).map((one) => {
      const fields = one.getFields();
      const inner = fieldsOf(schema, one, depth, given, (name) => {
        const type = String(fields[name]?.type);
        const isOther = (types.get(name) ?? type) !== type;
        if (!isOther) types.set(name, type);
        return isOther ? `${one.name}_${name}: ${name}` : name;
      });
      return `... on ${one.name} { ${inner} }`;
    });
    return `{ __typename ${branches.join(' ')} }`;
  }
  return `{ ${fieldsOf(schema, named, depth, given, (name) => name)} }`;
}

/** A page of orders with every part. Objects below a record need statements of their own, so they are left out. */
export function ordersWithEveryPart(schema: GraphQLSchema, given: ArgumentValues): string {
  const order = schema.getType('Order');
  if (!isObjectType(order)) throw new Error('no Order');
  const parts = Object.values(order.getFields()).map((field) =>
    field.name === 'record'
      ? 'record { id name values { field } websites { values { field } } }'
      : `${field.name} ${selectAll(schema, field.type, 4, given)}`,
  );
  return `{ orders { edges { node { ${parts.join(' ')} } } } }`;
}

function fieldsOf(
  schema: GraphQLSchema,
  type: unknown,
  depth: number,
  given: ArgumentValues,
  call: (name: string) => string,
): string {
  if (!isObjectType(type as never)) return '__typename';
  const fields = Object.values((type as { getFields(): Record<string, Field> }).getFields());
  const chosen = fields.flatMap((field) => {
    // The rows of a page are selected once, by its edges.
    if (field.name === 'nodes' && fields.some(({ name }) => name === 'edges')) return [];
    const inner = selectAll(schema, field.type, depth - 1, given);
    if (inner === '{ __typename }') return [];
    return [`${call(field.name)}${argumentsOf(field.args, field.name, given)} ${inner}`];
  });
  return chosen.length === 0 ? '__typename' : chosen.join(' ');
}

/** `(id: "…", kind: …)`: every argument that is required or has a given value. */
export function argumentsOf(args: readonly GraphQLArgument[], field: string, given: ArgumentValues): string {
  const texts = args.flatMap((arg) => {
    const value = given(field, arg.name);
    if (value === undefined && !isRequiredArgument(arg)) return [];
    return [`${arg.name}: ${valueText(arg.type, value, field, given)}`];
  });
  return texts.length === 0 ? '' : `(${texts.join(', ')})`;
}

function valueText(type: GraphQLInputType, value: unknown, field: string, given: ArgumentValues): string {
  if (isNonNullType(type)) return valueText(type.ofType, value, field, given);
  if (isListType(type)) return `[${valueText(type.ofType, value, field, given)}]`;
  if (isEnumType(type)) return String(value ?? type.getValues()[0]?.name);
  if (isInputObjectType(type)) {
    const inner = Object.values(type.getFields()).flatMap((one) => {
      const own = given(field, one.name);
      if (own === undefined && !isNonNullType(one.type)) return [];
      return [`${one.name}: ${valueText(one.type, own, field, given)}`];
    });
    return `{ ${inner.join(', ')} }`;
  }
  if (value !== undefined) return typeof value === 'string' ? JSON.stringify(value) : String(value);
  if (type.name === 'Int') return '1';
  if (type.name === 'Float') return '0.5';
  if (type.name === 'Boolean') return 'true';
  if (type.name === 'Date') return '"2026-11-25"';
  if (type.name === 'Date') return '"2026-11-25"';
  if (type.name === 'DateTime') return '"2026-11-25T00:00:00Z"';
  return '"x"';
}
