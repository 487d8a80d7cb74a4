import { readdirSync, readFileSync } from 'node:fs';
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
 * fragment for each object type in their answers. A type that several modules need has its fragment in `common`; one that nothing
 * spreads or names has none.
 */

/** Pages ask for their part of the answer by documents of their own, of fragments that are printed here. */
const byHand: ReadonlySet<string> = new Set([
  ...['order', 'orders', 'record', 'records'],
  ...['handOver', 'heartbeat', 'newBureauActions', 'recordVerdict', 'requestCurtain'],
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
/** Fragments of some of a type's fields, for pages that read no others. */
const parts: Readonly<
  Record<string, { of: string; without: readonly string[] } | { of: string; only: readonly string[] }>
> = {
  DueParts: { of: 'Due', without: ['deadline', 'missed', 'why'] },
  CurtainParts: {
    of: 'Curtain',
    only: [
      ...['id', 'state', 'stateLabel', 'shipBy', 'courier', 'trackingNumber', 'shippedAt', 'arrivesFrom', 'arrivesBy'],
      'deliveredAt',
    ],
  },
  BureauAppPhotoParts: { of: 'BureauAppPhoto', without: ['thumbnailUrl'] },
  // All that the desk shows.
  OrderParts: {
    of: 'Order',
    without: [
      ...['accessId', 'changedLabels', 'eta', 'filedNumbers', 'lastNotice', 'metadata', 'nextParty', 'photoReview'],
      ...['requiredMaterials', 'test', 'updatedAt', 'websiteId'],
    ],
  },
  // A row of a list of orders.
  ListedOrder: {
    of: 'Order',
    only: [
      ...['id', 'number', 'kind', 'kindLabel', 'stateLabel', 'provinceName', 'round', 'subjectName', 'due', 'lease'],
      'assignee',
    ],
  },
};

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

/** What rows of lists ask of an order, by the field that holds it. */
const ordersOfRows: Readonly<Record<string, Lines>> = {
  'OrderForecast.order': ['...ListedOrder'],
  'EscalatedOrder.order': ['...ListedOrder', ...block('actions', ['...Action'])],
};
const fieldOf = (type: GraphQLNamedType, name: string): Field | undefined =>
  isObjectType(type) ? type.getFields()[name] : undefined;
const partOf = ({ name }: GraphQLNamedType): Lines => (inParts.has(name) ? ['id'] : [`...${name}`]);

/** What a fragment asks of its type; a part asks for parts of other types, too. */
function contentOf(fragment: string): Lines {
  const part = parts[fragment];
  const type = typeOf(fragment);
  const isAsked = (name: string): boolean =>
    part === undefined || ('only' in part ? part.only.includes(name) : !part.without.includes(name));
  return Object.values(type?.getFields() ?? {})
    .filter(({ name, args, deprecationReason, extensions }) => {
      const isOffered = args.length === 0 && !deprecationReason && !newNames.has(`${type?.name}.${name}`);
      return isOffered && extensions.console !== false && isAsked(name);
    })
    .flatMap((field) => {
      const named = getNamedType(field.type);
      if (isLeafType(named)) return [field.name];
      const own = Object.keys(parts).find((name) => parts[name]?.of === named.name && !inParts.has(named.name));
      const ofRow = ordersOfRows[`${type?.name}.${field.name}`];
      return block(field.name, ofRow ?? (part !== undefined && own !== undefined ? [`...${own}`] : partOf(named)));
    });
}
/** The type of a fragment, which is named like it unless it is a part. */
function typeOf(fragment: string): GraphQLObjectType | undefined {
  const type = schema.getType(parts[fragment]?.of ?? fragment);
  return type instanceof GraphQLObjectType ? type : undefined;
}

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

/** The fragments that are spread in lines. */
const fragmentsIn = (lines: Lines): string[] =>
  lines.map((line) => /\.\.\.(\w+)$/.exec(line)?.[1] ?? '').filter((name) => typeOf(name) !== undefined);

interface Module {
  /** Documents by name. */
  readonly documents: Map<string, Lines>;
  /** The fragments that they need, those within fragments before them. */
  readonly fragments: Set<string>;
}
const modules = new Map<string, Module>();

function addFragments(fragments: Set<string>, lines: Lines): void {
  for (const name of fragmentsIn(lines)) {
    if (fragments.has(name)) continue;
    addFragments(fragments, contentOf(name));
    fragments.add(name);
  }
}

const partsOf = ({ name }: GraphQLNamedType): Lines => Object.keys(parts).filter((part) => parts[part]?.of === name);

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
    const { documents, fragments } = modules.get(name) ?? { documents: new Map(), fragments: new Set() };
    modules.set(name, { documents, fragments });
    const type = getNamedType(field.type);
    const asked = rowTypeOf(type) ?? type;
    if (inParts.has(asked.name)) {
      addFragments(fragments, contentOf(asked.name));
      addFragments(
        fragments,
        partsOf(asked).map((part) => `...${part}`),
      );
    }
    addFragments(fragments, answerOf(type, kind === 'mutation'));
    if (!byHand.has(schemaName)) documents.set(`${schemaName}Document`, documentOf(kind, field));
  }

/** What the console's own files import of the generated ones. */
const consoleSource = new URL('../../console/src/', import.meta.url);
const imported = new Set(
  readdirSync(consoleSource, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path) && !path.startsWith('generated'))
    .flatMap((path) => [
      ...readFileSync(new URL(path, consoleSource), 'utf8').matchAll(/\{([^{}]+)\} from '[./]+generated\//g),
    ])
    .flatMap(([, names = '']) => names.split(',').map((name) => name.replace('type ', '').trim().split(' ')[0] ?? '')),
);
const fragmentName = (name: string): string => `${lowerFirst(name)}Fragment`;
/** The fragments that a document spreads or a page imports, and those within them. */
const needed = new Set<string>();
for (const { documents, fragments } of modules.values()) {
  for (const lines of documents.values()) addFragments(needed, lines);
  for (const name of fragments)
    if (imported.has(name) || imported.has(fragmentName(name))) addFragments(needed, [`...${name}`]);
}

const common: Module = { documents: new Map(), fragments: new Set() };
for (const { fragments } of modules.values())
  for (const name of fragments) {
    if (!needed.has(name)) fragments.delete(name);
    else if ([...modules.values()].filter((one) => one.fragments.has(name)).length > 1) common.fragments.add(name);
  }

const call = (lines: Lines, fragments: Lines): string => {
  const used = fragments.length === 0 ? '' : `, [${[...new Set(fragments)].join(', ')}]`;
  return `/* @__PURE__ */ graphql(\`\n${indented(lines).join('\n')}\n\`${used})`;
};
const exported = (name: string, lines: Lines): string =>
  `export const ${name} = ${call(lines, fragmentsIn(lines).map(fragmentName))};`;
const moduleText = (lines: Lines): string =>
  [
    '// Written by `npm run gen` from the operations of apps/api and the rows of nouns; change those, not this.',
    ...lines,
    '',
  ].join('\n');

function textOf(module: Module): string {
  const own = [...module.fragments].filter((name) => module === common || !common.fragments.has(name));
  const spread = fragmentsIn([...own.flatMap(contentOf), ...[...module.documents.values()].flat()]);
  const others = module === common ? [] : spread.filter((name) => common.fragments.has(name));
  const names = [...new Set(others.map(fragmentName))].sort().join(', ');
  return moduleText([
    `import { graphql${own.length === 0 ? '' : ', type ResultOf'} } from '../graphql.ts';`,
    ...(names === '' ? [] : [`import { ${names} } from './common.ts';`]),
    '',
    ...own.flatMap((name) => [
      exported(fragmentName(name), block(`fragment ${name} on ${typeOf(name)?.name} @_unmask`, contentOf(name))),
      `export type ${name} = ResultOf<typeof ${fragmentName(name)}>;`,
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
