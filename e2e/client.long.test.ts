import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { drawMaterial } from '../scripts/lib/draw.mjs';
import { root } from '../scripts/lib/paths.mjs';
import { run } from '../scripts/lib/run.mjs';
import { checkTypes, installPackedClient, writeSettings } from './packed-client.ts';
import { type Stack, startStack } from './stack.ts';

let stack: Stack;
let files: readonly string[];
const project = mkdtempSync(path.join(os.tmpdir(), 'beian-client-'));
beforeAll(async () => {
  stack = await startStack();
  ({ files } = await installPackedClient(project));
});
afterAll(async () => {
  await stack?.stop();
  rmSync(project, { recursive: true, force: true });
});

/** A partner's program: one order from its record to the approval, and on from the cursor after a restart. */
const program = `import { type Client, createClient, type MaterialKind, type Order, type OrderState, Refused } from '@beian-desk/client';

const [url = '', key = ''] = process.argv.slice(2);
const client: Client = createClient({ url, key, language: 'en' });
const say = (line: string) => void process.stdout.write(\`\${line}\\n\`);

const after = await client.eventCursor();
const { records } = await client.createTestRecords();
const record = records.find(({ province }) => province === '320000');
if (record === undefined) throw new Error('no record in Jiangsu');
const websiteId = record.websites[0]?.id ?? null;
let order: Order = await client.openOrder({ recordId: record.id, websiteId, kind: 'CHANGE_WEBSITE', reference: 'crm-1' });
order = await client.saveDraft({ ...order, content: { website: { name: '测试样例新站点' } } });
const refused = await client.submitOrder(order).catch((error: unknown) => error);
if (!(refused instanceof Refused)) throw new Error('a draft without materials is refused');
say(\`\${refused.refusalKind} \${refused.reasons.map(({ refusalCode }) => refusalCode).join(' ')}\`);
const image = (material: MaterialKind) => \`\${material}.jpg\`;
for (const material of order.missingMaterials) order = await client.attachMaterial({ ...order, material, image: image(material) });
const dryRun = await client.orderDryRun(order);
say(\`passes \${dryRun.passes}\`);
order = await client.submitOrder(order);

const seen: OrderState[] = [];
let cursor = after;
/** Follows from the stored cursor, as after a restart, until the order is so. */
async function until(state: OrderState): Promise<void> {
  for await (const event of client.followOrders({ after: cursor, orderId: order.id, pollSeconds: { least: 0.1, most: 0.5 } })) {
    cursor = event.cursor;
    if (event.order === null) continue;
    if (seen.at(-1) !== event.order.state) seen.push(event.order.state);
    if (event.order.state === state) return;
  }
}
await until('VERIFICATION_PENDING');
const photo = await client.order({ id: order.id });
if (photo === null) throw new Error('the order is gone');
await client.submitPhoto(await client.attachMaterial({ ...photo, material: 'FACE_PHOTO', image: image('FACE_PHOTO') }));
await until('APPROVED');
say(seen.join(' '));
for await (const found of client.orders({ filter: { reference: 'crm-1' } })) say(\`\${found.reference} \${found.state}\`);
`;

/** Images of an order, which differ in each call: a photo may be used once. */
async function drawImages(mark: string) {
  for (const material of ['VERIFICATION_FORM', 'DOMAIN_CERT', 'FACE_PHOTO'])
    writeFileSync(path.join(project, `${material}.jpg`), await drawMaterial(material, mark));
}

test('the packed client holds its program, its types and nothing else', () => {
  expect(files.filter((file) => !/^dist\/.*\.(js|d\.ts)$/.test(file)).sort()).toEqual(['README.md', 'package.json']);
  expect(files.filter((file) => /test|spec/.test(file))).toEqual([]);
  expect(readdirSync(path.join(project, 'node_modules'))).toEqual(expect.arrayContaining(['@beian-desk']));
});

test('its types stand with the types of Node and with those of browsers', async () => {
  writeFileSync(path.join(project, 'main.ts'), program);
  writeSettings(project, ['ES2023'], ['node']);
  await checkTypes(project, []);
  const own = program.replaceAll('process.', 'globalThis.process.');
  writeFileSync(
    path.join(project, 'main.ts'),
    `declare global { var process: { argv: string[]; stdout: { write(text: string): void } } }\n${own}`,
  );
  writeSettings(project, ['ES2023', 'DOM'], []);
  await checkTypes(project, []);
});

test('a program on the packed client takes an order from its record to the approval', async () => {
  await drawImages('client');
  writeFileSync(path.join(project, 'main.ts'), program);
  const tsx = import.meta.resolve('tsx');
  const { code, output } = await run(process.execPath, ['--import', tsx, 'main.ts', stack.url, stack.testKey], {
    cwd: project,
  });
  expect(code, output).toBe(0);
  const [refused, ...lines] = output.trim().split('\n');
  expect(refused).toMatch(/^GUARD_FAILED .*MATERIAL_MISSING/);
  expect(lines).toEqual([
    'passes true',
    'DRAFT INITIAL_REVIEW VERIFICATION_PENDING PHOTO_REVIEW SUBMISSION_PENDING SUBMITTING BUREAU_REVIEW APPROVED',
    'crm-1 APPROVED',
  ]);
});

const pythonMissing = spawnSync('python3', ['--version']).error !== undefined;
describe(
  pythonMissing ? 'examples/partner-python: not run, python3 is not installed here' : 'examples/partner-python',
  () => {
    test.skipIf(pythonMissing).each([
      [
        'is told of a return, with reasons',
        'order.json',
        3,
        ['CORRECTION_REQUIRED  (test)', '  website.remark: ', '(ORD-14)'],
      ],
      ['takes an order to the approval', 'corrected.json', 0, ['INITIAL_REVIEW  (test)', 'APPROVED  (test)']],
      ['does so again', 'corrected.json', 0, ['APPROVED  (test)']],
    ] as const)('%s', async (_, file, exitCode, said) => {
      await drawImages(file);
      const sample = path.join(root, 'examples/partner/sample', file);
      const args = ['-B', path.join(root, 'examples/partner-python/partner.py'), 'submit', sample, project];
      const env = { ...process.env, BEIAN_URL: stack.url, BEIAN_KEY: stack.testKey };
      const { code, output } = await run('python3', args, { cwd: project, env });
      expect(code, output).toBe(exitCode);
      for (const words of said) expect(output).toContain(words);
    });
  },
);
