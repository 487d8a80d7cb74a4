import { eventsWithMutation, isForPartners, type LiveEvent } from '@beian/domain/order';
import {
  type GraphQLField,
  type GraphQLNamedType,
  GraphQLObjectType,
  getNamedType,
  isLeafType,
  isObjectType,
  isUnionType,
} from 'graphql';
import { getMetadataStorage } from 'type-graphql';
import { renamedFields } from './naming/renamed-fields.ts';
import { buildApiSchema } from './schema.ts';

/**
 * Prints the modules of apps/console/src/generated as JSON, text by name: for each resolver the documents of its operations, and a
 * fragment for each object type in their answers. A type that several modules need has its fragment in `common`.
 */

/** Pages ask for their part of the answer by documents of their own, of fragments that are printed here. */
const byHand: ReadonlySet<string> = new Set([
  ...['order', 'orders', 'record', 'records', 'escalations', 'forecast'],
  ...['heartbeat', 'newBureauActions', 'recordVerdict', 'requestCurtain'],
]);
/** Partners' programs alone call these. */
const ofPrograms: ReadonlySet<string> = new Set([
  ...['advanceTestOrder', 'changeForm', 'changeNoticeLanguage', 'codes', 'createTestRecords'],
  ...['createTestRectification', 'createUploadTicket', 'createWebhookEndpoint', 'deleteWebhookEndpoint'],
  ...['errorCodes', 'eta', 'node', 'partnerEvents', 'province', 'provinces', 'rotateWebhookSecret'],
  ...['testWebhookEndpoint', 'updateOrderReference'],
]);
/** Of these the id alone is asked: each page asks for its part. */
const inParts: ReadonlySet<string> = new Set(['Order', 'FilingRecord']);
/** Pages read these again after a change, so that a mutation answers only whether it was done. */
const readAgain: ReadonlySet<string> = new Set([
  ...['Bureau', 'DeskDraft', 'Incident', 'OwnAccount', 'Rectification', 'UnmatchedAnswer', 'WebhookEndpointChanged'],
]);
/** Modules of order events: by whom, and the fragment of their answer, which a page has by hand. */
const eventModules = {
  'desk-events': { forPartners: false, fragment: 'OrderAnswer', from: '../order/mutations.ts' },
  'applicant-events': { forPartners: true, fragment: 'FillAnswer', from: '../pages/new-order/documents.ts' },
} as const;
/** Events whose pages read less of the answer. */
const otherAnswers: readonly string[] = ['recordVerdict', 'shipCurtain'] satisfies LiveEvent[];

type Field = GraphQLField<unknown, unknown>;
type Lines = readonly string[];
const schema = buildApiSchema();
const operations = { query: schema.getQueryType(), mutation: schema.getMutationType() };
/** The console asks for renamed fields by their former names. */
const newNames = new Set(renamedFields.map(({ at, to }) => `${at.split('.')[0]}.${to}`));

const lowerFirst = (name: string): string => `${name[0]?.toLowerCase()}${name.slice(1)}`;
const upperFirst = (name: string): string => `${name[0]?.toUpperCase()}${name.slice(1)}`;
const indented = (lines: Lines): Lines => lines.map((line) => `  ${line}`);
const block = (head: string, lines: Lines): Lines =>
  lines.length === 0 ? [head] : [`${head} {`, ...indented(lines), '}'];
const list = (texts: Lines): string => (texts.length === 0 ? '' : `(${texts.join(', ')})`);

const fieldOf = (type: GraphQLNamedType, name: string): Field | undefined =>
  isObjectType(type) ? type.getFields()[name] : undefined;
const partOf = ({ name }: GraphQLNamedType): Lines => (inParts.has(name) ? ['id'] : [`...${name}`]);

/** What is asked of an object. */
const contentOf = (type: GraphQLObjectType): Lines =>
  Object.values(type.getFields())
    .filter(({ name, args, deprecationReason, extensions }) => {
      const isOffered = args.length === 0 && !deprecationReason && !newNames.has(`${type.name}.${name}`);
      return isOffered && extensions.console !== false;
    })
    .flatMap((field) => {
      const named = getNamedType(field.type);
      return isLeafType(named) ? [field.name] : block(field.name, partOf(named));
    });

/** The type of the rows of a connection. */
const rowTypeOf = (type: GraphQLNamedType): GraphQLNamedType | undefined => {
  const edges = fieldOf(type, 'edges');
  const node = edges && fieldOf(getNamedType(edges.type), 'node');
  return node && getNamedType(node.type);
};

/** What is asked of an answer. */
function answerOf(type: GraphQLNamedType, isChange: boolean): Lines {
  const row = rowTypeOf(type);
  if (row !== undefined) {
    const counts = ['totalCount', 'totalIsCapped'].filter((name) => fieldOf(type, name) !== undefined);
    return [...block('edges', block('node', partOf(row))), ...block('pageInfo', ['...PageInfo']), ...counts];
  }
  if (isLeafType(type)) return [];
  if (!isUnionType(type)) return partOf(type);
  const members = type.getTypes().filter(({ name }) => !(isChange && readAgain.has(name)));
  const parts = members.flatMap((one) =>
    inParts.has(one.name) ? block(`... on ${one.name}`, partOf(one)) : partOf(one),
  );
  return ['__typename', ...parts];
}

/** The document of an operation; what a mutation answers is called `done`. */
function documentOf(kind: keyof typeof operations, { name, args, type }: Field, fragment?: string): Lines {
  const given = args.filter(
    (one) => !one.deprecationReason && !(one.name === 'idempotencyKey' && args.some((other) => other.name === 'key')),
  );
  const variables = given.map((one) => `$${one.name}: ${one.name === 'key' ? 'String!' : one.type}`);
  const values = given.map((one) => `${one.name}: $${one.name}`);
  const answer = fragment === undefined ? answerOf(getNamedType(type), kind === 'mutation') : [`...${fragment}`];
  const call = block(`${kind === 'mutation' ? 'done: ' : ''}${name}${list(values)}`, answer);
  return block(`${kind} ${upperFirst(name)}${list(variables)}`, call);
}

/** The types whose fragments are named in lines. */
const typesIn = (lines: Lines): GraphQLObjectType[] =>
  lines
    .map((line) => schema.getType(/\.\.\.(\w+)$/.exec(line)?.[1] ?? ''))
    .filter((type) => type instanceof GraphQLObjectType);

interface Module {
  /** Documents by name. */
  readonly documents: Map<string, Lines>;
  /** The types whose fragments they need, those within fragments before them. */
  readonly types: Set<GraphQLObjectType>;
}
const modules = new Map<string, Module>();

function addTypes(types: Set<GraphQLObjectType>, lines: Lines): void {
  for (const type of typesIn(lines)) {
    if (types.has(type)) continue;
    addTypes(types, contentOf(type));
    types.add(type);
  }
}

const { queries, mutations } = getMetadataStorage();
const declared = { query: queries, mutation: mutations };
for (const kind of ['query', 'mutation'] as const)
  for (const { target, schemaName } of declared[kind]) {
    const field = operations[kind]?.getFields()[schemaName];
    const name = target.name
      .replace(/(Resolver|Mutations)$/, '')
      .replace(/\B[A-Z]/g, '-$&')
      .toLowerCase();
    const isOfEvent = name === 'event' && !otherAnswers.includes(schemaName);
    if (field === undefined || isOfEvent || ofPrograms.has(schemaName)) continue;
    const { documents, types } = modules.get(name) ?? { documents: new Map(), types: new Set() };
    modules.set(name, { documents, types });
    const type = getNamedType(field.type);
    const asked = rowTypeOf(type) ?? type;
    if (inParts.has(asked.name) && isObjectType(asked)) addTypes(types, contentOf(asked));
    addTypes(types, answerOf(type, kind === 'mutation'));
    if (!byHand.has(schemaName)) documents.set(`${schemaName}Document`, documentOf(kind, field));
  }

const common: Module = { documents: new Map(), types: new Set() };
for (const { types } of modules.values())
  for (const type of types) {
    const isShared = [...modules.values()].filter((one) => one.types.has(type)).length > 1;
    if (isShared) common.types.add(type);
  }

const fragmentName = ({ name }: GraphQLNamedType): string => `${lowerFirst(name)}Fragment`;
const call = (lines: Lines, fragments: Lines): string => {
  const used = fragments.length === 0 ? '' : `, [${[...new Set(fragments)].join(', ')}]`;
  return `/* @__PURE__ */ graphql(\`\n${indented(lines).join('\n')}\n\`${used})`;
};
const exported = (name: string, lines: Lines): string =>
  `export const ${name} = ${call(lines, typesIn(lines).map(fragmentName))};`;
const moduleText = (lines: Lines): string =>
  [
    '// Written by `npm run gen` from the operations of apps/api and the rows of nouns; change those, not this.',
    ...lines,
    '',
  ].join('\n');

function textOf(module: Module): string {
  const own = [...module.types].filter((type) => module === common || !common.types.has(type));
  const needed = [...own.flatMap(contentOf), ...[...module.documents.values()].flat()];
  const imported = module === common ? [] : typesIn(needed).filter((type) => common.types.has(type));
  const names = [...new Set(imported.map(fragmentName))].sort().join(', ');
  return moduleText([
    `import { graphql${own.length === 0 ? '' : ', type ResultOf'} } from '../graphql.ts';`,
    ...(names === '' ? [] : [`import { ${names} } from './common.ts';`]),
    '',
    ...own.flatMap((type) => [
      exported(fragmentName(type), block(`fragment ${type.name} on ${type.name} @_unmask`, contentOf(type))),
      `export type ${type.name} = ResultOf<typeof ${fragmentName(type)}>;`,
    ]),
    ...[...module.documents].map(([name, lines]) => exported(name, lines)),
  ]);
}

function eventsText({ forPartners, fragment, from }: (typeof eventModules)[keyof typeof eventModules]): string {
  const events = eventsWithMutation.filter((one) => isForPartners(one) === forPartners && !otherAnswers.includes(one));
  const answer = lowerFirst(fragment);
  return moduleText([
    "import { graphql } from '../graphql.ts';",
    `import { ${answer} } from '${from}';`,
    '',
    'export const eventDocuments = {',
    ...events.map((event) => {
      const field = operations.mutation?.getFields()[event];
      return field === undefined ? '' : `${event}: ${call(documentOf('mutation', field, fragment), [answer])},`;
    }),
    '} as const;',
  ]);
}

const files = [
  ...[...modules, ['common', common] as const].map(([name, module]) => [name, textOf(module)]),
  ...Object.entries(eventModules).map(([name, row]) => [name, eventsText(row)]),
];
process.stdout.write(JSON.stringify(Object.fromEntries(files.map(([name, text]) => [`${name}.ts`, text]))));
