import { introspectionFromSchema, parse, printSchema, visit } from 'graphql';
import { buildClientSchema, buildSchema, type IntrospectionQuery } from 'graphql-js-15';
import { describe, expect, test } from 'vitest';
import { partnerSchema } from './partner-schema.ts';
import { releasedLocations } from './released-directives.ts';
import { buildApiSchema } from './schema.ts';

const whole = buildApiSchema();
const schemas = { partner: partnerSchema(whole), whole };

describe.each(Object.entries(schemas))('the schema %s', (_, schema) => {
  const introspection = introspectionFromSchema(schema);
  const printed = printSchema(schema);

  test('names by introspection only directives and locations of the specification of October 2021', () => {
    const { directives } = introspection.__schema;
    expect(directives.map(({ name }) => name).sort()).toEqual([
      'deprecated',
      'include',
      'oneOf',
      'skip',
      'specifiedBy',
    ]);
    const later = directives.flatMap(({ name, locations }) =>
      locations.filter((at) => !releasedLocations.includes(at)).map((at) => `${name} ${at}`),
    );
    expect(later).toEqual([]);
  });

  test('uses in its text only @deprecated and @specifiedBy, where that specification has them', () => {
    const uses = new Set<string>();
    visit(parse(printed), {
      Directive: ({ name }, _key, _parent, _path, ancestors) => {
        const at = ancestors.filter((one) => !Array.isArray(one)).at(-1);
        uses.add(`${name.value} ${at !== undefined && 'kind' in at ? at.kind : ''}`);
      },
      DirectiveDefinition: ({ name }) => void uses.add(`definition of ${name.value}`),
    });
    const released = [
      'deprecated EnumValueDefinition',
      'deprecated FieldDefinition',
      'deprecated InputValueDefinition',
      'specifiedBy ScalarTypeDefinition',
    ];
    expect([...uses].filter((use) => !released.includes(use))).toEqual([]);
    expect(uses.size).toBeGreaterThan(1);
  });

  test('is built by graphql-js 15 from its introspection and from its text', () => {
    const types = Object.keys(schema.getTypeMap()).filter((name) => !name.startsWith('__'));
    const built = [buildClientSchema(introspection as unknown as IntrospectionQuery), buildSchema(printed)];
    for (const one of built) expect(Object.keys(one.getTypeMap())).toEqual(expect.arrayContaining(types));
  });
});
