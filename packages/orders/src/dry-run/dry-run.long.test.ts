import { dryRunFixture } from '@beian/testing/orders';
import { afterAll, beforeAll, expect, test } from 'vitest';

let ground: Awaited<ReturnType<typeof dryRunFixture>>;
beforeAll(async () => {
  ground = await dryRunFixture();
});
afterAll(() => ground?.db.close());

test('of two hundred random drafts a dry run passes exactly those that are accepted', async () => {
  const seen = await ground.tryDryRuns(200);
  expect(seen.passed).toBeGreaterThan(30);
  expect(seen.refused).toBeGreaterThan(30);
  for (const code of [
    'MATERIAL_MISSING',
    'CHECK_FAILED',
    'DOMAIN_FILED_ELSEWHERE',
    'OLD_DOMAIN_STOPS',
    'RULES_CURRENT',
    'MAT-02',
  ])
    expect(seen.codes).toContain(code);
});
