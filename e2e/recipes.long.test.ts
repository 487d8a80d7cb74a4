import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fillIn, missingNames, type RecipeStep, readRecipe, valueAt } from '@beian/domain/recipes';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { drawMaterial } from '../scripts/lib/draw.mjs';
import { root } from '../scripts/lib/paths.mjs';
import { type Stack, startStack } from './stack.ts';

const folder = path.join(root, 'docs/api/recipes');
const files = readdirSync(folder).sort();

let stack: Stack;
beforeAll(async () => {
  stack = await startStack();
});
afterAll(() => stack?.stop());

interface GraphqlAnswer {
  readonly data?: Record<string, { __typename?: string } | null>;
  readonly errors?: unknown;
}

async function ask({ query, variables = {} }: RecipeStep, known: Record<string, unknown>): Promise<GraphqlAnswer> {
  const filled = fillIn(variables, { ...known, key: crypto.randomUUID() });
  expect(missingNames(filled)).toEqual([]);
  const answer = await fetch(`${stack.url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'accept-language': 'en',
      authorization: `Bearer ${stack.testKey}`,
    },
    body: JSON.stringify({ query, variables: filled }),
  });
  const { data, errors } = (await answer.json()) as GraphqlAnswer;
  if (errors !== undefined || answer.status !== 200) throw new Error(`${answer.status}: ${JSON.stringify(errors)}`);
  for (const [name, result] of Object.entries(data ?? {}))
    if (result?.__typename === 'ActionRefused') throw new Error(`${name}: ${JSON.stringify(result)}`);
  return { data };
}

async function runStep(step: RecipeStep, known: Record<string, unknown>): Promise<void> {
  if (step.upload !== undefined) {
    const { method, path: at, contentType, material } = step.upload;
    const body = new Blob([Buffer.from(await drawMaterial(material, `${known.orderId} ${material}`))]);
    const answer = await fetch(stack.url + fillIn(at, known), {
      method,
      headers: { 'content-type': contentType },
      body,
    });
    expect(answer.status, await answer.text()).toBe(201);
    return;
  }
  const awaited = Object.entries(step.until);
  const { data } = await stack.waitFor(step.title.en, async () => {
    const answer = await ask(step, known);
    return awaited.every(([at, value]) => valueAt(answer.data, at) === value) && answer;
  });
  for (const [name, at] of Object.entries(step.keep)) {
    known[name] = valueAt(data, at);
    expect(known[name], `${name} = ${at}`).not.toBeUndefined();
  }
}

test.each(files)('the recipe %s runs as it is printed, step by step, with a test key', async (file) => {
  // All points of the partner are there again: each recipe runs with what one key has.
  await stack.travel(15_000);
  const { steps } = readRecipe(readFileSync(path.join(folder, file), 'utf8'));
  const known: Record<string, unknown> = { inAnHour: new Date(Date.now() + 3_600_000).toISOString() };
  for (const [at, step] of steps.entries())
    await runStep(step, known).catch((error: unknown) => {
      throw new Error(`step ${at + 1}, ${step.title.en}: ${error instanceof Error ? error.message : String(error)}`);
    });
  expect(steps.length).toBeGreaterThan(0);
});
