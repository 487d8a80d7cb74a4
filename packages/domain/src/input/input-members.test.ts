import { expect, test } from 'vitest';
import { z } from 'zod';
import { graphqlTypeOf, inputMembers, inputObject } from './input-members.ts';

const reason = z
  .strictObject({ code: z.enum(['A', 'B']).meta({ description: 'Its code.' }) })
  .meta({ graphql: 'ReasonInput', description: 'A reason.' });
const given = { description: 'x' };
const typesOf = (schema: z.ZodType) => inputMembers(schema).map((one) => `${one.name}: ${graphqlTypeOf(one)}`);

test('the GraphQL type of a member follows from its schema', () => {
  const schema = z
    .strictObject({
      text: z.string().trim().min(1).max(9).meta(given),
      left: z.string().optional().meta(given),
      preset: z.boolean().default(false).meta(given),
      none: z.int().nullable().meta(given),
      share: z.number().meta(given),
      texts: z.array(z.string()).max(3).meta(given),
      choice: z.enum(['A', 'B']).meta({ ...given, graphql: 'Letter' }),
      asked: z
        .string()
        .optional()
        .meta({ ...given, graphql: 'String!' }),
      reasons: z.array(reason).default([]).meta(given),
      ofProgram: z.string(),
    })
    .refine(() => true);
  expect(typesOf(schema)).toEqual([
    ...['text: String!', 'left: String', 'preset: Boolean', 'none: Int', 'share: Float!', 'texts: [String!]!'],
    ...['choice: Letter!', 'asked: String!', 'reasons: [ReasonInput!]'],
  ]);
  expect(
    inputMembers(schema)
      .filter((one) => one.required)
      .map(({ name }) => name),
  ).toEqual([...['text', 'none', 'share', 'texts', 'choice']]);
});

test('an input object has the name and the sentence of its schema', () => {
  expect(inputObject(reason)).toEqual({
    ...{ name: 'ReasonInput', description: 'A reason.' },
    members: [{ name: 'code', description: 'Its code.', type: 'String', list: false, nullable: false, required: true }],
  });
});

test('a member and the object that it holds have a sentence each', () => {
  const schema = z.strictObject({ why: reason.optional().meta({ description: 'Why.' }) });
  expect(inputMembers(schema)).toMatchObject([{ description: 'Why.', object: { description: 'A reason.' } }]);
});

test('a schema without a GraphQL type is refused by name', () => {
  expect(() => inputMembers(z.strictObject({ when: z.date().meta(given) }))).toThrow('when');
  expect(() => inputObject(z.strictObject({ code: z.string().meta(given) }))).toThrow('code');
});
