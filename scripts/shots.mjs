// npm run shots: fills the queue of a running house through the public doors, and takes the README's pictures.
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { asPartner, asStaff } from '../examples/desk-client.mjs';
import * as walk from '../examples/walk.mjs';
import { allRecords } from './lib/all-records.mjs';
import { drawMaterial } from './lib/draw.mjs';
import { main } from './lib/ending.mjs';
import { Failure } from './lib/failure.mjs';
import { dataDir, root } from './lib/paths.mjs';

const folder = path.join(root, 'docs/images');
const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';

await main(async () => {
  const read = (/** @type {string} */ name) => {
    const file = path.join(dataDir, name);
    if (!existsSync(file)) throw new Failure('Beian Desk is not running here', 'Start it with: npm start');
    return JSON.parse(readFileSync(file, 'utf8'));
  };
  const { url } = read('run.json');
  const { signIns, partnerKey } = read('sign-ins.json');
  const reviewer = signIns.find((/** @type {{role: string}} */ one) => one.role === 'reviewer');
  const orders = await fillQueue(asPartner(url, partnerKey));
  const shown = orders[0];
  if (!shown) throw new Failure('There is no order to show');
  await prepareOrder(await asStaff(url, reviewer.login, reviewer.password), shown);

  mkdirSync(folder, { recursive: true });
  const browser = await chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--headless',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  try {
    for (const [suffix, language] of /** @type {const} */ ([
      ['', 'zh'],
      ['-en', 'en'],
    ])) {
      for (const [name, width, height] of /** @type {const} */ ([
        ['', 1440, 900],
        ['-1280', 1280, 800],
        ['-390', 390, 844],
      ])) {
        const page = await browser.newPage({
          viewport: { width, height },
          locale: language === 'zh' ? 'zh-CN' : 'en-GB',
        });
        await page.addInitScript(`localStorage.setItem('language', '${language}')`);
        await page.goto(`${url}/`);
        await page.locator('input[type=password]').waitFor();
        await page.locator('input[autocomplete=username]').fill(reviewer.login);
        await page.locator('input[type=password]').fill(reviewer.password);
        await page.locator('button[type=submit]').click();
        await page.getByText(shown.number).first().waitFor();
        await page.waitForTimeout(1200);
        const kept = suffix === '' && name === '';
        const to = (/** @type {string} */ what) =>
          kept ? path.join(folder, `${what}.png`) : path.join(dataDir, `shots-${what}${name}${suffix}.png`);
        await page.screenshot({ path: to('queue') });
        await page.goto(`${url}/orders/${shown.id}`);
        await page.getByText(shown.number).first().waitFor();
        await page.waitForTimeout(1200);
        await page.screenshot({ path: to('order') });
        await page.close();
      }
    }
  } finally {
    await browser.close();
  }
  console.log(`docs/images/queue.png and order.png; other widths and languages in ${path.relative(root, dataDir)}`);
});

/** Submits an order for every record of the partner that has none. @param {walk.Client} partner @returns {Promise<walk.Order[]>} */
async function fillQueue(partner) {
  const records = await allRecords(partner, 'id province websites { id name } openOrder { id state }');
  const orders = [];
  for (const node of records.filter(({ province }) => province === '320000')) {
    if (node.openOrder) {
      if (node.openOrder.state === 'INITIAL_REVIEW') orders.push(await partner.order(node.openOrder.id));
      continue;
    }
    let order = await walk.openOrder(partner, node.id, node.websites[0].id);
    order = await walk.fill(partner, order, {
      'website.name': `${node.websites[0].name}商城`,
      'website.principal.mobile': '13000012345',
    });
    order = await walk.attachMissing(partner, order, (kind) => drawMaterial(kind, order.number));
    orders.push(await walk.step(partner, 'submit', order));
  }
  return orders;
}

/** Claims the order and passes its first item, so that the picture shows a desk at work. @param {walk.Client} reviewer @param {walk.Order} order */
async function prepareOrder(reviewer, order) {
  const now = await reviewer.order(order.id);
  const held = now.lease?.mine ? now : await walk.claim(reviewer, now);
  const item = held.items.find(
    (/** @type {{inReview: boolean, verdict: string | null}} */ one) => one.inReview && !one.verdict,
  );
  if (!item) return;
  const verdict = { item: ['String!', item.key], hash: ['String!', item.hash], verdict: ['Verdict!', 'pass'] };
  await reviewer.act('recordVerdict', {
    id: ['ID!', order.id],
    token: ['String!', held.lease.token],
    .../** @type {any} */ (verdict),
  });
}
