import { expect, test } from 'vitest';
import { fillIn, missingNames, readRecipe, valueAt } from './recipe.ts';

const file = `# 查订单 | Read an order

先查后改。

Read before you write.

## 查询 | Ask

\`\`\`graphql
query Q($id: ID!) { order(id: $id) { version } }
\`\`\`

\`\`\`json variables
{ "id": "{{orderId}}" }
\`\`\`

\`\`\`json keep
{ "version": "order.version" }
\`\`\`

## 上传 | Upload

中文。

English.

\`\`\`http
PUT {{path}}
content-type: image/jpeg

@FACE_PHOTO.jpg
\`\`\`
`;

test('a recipe is read from its file with both languages, requests and kept values', () => {
  const { title, text, steps } = readRecipe(file);
  expect([title, text]).toEqual([
    { zh: '查订单', en: 'Read an order' },
    { zh: '先查后改。', en: 'Read before you write.' },
  ]);
  expect(steps).toMatchObject([
    { title: { zh: '查询' }, variables: { id: '{{orderId}}' }, keep: { version: 'order.version' }, until: {} },
    { text: { en: 'English.' }, upload: { method: 'PUT', path: '{{path}}', material: 'FACE_PHOTO' } },
  ]);
});

test('a recipe without its other language, or with an empty step, is refused with what is missing', () => {
  expect(() => readRecipe('# 查订单')).toThrow('a heading is');
  expect(() => readRecipe(file.replace('Read before you write.\n', ''))).toThrow('followed by its English one');
  expect(() => readRecipe('# a | b\n\n## 一 | One\n')).toThrow('a step has a request or an upload');
});

test('values of earlier answers are filled in with their types, and unknown names stay', () => {
  const known = { version: 3, path: '/uploads/x', list: ['A'] };
  expect(fillIn({ version: '{{version}}', at: 'PUT {{path}}', list: '{{list}}', id: '{{id}}' }, known)).toEqual({
    ...{ version: 3, at: 'PUT /uploads/x', list: ['A'], id: '{{id}}' },
  });
  expect(missingNames({ id: '{{id}}' })).toEqual(['id']);
  expect(valueAt({ a: [{ b: null }] }, 'a.0.b')).toBeNull();
  expect(valueAt({ a: 1 }, 'a.b')).toBeUndefined();
});
