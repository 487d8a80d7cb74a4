import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { codeListNames, codesOf } from '@beian/domain/codes';
import { errorCodes } from '@beian/domain/errors';
import { fieldIds, materialKinds } from '@beian/domain/filing';
import { liveEvents, planNames, statedRules } from '@beian/domain/order';
import { orderKinds, states } from '@beian/domain/order-names';
import {
  allPartnerEventKinds,
  isDeskOnly,
  renamedOperations,
  scopeNames,
  testCarriers,
  testMarksOf,
} from '@beian/domain/partner';
import { namedEditions, provinceCodes } from '@beian/domain/province';
import { reasonCodes } from '@beian/domain/reasons';
import { refusalKinds, refusalReasonCodes } from '@beian/domain/text';
import {
  type GraphQLNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  NoDeprecatedCustomRule,
  parse,
  specifiedRules,
  validate,
} from 'graphql';
import { describe, expect, test } from 'vitest';
import { costRows } from '../cost/cost-rows.ts';
import { docsSource } from '../http/docs.ts';
import { partnerSchema } from '../partner-schema.ts';
import { buildApiSchema } from '../schema.ts';
import { examplesByField, generatedExample } from './examples.ts';
import { anchorOf } from './page.ts';
import { pages } from './pages.ts';
import { createSite } from './site.ts';

const schema = partnerSchema(buildApiSchema());
const source = docsSource(path.resolve(import.meta.dirname, '../../../../docs'), schema);
const site = createSite(source);
const languages = ['zh', 'en'] as const;
const textOf = (language: (typeof languages)[number], page: string) => site.page(language, page)?.body ?? '';
/** The ids of a page. */
const anchorsOf = (text: string) => [...text.matchAll(/\sid="([^"]+)"/g)].map(([, id = '']) => id);

const roots = { Query: 'queries', Mutation: 'mutations', Subscription: 'subscriptions' } as const;
const types = Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__'));
const pageOf = (type: GraphQLNamedType) => {
  if (isEnumType(type)) return 'enums';
  if (isInputObjectType(type)) return 'inputs';
  return isObjectType(type) ? 'objects' : 'abstract-types';
};

/** Page and anchor of everything that a partner can meet. */
function demanded(): [page: string, anchor: string][] {
  const found: [string, string][] = [];
  for (const type of types) {
    const root = Object.entries(roots).find(([name]) => name === type.name)?.[1];
    const page = root ?? pageOf(type);
    if (['String', 'Int', 'Float', 'Boolean', 'ID'].includes(type.name)) continue;
    if (root === undefined) found.push([page, type.name]);
    if (isEnumType(type)) for (const { name } of type.getValues()) found.push([page, `${type.name}.${name}`]);
    if (isInputObjectType(type))
      for (const name of Object.keys(type.getFields())) found.push([page, `${type.name}.${name}`]);
    if (isObjectType(type) || isInterfaceType(type))
      for (const { name, args } of Object.values(type.getFields())) {
        found.push([page, root === undefined ? `${type.name}.${name}` : name]);
        if (root !== undefined) for (const arg of args) found.push([page, `${name}.${arg.name}`]);
      }
  }
  const add = (page: string, anchors: readonly string[]) =>
    found.push(...anchors.map((one): [string, string] => [page, one]));
  add('webhooks', allPartnerEventKinds);
  add('errors', [
    ...errorCodes,
    ...Object.keys(refusalKinds).map((kind) => `kind-${kind}`),
    ...refusalReasonCodes.map((code) => `reason-${code}`),
    ...reasonCodes.map((code) => `return.${code}`),
  ]);
  add(
    'codes',
    codeListNames.flatMap((list) => [list, ...codesOf(list).map((code) => `${list}.${code}`)]),
  );
  add('fields', fieldIds);
  add('materials', materialKinds);
  add('provinces', [...provinceCodes, ...namedEditions.map((edition) => `edition.${edition}`)]);
  add('orders', [...Object.keys(states), ...orderKinds, ...planNames.map((plan) => `plan.${plan}`)]);
  add(
    'orders',
    liveEvents.filter((event) => !isDeskOnly(event)).map((event) => `event.${event}`),
  );
  add('limits', scopeNames);
  const carriers = Object.keys(testCarriers) as (keyof typeof testCarriers)[];
  add(
    'test-orders',
    carriers.flatMap((carrier) => testMarksOf(carrier).map(anchorOf)),
  );
  return found;
}

describe.each(languages)('the reference in %s', (language) => {
  test('has a place for every operation, type, field, argument, value, event, code, state, province and outcome', () => {
    const ids = new Map(pages.map(({ name }) => [name, new Set(anchorsOf(textOf(language, name)))]));
    const all = demanded();
    expect(all.length).toBeGreaterThan(2000);
    expect(all.filter(([page, anchor]) => !ids.get(page)?.has(anchor))).toEqual([]);
  });

  test('says nothing of the work of staff that the rules of the desk hold', () => {
    const page = textOf(language, 'rules-desk');
    expect(page).toContain('id="D-spot-checks"');
    expect(page).toContain('id="D-webhooks"');
    expect(page).not.toMatch(/fresh second factor|four eyes|identity provider/i);
  });

  test('has no two places with one address, and no link that leads nowhere', () => {
    const ids = new Map(pages.map(({ name }) => [`/docs/${language}/${name}`, anchorsOf(textOf(language, name))]));
    for (const [page, all] of ids) expect(all.length, page).toBe(new Set(all).size);
    const broken = pages.flatMap(({ name }) =>
      [...textOf(language, name).matchAll(/href="((?:\/docs\/(?:zh|en)\/|#)[^"]*)"/g)].flatMap(([, href = '']) => {
        const [page = '', anchor] = href.split('#');
        if (page.startsWith(`/docs/${language === 'zh' ? 'en' : 'zh'}/`)) return [];
        const there = ids.get(page === '' ? `/docs/${language}/${name}` : page);
        return there !== undefined && (anchor === undefined || there.includes(decodeURIComponent(anchor)))
          ? []
          : [`${name}: ${href}`];
      }),
    );
    expect(broken).toEqual([]);
  });

  test('is found by the search: every place, by its own name', () => {
    const rows = site.rows(language);
    const addresses = new Set(rows.map(([, , address]) => address));
    const missing = demanded().filter(
      ([page, anchor]) => !addresses.has(`/docs/${language}/${page}#${encodeURIComponent(anchor)}`),
    );
    expect(missing).toEqual([]);
    expect(rows.filter(([title]) => title.trim() === '')).toEqual([]);
  });

  test('prints every rule of every province with its days', () => {
    const text = textOf(language, 'provinces')
      .replaceAll('&#39;', "'")
      .replaceAll('&quot;', '"')
      .replaceAll('&amp;', '&');
    for (const province of provinceCodes)
      for (const { says, from } of statedRules(province, namedEditions)) {
        expect(text).toContain(says[language]);
        expect(text).toContain(from);
      }
  });
});

test('a page is the same in both languages, apart from its words', () => {
  for (const { name } of pages) expect(anchorsOf(textOf('zh', name)), name).toEqual(anchorsOf(textOf('en', name)));
});

test('Chinese pages have no English sentence of our own, and English ones no Chinese, apart from names of the field', () => {
  for (const { name, intro, label } of pages) {
    expect(intro.zh + label.zh, name).toMatch(/\p{Script=Han}|GraphQL/u);
    expect(intro.en + label.en, name).not.toMatch(/\p{Script=Han}/u);
  }
});

test('every example of an operation fits the schema', () => {
  const examples = examplesByField(source);
  for (const [name, operation] of [
    ['Query', 'query'],
    ['Mutation', 'mutation'],
    ['Subscription', 'subscription'],
  ] as const) {
    const type = schema.getType(name);
    for (const field of isObjectType(type) ? Object.values(type.getFields()) : []) {
      for (const { query } of [examples.get(field.name), generatedExample(schema, operation, field)].flatMap(
        (one) => one ?? [],
      ))
        expect(
          validate(schema, parse(query)).map(({ message }) => message),
          field.name,
        ).toEqual([]);
    }
  }
});

/** Requests of the texts that partners read. */
const documents = (): [file: string, query: string][] => {
  const folder = path.resolve(import.meta.dirname, '../../../../docs/api');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.(md|graphql)$/.test(name),
  );
  return files
    .filter((name) => !/^(published\.graphql|changes|policy)/.test(name))
    .flatMap((name) => {
      const text = readFileSync(path.join(folder, name), 'utf8');
      if (name.endsWith('.graphql')) return [[name, text] as [string, string]];
      return [...text.matchAll(/^```graphql\n(.*?)^```/gms)].map(([, query = '']): [string, string] => [name, query]);
    });
};

test('no request of a text for partners uses a name that is deprecated', () => {
  const all = documents();
  expect(all.length).toBeGreaterThan(40);
  const old = all.flatMap(([file, query]) =>
    validate(schema, parse(query), [...specifiedRules, NoDeprecatedCustomRule]).map(
      ({ message }) => `${file}: ${message}`,
    ),
  );
  expect(old).toEqual([]);
});

test('no page or generated table for partners names a deprecated operation, beside the reference of the schema', () => {
  const former = Object.values(renamedOperations);
  // The events of the life cycle have names of their own, which some operations had, too.
  const ownNames = ['queries', 'mutations', 'enums', 'changes', 'rules-life-cycle'];
  const rows = /<tr[^>]*id="(?:event\.[^"]*|OrderEvent\.[^"]*)".*?<\/tr>/gs;
  const name = new RegExp(`<code>(?:Query\\.|Mutation\\.)?(?:${former.join('|')})(?:\\(\\))?</code>`, 'g');
  const found = languages.flatMap((language) =>
    pages
      .filter((page) => !ownNames.includes(page.name))
      .flatMap((page) =>
        [...textOf(language, page.name).replace(rows, '').matchAll(name)].map(
          ([text]) => `${language}/${page.name}: ${text}`,
        ),
      ),
  );
  expect(found).toEqual([]);
  const generated = path.resolve(import.meta.dirname, '../../../../docs/generated');
  const inTables = ['limits', 'kinds', 'test-orders', 'fields'].flatMap((file) =>
    [
      ...readFileSync(path.join(generated, `${file}.md`), 'utf8').matchAll(
        new RegExp(`\`(?:Query\\.|Mutation\\.)?(?:${former.join('|')})(?:\\([^\`]*)?\``, 'g'),
      ),
    ].map(([text]) => `${file}.md: ${text}`),
  );
  expect(inTables).toEqual([]);
});

test('the reference of the limits says what docs/generated/limits.md says of points', () => {
  const generated = readFileSync(path.resolve(import.meta.dirname, '../../../../docs/generated/limits.md'), 'utf8');
  const page = textOf('en', 'limits').replaceAll(/<[^>]+>/g, '');
  for (const { what, points } of costRows) {
    const said = typeof points === 'number' ? String(points) : points.en;
    expect(generated).toContain(`| ${what.en} | ${said} |`);
    expect(page).toContain(what.en.replaceAll('`', ''));
  }
});

test('rules are found by their ids: headings and the codes of reasons and formats', () => {
  const place = (ruleId: string) => site.rule(ruleId, 'en')?.replace('/docs/en/', '');
  expect(
    ['R-5.6', 'L-lease', 'D-webhooks', 'B-8.1', 'WEB-01', 'FMT-MOBILE', 'FMT-CERT-TYPE, R-4.5'].map(place),
  ).toEqual([
    'rules#R-5.6',
    'rules-life-cycle#L-lease',
    'rules-desk#D-webhooks',
    'rules-bureau#B-8.1',
    'rules#WEB-01',
    'rules-desk#FMT-MOBILE',
    'rules-desk#FMT-CERT-TYPE',
  ]);
  expect(['api', 'PIPL art. 47(1)', 'CSL 2017 art. 21(3)'].map(place)).toEqual([
    'rules-law#api',
    'rules-law#PIPL-art.-47',
    'rules-law#CSL',
  ]);
  expect(place('NO-SUCH')).toBeUndefined();
});

const folders = (parent: string) =>
  readdirSync(parent, { withFileTypes: true }).flatMap((one) => (one.isDirectory() ? [one.name] : []));

test('every rule that a refusal in the sources names has a place', () => {
  const root = path.resolve(import.meta.dirname, '../../../..');
  const files = ['packages', 'apps'].flatMap((folder) =>
    folders(path.join(root, folder)).flatMap((name) =>
      readdirSync(path.join(root, folder, name, 'src'), { recursive: true, encoding: 'utf8' })
        .map((file) => `${folder}/${name}/src/${file}`)
        .filter((file) => file.endsWith('.ts') && !/\.(test|fixture)\.ts$|\/testing\//.test(file)),
    ),
  );
  const named = files.flatMap((file) =>
    [...readFileSync(path.join(root, file), 'utf8').matchAll(/ruleId: '([^']+)'/g)].map(
      ([, id = '']) => `${file}: ${id}`,
    ),
  );
  expect(named.length).toBeGreaterThan(200);
  expect(named.filter((one) => site.rule(one.split(': ')[1] ?? '', 'en') === undefined)).toEqual([]);
});
