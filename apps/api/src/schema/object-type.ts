import { type FieldRow, type FieldRows, fieldsOf, type NounFields, type ValuesOf } from '@beian/domain/fields';
import { type ClassType, Field, Float, getMetadataStorage, ID, Int, ObjectType } from 'type-graphql';
import { CalendarDate, DateTime } from '../common/date-time.ts';
// The enums that rows name.
import '../common/enums.ts';
import '../common/error-enums.ts';
import '../common/quality-enums.ts';
import '../person/person-enums.ts';

const scalars = { ID, String, Int, Float, Boolean, DateTime, Date: CalendarDate } as const;
/** The object types of nouns, each once. */
const declared = new Map<NounFields, ClassType>();
type Interface = abstract new () => object;

/** The object type of a noun, with those of the nouns in its fields; `implemented`: the interface that it implements. */
export function objectType<R extends FieldRows>(noun: NounFields<R>, implemented?: Interface): ClassType<ValuesOf<R>>;
export function objectType(name: string, description: string, rows: FieldRows, implemented?: Interface): ClassType;
export function objectType(noun: NounFields | string, ...rest: readonly unknown[]): ClassType {
  if (typeof noun !== 'string') return typeOfNoun(noun, rest[0] as Interface);
  const [description, rows, implemented] = rest as [string, FieldRows, Interface];
  return typeOfNoun(fieldsOf(noun, description, rows), implemented);
}

function typeOfNoun(noun: NounFields, implemented?: Interface): ClassType {
  const known = declared.get(noun);
  if (known !== undefined) return known;
  const Noun = class {};
  declared.set(noun, Noun);
  const interfaces = implemented === undefined ? {} : { implements: implemented };
  ObjectType(noun.noun, { simpleResolvers: true, description: noun.description, ...interfaces })(Noun);
  for (const [field, row] of Object.entries(noun.rows)) {
    if (typeof row.shape === 'object' && 'noun' in row.shape) typeOfNoun(row.shape);
    const { description, nullable = false, deprecated } = row;
    const options = { description, nullable, ...(deprecated === undefined ? {} : { deprecationReason: deprecated }) };
    Field(() => (row.list === true ? [typeOf(row)] : typeOf(row)), options)(Noun.prototype, field);
  }
  return Noun;
}

/** Called when the schema is built: by then every object type and enum is declared. */
function typeOf({ shape }: FieldRow): object {
  if (typeof shape === 'string') return scalars[shape];
  if ('text' in shape) return scalars[shape.text];
  if ('noun' in shape) return typeOfNoun(shape);
  const { enums, objectTypes } = getMetadataStorage();
  const type =
    'enum' in shape
      ? enums.find(({ name }) => name === shape.enum)?.enumObj
      : objectTypes.find(({ name }) => name === shape.object)?.target;
  if (type === undefined) throw new Error(`the API has no type ${JSON.stringify(shape)}`);
  return type;
}
