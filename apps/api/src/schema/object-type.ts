import type { FieldRow, FieldRows } from '@beian/domain/list-fields';
import { type ClassType, Field, ID, Int, ObjectType } from 'type-graphql';
import { DateTime } from '../common/date-time.ts';
import { enumNamed } from '../common/enums.ts';

const scalars = { ID, String, Int, Boolean, DateTime } as const;

/** The object type of a noun's fields; `objects`: the object types that its rows name. */
export function objectType<R extends FieldRows>(
  name: string,
  description: string,
  rows: R,
  objects: Readonly<Record<string, ClassType>> = {},
): ClassType {
  const Noun = class {};
  ObjectType(name, { simpleResolvers: true, description })(Noun);
  const typeOf = ({ shape }: FieldRow) => {
    if (typeof shape === 'string') return scalars[shape];
    const type = 'enum' in shape ? enumNamed(shape.enum) : objects[shape.object];
    if (type === undefined) throw new Error(`${name}: there is no object type ${JSON.stringify(shape)}`);
    return type;
  };
  for (const [field, row] of Object.entries<FieldRow>(rows)) {
    const type = typeOf(row);
    const options = { nullable: row.nullable === true, description: row.description };
    Field(() => (row.list === true ? [type] : type), options)(Noun.prototype, field);
  }
  return Noun;
}
