import { type BilingualText, bilingual } from '@beian/domain/text';
import {
  type DocumentNode,
  type GraphQLArgument,
  type GraphQLInputType,
  type GraphQLLeafType,
  type GraphQLSchema,
  getNullableType,
  isInputObjectType,
  isLeafType,
  isListType,
  type OperationDefinitionNode,
  TypeInfo,
  type ValueNode,
  valueFromASTUntyped,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { BilingualError } from '../bilingual-error.ts';
import { costs } from '../cost/cost-table.ts';
import { httpRefusals } from '../texts.ts';
import { boundOf } from './bounds.ts';
import type { InputBound } from './bounds-table.ts';
import { findUnstorable } from './unstorable.ts';

/** An argument with its value in a document. */
interface ArgumentUse {
  readonly argument: GraphQLArgument;
  readonly value: ValueNode;
}

type Variables = Readonly<Record<string, unknown>>;

/**
 * Checks every value, text and list of an operation, in its document and its variables.
 * @returns points for the inputs
 * @throws GraphQLError naming the argument: of another type, too long, too many items, or a character that cannot be stored
 */
export type InputCheck = (document: DocumentNode, operation: OperationDefinitionNode, given: Variables) => number;

/** Checks validated documents of a schema with declared bounds; the arguments of each document are collected once. */
export function createInputCheck(schema: GraphQLSchema): InputCheck {
  const known = new WeakMap<DocumentNode, readonly ArgumentUse[]>();
  return (document, operation, given) => {
    const uses = known.get(document) ?? usesOf(schema, document);
    known.set(document, uses);
    const variables = { ...defaultsOf(operation), ...given };
    let [characters, points] = [0, 0];
    const check = (value: unknown, type: GraphQLInputType, bound: InputBound, path: string): void => {
      if (value === null || value === undefined) return;
      const own = getNullableType(type);
      if (isListType(own)) {
        // GraphQL accepts a single value for a list.
        const items = Array.isArray(value) ? value : [value];
        if (items.length > (bound.items ?? 0)) throw tooManyItemsError(path, bound.items ?? 0);
        for (const [at, item] of items.entries()) check(item, own.ofType, bound, `${path}[${at}]`);
      } else if (isInputObjectType(own)) {
        if (typeof value !== 'object') return;
        const fields = own.getFields();
        for (const [name, given] of Object.entries(value)) {
          const field = fields[name];
          if (field !== undefined) check(given, field.type, boundOf(field), `${path}.${name}`);
        }
      } else if (isLeafType(own) && !isValueOf(own, value)) {
        throw wrongValueError(path, own);
      } else if (typeof value === 'string' && bound.length !== undefined) {
        if (value.length > bound.length) throw tooLongError(path, bound.length);
        const code = findUnstorable(value);
        if (code !== undefined) throw inputError(code, path, httpRefusals[code].message);
        characters += value.length;
        points += value === '' ? 0 : (bound.points ?? 0);
      }
    };
    for (const { argument, value } of uses)
      check(valueFromASTUntyped(value, variables), argument.type, boundOf(argument), argument.name);
    return points + Math.floor(characters / costs.charactersOfPoint);
  };
}

function usesOf(schema: GraphQLSchema, document: DocumentNode): ArgumentUse[] {
  const uses: ArgumentUse[] = [];
  const types = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(types, {
      Argument({ value }) {
        const argument = types.getArgument();
        if (argument) uses.push({ argument, value });
        return false;
      },
    }),
  );
  return uses;
}

const defaultsOf = ({ variableDefinitions = [] }: OperationDefinitionNode): Variables =>
  Object.fromEntries(
    variableDefinitions.flatMap(({ variable, defaultValue }) =>
      defaultValue === undefined ? [] : [[variable.name.value, valueFromASTUntyped(defaultValue)]],
    ),
  );

function isValueOf(type: GraphQLLeafType, value: unknown): boolean {
  try {
    type.parseValue(value);
    return true;
  } catch {
    return false;
  }
}

/** Without the value, which may be personal. */
function wrongValueError(field: string, type: GraphQLLeafType): BilingualError {
  const shape = (type.extensions.shape as BilingualText | undefined) ?? bilingual(type.name, `a value of ${type.name}`);
  const texts = bilingual(
    `\`${field}\` 的值无效：应为${shape.zh}`,
    `\`${field}\` has a wrong value: it is ${shape.en}.`,
  );
  return inputError('BAD_USER_INPUT', field, texts, { rule: 'type', type: type.name });
}

const tooLongError = (field: string, most: number): BilingualError =>
  inputError(
    'BAD_USER_INPUT',
    field,
    bilingual(`\`${field}\` 最多 ${most} 个字符，请缩短`, `\`${field}\` takes at most ${most} characters: shorten it.`),
    { rule: 'length', most },
  );

const tooManyItemsError = (field: string, most: number): BilingualError =>
  inputError(
    'BAD_USER_INPUT',
    field,
    bilingual(
      `\`${field}\` 最多 ${most} 项，请分次发送`,
      `\`${field}\` takes at most ${most} items: send it in parts.`,
    ),
    { rule: 'items', most },
  );

const inputError = (code: string, field: string, texts: BilingualText, more: Record<string, unknown> = {}) =>
  new BilingualError(texts, { code, field, ...more, http: { status: 400 } });
