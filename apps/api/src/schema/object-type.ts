import type { FieldRow, FieldRows, NounFields, ValuesOf } from '@beian/domain/fields';
import { deskFields } from '@beian/domain/order-fields';
import { type ClassType, Extensions, Field, Float, getMetadataStorage, ID, Int, ObjectType } from 'type-graphql';
import { CalendarDate, DateTime } from '../common/date-time.ts';
import { enumNamed } from './enum-named.ts';

const scalars = { ID, String, Int, Float, Boolean, DateTime, Date: CalendarDate } as const;
/** The object types of nouns, each once. */
const declared = new Map<FieldRows, { readonly type: ClassType; readonly implemented: Interface | undefined }>();
type Interface = abstract new () => object;

/**
 * The object type of a noun, with those of the nouns in its fields; `implemented`: the interface that it implements.
 * @throws Error if the noun was declared before without that interface, as the shape of a field
 */
export function objectType<R extends FieldRows>(
  { noun, description: sentence, rows }: NounFields<R>,
  implemented?: Interface,
): ClassType<ValuesOf<R>> {
  const known = declared.get(rows);
  if (known !== undefined) {
    if (known.implemented !== implemented && implemented !== undefined)
      throw new Error(`${noun} was declared without its interface: name it by objectOf('${noun}') where it is a field`);
    return known.type as ClassType<ValuesOf<R>>;
  }
  const Noun = class {};
  declared.set(rows, { type: Noun, implemented });
  const interfaces = implemented === undefined ? {} : { implements: implemented };
  ObjectType(noun, { simpleResolvers: true, description: sentence, ...interfaces })(Noun);
  for (const [field, row] of Object.entries<FieldRow>(rows)) {
    if (typeof row.shape === 'object' && 'noun' in row.shape) objectType(row.shape);
    if (row.readers === 'staff' && deskFields[noun]?.includes(field) !== true)
      throw new Error(
        `${noun}.${field} is for staff: name its noun in packages/domain/src/order-fields/desk-fields.ts`,
      );
    const { description, nullable = false, deprecated } = row;
    const options = { description, nullable, ...(deprecated === undefined ? {} : { deprecationReason: deprecated }) };
    Field(() => (row.list === true ? [typeOf(row)] : typeOf(row)), options)(Noun.prototype, field);
    if (row.console === false) Extensions({ console: false })(Noun.prototype, field);
  }
  return Noun as ClassType<ValuesOf<R>>;
}

/** Called when the schema is built: by then every object type and enum is declared. */
function typeOf({ shape }: FieldRow): object {
  if (typeof shape === 'string') return scalars[shape];
  if ('text' in shape) return scalars[shape.text];
  if ('noun' in shape) return objectType(shape);
  if ('enum' in shape) return enumNamed(shape.enum);
  const declaredByClass = getMetadataStorage().objectTypes.find(({ name }) => name === shape.object);
  if (declaredByClass === undefined) throw new Error(`there is no object type ${shape.object}`);
  return declaredByClass.target;
}
