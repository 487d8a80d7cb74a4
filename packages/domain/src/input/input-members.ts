import { z } from 'zod';

/** An object that GraphQL takes, as its zod schema declares it. */
export interface InputObject {
  readonly name: string;
  readonly description: string;
  readonly members: readonly InputMember[];
}

/** A member of an input: an argument of a mutation, or a field of an input object. */
export interface InputMember {
  readonly name: string;
  readonly description: string;
  /** Name of its GraphQL type; of a list: of one item. */
  readonly type: string;
  readonly list: boolean;
  readonly nullable: boolean;
  /** zod asks for it although it may be null. */
  readonly required: boolean;
  /** Set if its type is an input object. */
  readonly object?: InputObject;
}

/** What zod writes as JSON Schema, with what `.meta()` adds. */
interface JsonSchema {
  readonly type?: string | readonly string[];
  readonly anyOf?: readonly JsonSchema[];
  readonly items?: JsonSchema;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly description?: string;
  /** Of an object itself; `description` is then the sentence of the member that holds it. */
  readonly objectDescription?: string;
  /** Name of the GraphQL type where it does not follow: `ID`, an enum, an input object; with `!` where GraphQL alone demands it. */
  readonly graphql?: string;
}

const scalars: Readonly<Record<string, string>> = {
  string: 'String',
  integer: 'Int',
  number: 'Float',
  boolean: 'Boolean',
};

/** The members of an object's schema for which `.meta()` has a `description`; others are for the program alone. */
export const inputMembers = (schema: z.ZodType): readonly InputMember[] => membersOf(jsonSchemaOf(schema));

/** The input object of a schema whose `.meta()` names it. @throws Error if it does not */
export const inputObject = (schema: z.ZodType): InputObject => objectOf(jsonSchemaOf(schema));

const jsonSchemaOf = (schema: z.ZodType): JsonSchema =>
  z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema._zod.def.type === 'object') jsonSchema.objectDescription = jsonSchema.description;
    },
  }) as JsonSchema;

function membersOf({ properties = {}, required = [] }: JsonSchema): InputMember[] {
  return Object.entries(properties).flatMap(([name, written]) => {
    const given = withoutNull(written);
    if (given.description === undefined) return [];
    const list = given.type === 'array';
    const one = list ? withoutNull(given.items ?? {}) : given;
    const type = one.graphql ?? scalars[String(one.type)];
    if (type === undefined) throw new Error(`${name}: .meta() names no GraphQL type for ${JSON.stringify(one)}`);
    const isRequired = required.includes(name);
    return {
      name,
      description: given.description,
      type: type.replace('!', ''),
      list,
      nullable: !type.endsWith('!') && (!isRequired || takesNull(written)),
      required: isRequired,
      ...(one.properties === undefined ? {} : { object: objectOf(one) }),
    };
  });
}

function objectOf(schema: JsonSchema): InputObject {
  const { graphql: name, objectDescription: description } = schema;
  if (name === undefined || description === undefined)
    throw new Error(`.meta() names no GraphQL type for an input with ${Object.keys(schema.properties ?? {})}`);
  return { name, description, members: membersOf(schema) };
}

const isNull = ({ type }: JsonSchema): boolean => type === 'null';
const takesNull = ({ anyOf = [], type }: JsonSchema): boolean =>
  anyOf.some(isNull) || (Array.isArray(type) && type.includes('null'));

/** zod writes `nullable()` as a choice of two schemas, or as two types. */
function withoutNull(schema: JsonSchema): JsonSchema {
  const { anyOf, type, ...others } = schema;
  if (anyOf !== undefined) return { ...anyOf.find((one) => !isNull(one)), ...others };
  return Array.isArray(type) ? { ...schema, type: type.find((one) => one !== 'null') } : schema;
}

/** `[ReasonInput!]!` */
export const graphqlTypeOf = ({ type, list, nullable }: InputMember): string =>
  `${list ? `[${type}!]` : type}${nullable ? '' : '!'}`;
