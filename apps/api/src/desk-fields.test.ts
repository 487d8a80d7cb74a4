import { deskFields } from '@beian/domain/order-fields';
import type { GraphQLObjectType, GraphQLResolveInfo } from 'graphql';
import { describe, expect, test } from 'vitest';
import type { RequestContext } from './context.ts';
import { partnerSchema } from './partner-schema.ts';
import { buildApiSchema } from './schema.ts';
import { fieldsOfPartners } from './testing/fields-shown.ts';

const schema = buildApiSchema();
const rows = Object.entries(deskFields).flatMap(([type, fields]) => fields.map((field) => [type, field] as const));
const caller = (kind: 'staff' | 'partner' | null) =>
  ({ caller: kind === null ? null : { kind } }) as unknown as RequestContext;
const fieldOf = (type: string, name: string) => {
  const field = (schema.getType(type) as GraphQLObjectType).getFields()[name];
  if (field?.resolve === undefined) throw new Error(`${type}.${name} has no resolver`);
  return { ...field, resolve: field.resolve };
};

describe('a desk field (ASVS 8.2.3)', () => {
  test.each(rows)('%s.%s is empty for a partner and for an anonymous caller, whatever was found', (type, name) => {
    const { resolve, type: of } = fieldOf(type, name);
    const empty = String(of).includes('[') ? [] : null;
    for (const kind of ['partner', null] as const)
      expect(resolve({ [name]: ['found'] }, {}, caller(kind), {} as GraphQLResolveInfo)).toEqual(empty);
  });

  test('is shown to staff', () => {
    const { resolve } = fieldOf('Order', 'notes');
    const notes = [{ id: 'nt_1' }];
    expect(resolve({ notes }, {}, caller('staff'), {} as GraphQLResolveInfo)).toBe(notes);
  });
});

// A new field fails here: either its row has `readers: 'staff'`, or its line is reviewed and accepted by `vitest -u`.
test('partners read these fields and no others (ASVS 8.2.3)', () =>
  expect(fieldsOfPartners(partnerSchema(schema))).toMatchFileSnapshot('__snapshots__/fields-of-partners.txt'));
