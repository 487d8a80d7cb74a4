import { type InputMember, type InputObject, inputObject } from '@beian/domain/input';
import { Arg, type ClassType, Field, Float, ID, InputType, Int } from 'type-graphql';
import type { z } from 'zod';
import { DateTime } from '../common/date-time.ts';
import { enumNamed } from './enum-named.ts';

const scalars: Readonly<Record<string, object>> = { ID, String, Int, Float, Boolean, DateTime };

/** What GraphQL gives for a schema: null, too, for what may be left out. */
export type Given<S extends z.ZodType> = {
  [K in keyof z.input<S>]: undefined extends z.input<S>[K] ? z.input<S>[K] | null : z.input<S>[K];
};

/** Input types by name, each with the members that its schema declares. */
const made = new Map<string, { readonly type: ClassType; readonly members: string }>();

/** The input object that a zod schema declares (`.meta()` names it). */
export const inputType = (schema: z.ZodType): ClassType => classOf(inputObject(schema));

/** @throws Error if two schemas declare an input of this name differently */
function classOf({ name, description, members }: InputObject): ClassType {
  const written = JSON.stringify(members);
  const known = made.get(name);
  if (known !== undefined && known.members !== written) throw new Error(`two schemas declare ${name}`);
  if (known !== undefined) return known.type;
  const Input = class {};
  made.set(name, { type: Input, members: written });
  InputType(name, { description })(Input);
  for (const member of members) Field(typeOf(member), optionsOf(member))(Input.prototype, member.name);
  return Input;
}

/** An argument that a member of an input declares. */
export const argument = (member: InputMember) => Arg(member.name, typeOf(member), optionsOf(member));

function typeOf({ type, list, object }: InputMember): () => object | [object] {
  const declared = object === undefined ? scalars[type] : classOf(object);
  return () => {
    const one = declared ?? enumNamed(type);
    return list ? [one] : one;
  };
}

const optionsOf = ({ nullable, description }: InputMember) => ({ nullable, description });

/**
 * The input of a call as zod takes it: null stands for what is left out, in input objects, too. What zod asks for although it may be null
 * stays.
 */
export const givenInput = (members: readonly InputMember[], values: Readonly<Record<string, unknown>>): object =>
  Object.fromEntries(
    members.flatMap(({ name, required, object }): [string, unknown][] => {
      const value = values[name] ?? null;
      if (value === null) return required ? [[name, null]] : [];
      if (object === undefined) return [[name, value]];
      const given = (one: unknown) => givenInput(object.members, one as Readonly<Record<string, unknown>>);
      return [[name, Array.isArray(value) ? value.map(given) : given(value)]];
    }),
  );
