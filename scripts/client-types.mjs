// Prints (or with --write writes) packages/client/src/generated/api.ts: types and documents of packages/client/operations.graphql by the published schema.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import {
  buildSchema,
  getNamedType,
  getNullableType,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  parse,
  print,
  typeFromAST,
  validate,
} from 'graphql';
import { isMain, main } from './lib/cleanup.mjs';
import { Failure } from './lib/failure.mjs';
import { root } from './lib/paths.mjs';

const schemaFile = 'docs/api/published.graphql';
const operationsFile = 'packages/client/operations.graphql';
/** Prints the mutations of events, which follow from their rows. */
const eventsProgram = 'apps/api/dist/print-client-documents.js';
const generatedFile = 'packages/client/src/generated/api.ts';

/** @typedef {{ operation: import('graphql').OperationDefinitionNode, name: string, field: string, parent: import('graphql').GraphQLObjectType }} Operation */

/** The arguments that the client fills in by itself. */
const KEY = 'idempotencyKey';

/** @returns {string} the file */
export function clientTypes() {
  const read = (/** @type {string} */ file) => readFileSync(path.join(root, file), 'utf8');
  const schema = buildSchema(read(schemaFile));
  const ofEvents = execFileSync(process.execPath, [path.join(root, eventsProgram)], { encoding: 'utf8' });
  const document = parse(`${read(operationsFile)}\n${ofEvents}`);
  const mistakes = validate(schema, document);
  if (mistakes.length > 0)
    throw new Failure(
      `${operationsFile} does not fit ${schemaFile}:\n${mistakes.map(({ message, locations }) => `  line ${locations?.[0]?.line}: ${message}`).join('\n')}`,
    );
  return new Printer(schema, document).print();
}

class Printer {
  /** Enums and input objects that are used, by name. @type {Map<string, import('graphql').GraphQLEnumType | import('graphql').GraphQLInputObjectType>} */
  used = new Map();

  /** @param {import('graphql').GraphQLSchema} schema @param {import('graphql').DocumentNode} document */
  constructor(schema, document) {
    this.schema = schema;
    this.fragments = document.definitions.filter((one) => one.kind === Kind.FRAGMENT_DEFINITION);
    this.operations = document.definitions
      .filter((one) => one.kind === Kind.OPERATION_DEFINITION)
      .map((operation) => this.operationOf(operation));
    // The kinds of events and codes that errors and webhooks have.
    for (const name of ['PartnerEventKind', 'RefusalKind', 'RefusalReasonCode']) this.use(schema.getType(name));
  }

  /** @param {import('graphql').OperationDefinitionNode} operation @returns {Operation} */
  operationOf(operation) {
    const [selected, ...more] = operation.selectionSet.selections;
    const parent = this.schema.getRootType(operation.operation);
    if (selected?.kind !== Kind.FIELD || more.length > 0 || !parent || !operation.name)
      throw new Failure(`${operationsFile}: an operation has a name and selects one field`);
    return { operation, name: operation.name.value, field: selected.name.value, parent };
  }

  print() {
    const fragments = this.fragments.map((one) => this.fragmentType(one));
    const operations = this.operations.map((one) => this.operationTypes(one));
    const inputs = this.inputTypes();
    return [
      `// Written by \`npm run gen\` from ${operationsFile} and ${schemaFile}; change those, not this.`,
      `import type { CallOptions, Run } from '../call/call.ts';`,
      ...[...inputs, ...fragments, ...operations].map((text) => `\n${text}`),
      `\n${this.methods()}`,
      '',
    ].join('\n');
  }

  /** @param {import('graphql').FragmentDefinitionNode} fragment */
  fragmentType({ name, typeCondition, selectionSet }) {
    const type = this.schema.getType(typeCondition.name.value);
    if (!isObjectType(type)) throw new Failure(`${operationsFile}: fragment ${name.value} is on no object type`);
    const about = comment(type.description);
    return `${about}export type ${name.value} = ${this.selectionType(type, selectionSet, '')};`;
  }

  /** @param {Operation} operation */
  operationTypes({ operation, name, field, parent }) {
    const [selected] = operation.selectionSet.selections;
    const definition = parent.getFields()[field];
    if (selected?.kind !== Kind.FIELD || !definition) throw new Failure(`${operationsFile}: ${name} selects no field`);
    const variables = (operation.variableDefinitions ?? []).filter(({ variable }) => variable.name.value !== KEY);
    const lines = variables.map(({ variable, type }) => {
      const own = typeFromAST(this.schema, /** @type {import('graphql').NamedTypeNode} */ (type));
      const optional = type.kind !== Kind.NON_NULL_TYPE;
      const argument = definition.args.find((one) => one.name === variable.name.value);
      const text = this.inputType(/** @type {import('graphql').GraphQLInputType} */ (own));
      return `${comment(argument?.description, '  ')}  readonly ${variable.name.value}${optional ? '?' : ''}: ${text};`;
    });
    const result = this.outputType(definition.type, selected.selectionSet, '', ['ActionRefused']);
    const used = [...this.fragmentsOf(operation.selectionSet)].sort();
    const text = [operation, ...this.fragments.filter((one) => used.includes(one.name.value))].map(print).join('\n');
    const title = upper(name);
    return [
      lines.length === 0
        ? `export type ${title}Variables = Readonly<Record<string, never>>;`
        : `export interface ${title}Variables {\n${lines.join('\n')}\n}`,
      `export type ${title}Result = ${result};`,
      `const ${name} = ${JSON.stringify(compact(text))};`,
    ].join('\n');
  }

  /** @param {import('graphql').SelectionSetNode} set @returns {Set<string>} names of fragments, also those within fragments */
  fragmentsOf(set) {
    /** @type {Set<string>} */
    const found = new Set();
    for (const one of set.selections) {
      if (one.kind === Kind.FRAGMENT_SPREAD) {
        found.add(one.name.value);
        const fragment = this.fragments.find(({ name }) => name.value === one.name.value);
        if (fragment) for (const name of this.fragmentsOf(fragment.selectionSet)) found.add(name);
      } else if (one.selectionSet) for (const name of this.fragmentsOf(one.selectionSet)) found.add(name);
    }
    return found;
  }

  /** The client's methods, and what makes them of a function that runs an operation. */
  methods() {
    const described = this.operations.map(({ name, field, parent, operation }) => {
      const about = comment(parent.getFields()[field]?.description, '  ');
      const variables = operation.variableDefinitions ?? [];
      const all = variables.every(
        ({ variable, type }) => variable.name.value === KEY || type.kind !== Kind.NON_NULL_TYPE,
      );
      return `${about}  ${name}(variables${all ? '?' : ''}: ${upper(name)}Variables, options?: CallOptions): Promise<${upper(name)}Result>;`;
    });
    const made = this.operations.map(
      ({ name, field }) => `  ${name}: (variables, options) => run(${name}, '${field}', { ...variables }, options),`,
    );
    return `/** The operations of the API, by the names of its fields; refusals are thrown. */
export interface Operations {
${described.join('\n')}
}

export const operationsOf = (run: Run): Operations => ({
${made.join('\n')}
});`;
  }

  inputTypes() {
    /** @type {Map<string, string>} */
    const done = new Map();
    // An input object names further types.
    for (let before = -1; before !== done.size; ) {
      before = done.size;
      for (const [name, type] of [...this.used]) if (!done.has(name)) done.set(name, this.inputDefinition(type));
    }
    return [...done].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, text]) => text);
  }

  /** @param {import('graphql').GraphQLEnumType | import('graphql').GraphQLInputObjectType} type */
  inputDefinition(type) {
    if (isEnumType(type)) {
      return `${comment(type.description)}export type ${type.name} =\n${type
        .getValues()
        .map(({ name }) => `  | '${name}'`)
        .join('\n')};`;
    }
    const fields = Object.values(type.getFields())
      .filter(({ deprecationReason }) => !deprecationReason)
      .map((field) => {
        const optional = !isNonNullType(field.type) || field.defaultValue !== undefined;
        return `${comment(field.description, '  ')}  readonly ${field.name}${optional ? '?' : ''}: ${this.inputType(field.type)};`;
      });
    return `${comment(type.description)}export interface ${type.name} {\n${fields.join('\n')}\n}`;
  }

  /** @param {import('graphql').GraphQLInputType} type @returns {string} */
  inputType(type) {
    const bare = getNullableType(type);
    const text = isListType(bare) ? `readonly ${wrapped(this.inputType(bare.ofType))}[]` : this.leafType(bare);
    return isNonNullType(type) ? text : `${text} | null`;
  }

  /** @param {import('graphql').GraphQLType} type */
  leafType(type) {
    const named = getNamedType(type);
    this.use(named);
    if (isEnumType(named) || isInputObjectType(named)) return named.name;
    const scalar = scalars[named.name];
    if (!scalar) throw new Failure(`scripts/client-types.mjs: how is the scalar ${named.name} written in TypeScript?`);
    return scalar;
  }

  /** @param {unknown} type */
  use(type) {
    if (isEnumType(type) || isInputObjectType(type)) this.used.set(type.name, type);
  }

  /**
   * @param {import('graphql').GraphQLOutputType} type
   * @param {import('graphql').SelectionSetNode | undefined} selected
   * @param {string} indent
   * @param {string[]} [leftOut] types of a union that the client throws
   * @returns {string}
   */
  outputType(type, selected, indent, leftOut = []) {
    const bare = getNullableType(type);
    const text = isListType(bare)
      ? `readonly ${wrapped(this.outputType(bare.ofType, selected, indent))}[]`
      : selected
        ? this.selectionType(bare, selected, indent, leftOut)
        : this.leafType(bare);
    return isNonNullType(type) ? text : `${text} | null`;
  }

  /**
   * @param {import('graphql').GraphQLOutputType} type
   * @param {import('graphql').SelectionSetNode} selected
   * @param {string} indent
   * @param {string[]} [leftOut]
   * @returns {string}
   */
  selectionType(type, selected, indent, leftOut = []) {
    const members = isAbstractType(type) ? this.schema.getPossibleTypes(type) : isObjectType(type) ? [type] : [];
    return members
      .filter(({ name }) => !leftOut.includes(name))
      .map((member) => this.objectType(member, selected, indent))
      .join(' | ');
  }

  /** @param {import('graphql').GraphQLObjectType} type @param {import('graphql').SelectionSetNode} selected @param {string} indent @returns {string} */
  objectType(type, { selections }, indent) {
    /** @type {string[]} */
    const spreads = [];
    /** @type {string[]} */
    const lines = [];
    const inner = `${indent}  `;
    for (const one of selections) {
      if (one.kind === Kind.FRAGMENT_SPREAD) {
        const on = this.fragments.find(({ name }) => name.value === one.name.value)?.typeCondition.name.value;
        if (on === type.name) spreads.push(one.name.value);
      } else if (one.kind === Kind.INLINE_FRAGMENT) {
        if (one.typeCondition?.name.value === type.name) spreads.push(this.objectType(type, one.selectionSet, indent));
      } else if (one.name.value === '__typename') lines.push(`${inner}readonly __typename: '${type.name}';`);
      else {
        const field = type.getFields()[one.name.value];
        if (!field) throw new Failure(`${operationsFile}: ${type.name} has no field ${one.name.value}`);
        const name = one.alias?.value ?? one.name.value;
        const value = this.outputType(field.type, one.selectionSet, inner);
        lines.push(`${comment(field.description, inner)}${inner}readonly ${name}: ${value};`);
      }
    }
    if (lines.length > 0) spreads.push(`{\n${lines.join('\n')}\n${indent}}`);
    return spreads.join(' & ') || '{}';
  }
}

/** @type {Record<string, string>} */
const scalars = {
  ID: 'string',
  String: 'string',
  Int: 'number',
  Float: 'number',
  Boolean: 'boolean',
  Date: 'string',
  DateTime: 'string',
};

/** @param {string} type */
const wrapped = (type) => (/[ |&]/.test(type) && !type.startsWith('{') ? `(${type})` : type);
/** @param {string} name */
const upper = (name) => name.charAt(0).toUpperCase() + name.slice(1);
/** @param {string | null | undefined} text */
const comment = (text, indent = '') =>
  text ? `${indent}/** ${text.replaceAll('*/', '*\\/').replace(/\s+/g, ' ').trim()} */\n` : '';
/** @param {string} text */
const compact = (text) => text.replace(/\s+/g, ' ').trim();

if (isMain(import.meta.filename))
  await main(async () => {
    if (process.argv.includes('--write')) writeFileSync(path.join(root, generatedFile), clientTypes());
    else process.stdout.write(clientTypes());
  });
