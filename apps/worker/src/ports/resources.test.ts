import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { codeShape } from './resources.ts';

const page = readFileSync(new URL('../../../../docs/service-codes.md', import.meta.url), 'utf8');
const examples = [...page.matchAll(/```json\n([\s\S]*?)```/g)].map(([, text = '']) => JSON.parse(text) as object);

test('each example of an answer in the document is one that the desk takes', () => {
  const answers = examples.filter((one) => 'server' in one);
  expect(answers.length).toBeGreaterThanOrEqual(2);
  for (const one of answers) expect(codeShape.safeParse(one).error).toBeUndefined();
});
