import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { drawMaterial } from '../scripts/lib/draw.mjs';
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
say(\`\${refused.refusalKind} \${refused.reasons.map(({ reasonCode }) => reasonCode).join(' ')}\`);
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
  for (const material of ['VERIFICATION_FORM', 'DOMAIN_CERT', 'FACE_PHOTO', 'WEBSITE_PRINCIPAL_ID', 'SUBJECT_CERT'])
    writeFileSync(path.join(project, `${material}.jpg`), await drawMaterial(material, 'client'));
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
