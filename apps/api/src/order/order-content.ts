import { type FieldId, fieldIds, fieldRow } from '@beian/domain/filing';
import { bilingual } from '@beian/domain/text';
import {
  type GraphQLField,
  GraphQLInputObjectType,
  type GraphQLInputType,
  GraphQLList,
  GraphQLNonNull,
  type GraphQLSchema,
  GraphQLString,
  isObjectType,
} from 'graphql';
import { badInput } from '../bilingual-error.ts';
import type { RequestContext } from '../context.ts';
import { contentTypes, placeOf } from './content-places.ts';

function contentType(path: string, made: Map<string, GraphQLInputObjectType>): GraphQLInputObjectType {
  const row = contentTypes[path];
  if (row === undefined) throw new Error(`no input object for the fields of ${path}`);
  const known = made.get(row.name);
  if (known !== undefined) return known;
  const inner = Object.keys(contentTypes).filter((other) => other !== '' && placeOf(other).parent === path);
  const fields: Record<string, { type: GraphQLInputType; description: string }> = {};
  for (const id of fieldIds.filter((one) => placeOf(one).parent === path)) {
    const { label, shape, max } = fieldRow(id);
    const isList = shape === 'list';
    fields[placeOf(id).name] = {
      type: isList ? new GraphQLList(new GraphQLNonNull(GraphQLString)) : GraphQLString,
      description: `${label.zh.replace(/^(主体|网站)负责人/, '')} ${label.en.replace(/^(Subject|Website) principal's /, '')}; ${isList ? 'each ' : ''}at most ${max} characters. null takes it away.`,
    };
  }
  for (const other of inner) {
    const type = contentType(other, made);
    fields[placeOf(other).name] = { type, description: type.description ?? '' };
  }
  const type = new GraphQLInputObjectType({ name: row.name, description: `${row.description} Since 2026-11.`, fields });
  made.set(row.name, type);
  return type;
}

type Content = { readonly [name: string]: string | readonly string[] | Content | null };
interface SavedField {
  readonly field: string;
  readonly value?: string | null;
  readonly values?: readonly string[] | null;
}

/** The fields of a content, as `FieldInput` names them; a part that is null or left out has none. */
function fieldsOfContent(content: Content, path = ''): SavedField[] {
  return Object.entries(content).flatMap(([name, value]): SavedField[] => {
    const id = path === '' ? name : `${path}.${name}`;
    if (contentTypes[id] !== undefined) return value === null ? [] : fieldsOfContent(value as Content, id);
    return [
      fieldRow(id as FieldId).shape === 'list'
        ? { field: id, values: value as string[] }
        : { field: id, value: value as string },
    ];
  });
}

/** Lets `saveDraft` take `content`, typed by the field catalogue, beside or in place of `fields`. */
export function takeTypedContent(schema: GraphQLSchema): GraphQLSchema {
  const mutation = schema.getMutationType();
  const field: GraphQLField<unknown, RequestContext> | undefined = mutation?.getFields().saveDraft;
  const { resolve } = field ?? {};
  if (!isObjectType(mutation) || field === undefined || resolve === undefined) throw new Error('there is no saveDraft');
  const [fields] = field.args.filter(({ name }) => name === 'fields');
  if (fields === undefined) throw new Error('saveDraft has no fields');
  const nullable = fields.type instanceof GraphQLNonNull ? fields.type.ofType : fields.type;
  field.args = [
    ...field.args.map((arg) => (arg === fields ? { ...arg, type: nullable } : arg)),
    {
      ...fields,
      name: 'content',
      type: contentType('', new Map()),
      description:
        'The fields to write, typed: an input object for each part of the filing. Beside or in place of `fields`.',
    },
  ];
  field.resolve = (source, { content, fields: listed, ...args }, context, info) => {
    const all = [...((listed ?? []) as SavedField[]), ...fieldsOfContent((content ?? {}) as Content)];
    const twice = all.find(({ field: id }, at) => all.findIndex((other) => other.field === id) !== at);
    if (twice !== undefined && content) throw badInput(twice.field, givenTwice(twice.field));
    return resolve(source, { ...args, fields: all }, context, info);
  };
  return schema;
}

const givenTwice = (field: string) =>
  bilingual(`\`${field}\` 提供了两次，只提供一次即可`, `\`${field}\` is given twice: give it once.`);
