import { scopeOfField, scopeOfOperation, scopeRow } from '@beian/domain/partner';
import { type BilingualText, bilingual, type Language } from '@beian/domain/text';
import {
  astFromValue,
  type GraphQLArgument,
  type GraphQLEnumType,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLNamedType,
  type GraphQLSchema,
  type GraphQLType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isNonNullType,
  isObjectType,
  isScalarType,
  isUnionType,
  print,
} from 'graphql';
import { costs, fieldCosts } from '../../cost/cost-table.ts';
import { type ExampleRequest, examplesByField, generatedExample } from '../examples.ts';
import { type Html, type HtmlValue, html } from '../html.ts';
import { markdownBlocks, markdownLine } from '../markdown.ts';
import { type DocsSource, type Entry, firstSentence, linkTo, type PageRow, requestBlock, table } from '../page.ts';

const roots = ['Query', 'Mutation', 'Subscription'];
const scalars = new Set(['String', 'Int', 'Float', 'Boolean', 'ID']);

/** The page that a type stands on; undefined: it is built in. */
function pageOfType(type: GraphQLNamedType): string | undefined {
  if (scalars.has(type.name)) return undefined;
  if (isEnumType(type)) return 'enums';
  if (isInputObjectType(type)) return 'inputs';
  return isObjectType(type) ? 'objects' : 'abstract-types';
}

const partnerTypes = (schema: GraphQLSchema): GraphQLNamedType[] =>
  Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__') && !roots.includes(name));

/** `[Order!]!` with the name as a link. */
function typeLink(type: GraphQLType, language: Language): Html {
  const named = getNamedType(type);
  const page = pageOfType(named);
  const [before = '', after = ''] = String(type).split(named.name);
  const name =
    page === undefined ? named.name : html`<a href="${linkTo(language, page, named.name)}">${named.name}</a>`;
  return html`<code class="type">${before}${name}${after}</code>`;
}

const words: Readonly<Record<string, BilingualText>> = {
  argument: bilingual('参数', 'Argument'),
  field: bilingual('字段', 'Field'),
  value: bilingual('值', 'Value'),
  type: bilingual('类型', 'Type'),
  meaning: bilingual('说明', 'Description'),
  required: bilingual('必填', 'required'),
  deprecated: bilingual('已弃用', 'Deprecated'),
  default: bilingual('默认', 'default'),
};
const word = (name: string, language: Language) => words[name]?.[language] ?? name;

interface Described {
  readonly description?: string | null;
  readonly deprecationReason?: string | null;
}
const described = ({ description, deprecationReason }: Described, language: Language, ...more: HtmlValue[]): Html =>
  html`${markdownLine(description ?? '')}${
    deprecationReason && html` <span class="deprecated">${word('deprecated', language)}: ${deprecationReason}</span>`
  }${more}`;

const typeAnchor = (owner: string, member: string) => `${owner}.${member}`;
const inputTable = (
  inputs: readonly (GraphQLArgument | GraphQLInputField)[],
  kind: 'argument' | 'field',
  owner: string,
  language: Language,
): HtmlValue =>
  inputs.length > 0 &&
  table(
    [word(kind, language), word('type', language), word('meaning', language)],
    inputs.map((one) => {
      const isAsked = isNonNullType(one.type) && one.defaultValue === undefined;
      const fallback = one.defaultValue === undefined ? undefined : astFromValue(one.defaultValue, one.type);
      return {
        anchor: typeAnchor(owner, one.name),
        cells: [
          html`<code>${one.name}</code>`,
          html`${typeLink(one.type, language)}${isAsked && html` <em>${word('required', language)}</em>`}${
            fallback && html` ${word('default', language)} <code>${print(fallback)}</code>`
          }`,
          described(one, language),
        ],
      };
    }),
  );

const membersOf = (owner: string, all: readonly { readonly name: string; readonly description?: string | null }[]) =>
  all.map(({ name, description }) => ({
    anchor: typeAnchor(owner, name),
    title: typeAnchor(owner, name),
    hint: firstSentence(description ?? ''),
  }));

const scopeText = (name: string, language: Language): Html => {
  const scope = scopeOfOperation.get(name);
  return scope === undefined
    ? html`${bilingual('任何密钥均可使用', 'any key')[language]}`
    : html`<a href="${linkTo(language, 'limits', scope)}"><code>${scope}</code></a> ${scopeRow(scope).label[language]}`;
};

function costText(root: string, name: string, language: Language): string {
  const own = fieldCosts[`${root}.${name}`];
  const rest = bilingual('另加所选对象', 'and what it selects')[language];
  if (root === 'Mutation') return `${costs.mutation + (own ?? 0)} + ${rest}`;
  if (root === 'Subscription')
    return bilingual(
      `开始时 ${costs.subscription}，每次推送按所选对象计`,
      `${costs.subscription} to begin, then what each answer selects`,
    )[language];
  return own === undefined ? bilingual('所选对象', 'what it selects')[language] : `${own} + ${rest}`;
}

function operation(
  schema: GraphQLSchema,
  root: string,
  field: GraphQLField<unknown, unknown>,
  examples: ReadonlyMap<string, ExampleRequest>,
  language: Language,
): Entry {
  const kind = root === 'Query' ? 'query' : root === 'Mutation' ? 'mutation' : 'subscription';
  const { query, variables, name: example } = examples.get(field.name) ?? generatedExample(schema, kind, field);
  const facts = [
    [bilingual('权限', 'Scope')[language], scopeText(field.name, language)],
    [bilingual('点数', 'Points')[language], costText(root, field.name, language)],
    [bilingual('返回', 'Returns')[language], typeLink(field.type, language)],
  ] as const;
  return {
    anchor: field.name,
    title: field.name,
    isName: true,
    hint: firstSentence(field.description ?? ''),
    body: html`${markdownBlocks(field.description ?? '')}${
      field.deprecationReason &&
      html`<p class="deprecated">${word('deprecated', language)}: ${field.deprecationReason}</p>`
    }<dl class="facts">${facts.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>${inputTable(
      field.args,
      'argument',
      field.name,
      language,
    )}<h3>${bilingual('示例', 'Example')[language]}</h3>${requestBlock(query, variables)}${
      example !== undefined &&
      html`<p><a href="/graphiql?example=${example}">${bilingual('在查询工具中打开', 'Open in the explorer')[language]}</a></p>`
    }`,
    members: membersOf(field.name, field.args),
  };
}

const operationsPage = (name: string, root: string, label: BilingualText, intro: BilingualText): PageRow => ({
  ...{ name, group: 'schema', label, intro },
  entries: (source, language) => {
    const examples = examplesByField(source);
    const type = source.schema.getType(root);
    const fields = isObjectType(type) ? Object.values(type.getFields()) : [];
    return fields.map((field) => operation(source.schema, root, field, examples, language));
  },
});

function typeEntry(type: GraphQLNamedType, schema: GraphQLSchema, language: Language): Entry {
  const [body, members] = typeBody(type, schema, language);
  return {
    ...{ anchor: type.name, title: type.name, isName: true, hint: firstSentence(type.description ?? '') },
    body: html`${markdownBlocks(type.description ?? '')}${body}`,
    members,
  };
}

type Members = NonNullable<Entry['members']>;
function typeBody(type: GraphQLNamedType, schema: GraphQLSchema, language: Language): [HtmlValue, Members] {
  if (isEnumType(type)) return [valueTable(type, language), membersOf(type.name, type.getValues())];
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields());
    return [inputTable(fields, 'field', type.name, language), membersOf(type.name, fields)];
  }
  const possible = isUnionType(type) || isInterfaceType(type) ? schema.getPossibleTypes(type) : [];
  const one = bilingual('其一', 'One of')[language];
  const choices =
    possible.length > 0 && html`<p>${one}: ${possible.map((each) => html`${typeLink(each, language)} `)}</p>`;
  if (isObjectType(type) || isInterfaceType(type)) {
    const fields = Object.values(type.getFields());
    return [[choices, fieldTable(type.name, fields, language)], membersOf(type.name, fields)];
  }
  const format = isScalarType(type) && type.specifiedByURL;
  return [[choices, format && html`<p><code>${format}</code></p>`], []];
}

const valueTable = (type: GraphQLEnumType, language: Language): Html =>
  table(
    [word('value', language), word('meaning', language)],
    type.getValues().map((value) => ({
      anchor: typeAnchor(type.name, value.name),
      cells: [html`<code>${value.name}</code>`, described(value, language)],
    })),
  );

function fieldTable(owner: string, fields: readonly GraphQLField<unknown, unknown>[], language: Language): Html {
  const asks = bilingual('另需权限', 'also asks for')[language];
  return table(
    [word('field', language), word('type', language), word('meaning', language)],
    fields.map((field) => {
      const scope = scopeOfField.get(typeAnchor(owner, field.name));
      return {
        anchor: typeAnchor(owner, field.name),
        cells: [
          html`<code>${field.name}</code>`,
          typeLink(field.type, language),
          described(
            field,
            language,
            scope !== undefined && html` (${asks} <code>${scope}</code>)`,
            field.args.length > 0 &&
              html`<ul>${field.args.map(
                (arg) =>
                  html`<li><code>${arg.name}</code>: ${typeLink(arg.type, language)} ${described(arg, language)}</li>`,
              )}</ul>`,
          ),
        ],
      };
    }),
  );
}

const typesPage = (name: string, label: BilingualText, intro: BilingualText): PageRow => ({
  ...{ name, group: 'schema', label, intro },
  entries: ({ schema }: DocsSource, language) =>
    partnerTypes(schema)
      .filter((type) => pageOfType(type) === name)
      .map((type) => typeEntry(type, schema, language)),
});

const english = bilingual(
  '说明文字取自 GraphQL 模式，为英文，并附中文术语。完整模式：[/docs/schema.graphql](/docs/schema.graphql)。',
  'The descriptions are those of the schema. The whole schema: [/docs/schema.graphql](/docs/schema.graphql).',
);
const withSchema = (zh: string, en: string) => bilingual(`${zh}${english.zh}`, `${en} ${english.en}`);

export const schemaPages: readonly PageRow[] = [
  operationsPage(
    'queries',
    'Query',
    bilingual('查询', 'Queries'),
    withSchema('只读操作，以 `POST /graphql` 发送。', 'Operations that read, sent as `POST /graphql`.'),
  ),
  operationsPage(
    'mutations',
    'Mutation',
    bilingual('变更', 'Mutations'),
    withSchema(
      '每个变更都带幂等键 `idempotencyKey`：重试时使用同一个键，得到同一个答复，不会重复办理。预期内的拒绝以 `ActionRefused` 返回，不是错误。',
      'Each mutation takes `idempotencyKey`: a retry with the same key gets the same answer and has no second effect. Expected refusals are returned as `ActionRefused`; they are not errors.',
    ),
  ),
  operationsPage(
    'subscriptions',
    'Subscription',
    bilingual('订阅', 'Subscriptions'),
    withSchema(
      '经 WebSocket `/graphql` 以 graphql-transport-ws 协议发送，密钥放在 `connection_init`。',
      'Sent over WebSocket at `/graphql` by the protocol graphql-transport-ws, with the key in `connection_init`.',
    ),
  ),
  typesPage('objects', bilingual('对象', 'Objects'), withSchema('答复中的类型。', 'The types of answers.')),
  typesPage('inputs', bilingual('输入', 'Inputs'), withSchema('参数中的类型。', 'The types of arguments.')),
  typesPage(
    'enums',
    bilingual('枚举', 'Enums'),
    withSchema('枚举以后可能增加新值：请忽略您不认识的值。', 'Values may be added: ignore those that you do not know.'),
  ),
  typesPage(
    'abstract-types',
    bilingual('标量、接口与联合', 'Scalars, interfaces, unions'),
    withSchema('标量的格式，以及可能是几种类型之一的类型。', 'Formats of scalars, and types that are one of several.'),
  ),
];
