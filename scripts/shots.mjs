// npm run shots: screenshots of a running installation, for the README or of every screen.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import sharp from 'sharp';
import { asPartner, asStaff } from '../examples/desk-client.mjs';
import * as orderFlow from '../examples/order-flow.mjs';
import { allRecords } from './lib/all-records.mjs';
import { main } from './lib/cleanup.mjs';
import { aboutOrder, drawMaterial } from './lib/draw.mjs';
import { Failure } from './lib/failure.mjs';
import { dataDir, root } from './lib/paths.mjs';
import { screensOf } from './lib/screens.mjs';

/** @import { Browser } from 'playwright-core' */
/** @typedef {{ role: string, login: string, password: string }} SignIn */
/** @typedef {{ url: string, of: (role: string) => SignIn }} Installation */

const folder = path.join(root, 'docs/images');
const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';

const help = `npm run shots: takes the README's two pictures of a running installation; it submits and claims orders for them.
npm run shots -- --all FOLDER: every screen at 1280, 1680 and 390 px, in both languages, light and dark; it changes no data.
`;

await main(async () => {
  const args = process.argv.slice(2);
  const all = args.indexOf('--all');
  if (args.includes('--help') || args.includes('-h') || (all >= 0 && args[all + 1] === undefined))
    return void process.stdout.write(help);
  const read = (/** @type {string} */ name) => {
    const file = path.join(dataDir, name);
    if (!existsSync(file)) throw new Failure('Beian Desk is not running here', 'Start it with: npm start');
    return JSON.parse(readFileSync(file, 'utf8'));
  };
  const { url } = read('run.json');
  const { signIns, partnerKey } = read('sign-ins.json');
  /** @type {Installation} */
  const installation = { url, of: (role) => signIns.find((/** @type {SignIn} */ one) => one.role === role) };
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
    if (all >= 0) await shootAll(browser, installation, path.resolve(args[all + 1] ?? ''), args.slice(all + 2));
    else await shootReadme(browser, installation, asPartner(url, partnerKey));
  } finally {
    await browser.close();
  }
});

/** The two pictures of the README. @param {Browser} browser @param {Installation} installation @param {orderFlow.Client} partner */
async function shootReadme(browser, installation, partner) {
  const reviewer = installation.of('reviewer');
  const orders = await fillQueue(partner);
  const shown = orders[0];
  if (!shown) throw new Failure('There is no order to show');
  await prepareOrder(await asStaff(installation.url, reviewer.login, reviewer.password), shown);
  mkdirSync(folder, { recursive: true });
  const page = await signedIn(browser, installation, 'reviewer', { language: 'zh', theme: 'light' });
  await page.setViewportSize({ width: 1440, height: 900 });
  for (const [name, where, ready] of /** @type {const} */ ([
    ['queue', '/queue', '[data-row]'],
    ['order', `/orders/${shown.id}`, '[data-item]'],
  ])) {
    await page.goto(`${installation.url}${where}`);
    await page.locator(ready).first().waitFor();
    await page.waitForTimeout(1200);
    writeFileSync(path.join(folder, `${name}.png`), await small(await page.screenshot()));
  }
  console.log('docs/images/queue.png and order.png');
}

/** Compresses a picture of few colours to half its size. @param {Buffer} picture */
function small(picture) {
  return sharp(picture).png({ palette: true, colours: 128, effort: 7 }).toBuffer();
}

/**
 * Every screen at every size, in both languages and themes: NAME-WIDTH-LANGUAGE-THEME.png.
 * @param {Browser} browser @param {Installation} installation @param {string} to @param {string[]} only names of screens; empty: all
 */
async function shootAll(browser, installation, to, only) {
  mkdirSync(to, { recursive: true });
  const screens = screensOf(await findShown(installation));
  let taken = 0;
  for (const language of /** @type {const} */ (['zh', 'en']))
    for (const theme of /** @type {const} */ (['light', 'dark'])) {
      for (const role of /** @type {const} */ (['supervisor', 'reviewer', 'administrator', 'applicant', 'nobody'])) {
        const mine = screens.filter((one) => one.role === role && (only.length === 0 || only.includes(one.name)));
        if (mine.length === 0) continue;
        const page = await signedIn(browser, installation, role, { language, theme });
        for (const screen of mine)
          for (const [width, height] of /** @type {const} */ ([
            [1280, 800],
            [1680, 1050],
            [390, 844],
          ])) {
            await page.setViewportSize({ width, height });
            await page.goto(`${installation.url}${screen.path}`);
            await page
              .locator(screen.ready)
              .first()
              .waitFor({ timeout: 8000 })
              .then(() => screen.open?.(page))
              .catch((/** @type {Error} */ error) => console.error(`${screen.name}: ${error.message.split('\n')[0]}`));
            await page.waitForTimeout(600);
            await page.screenshot({ path: path.join(to, `${screen.name}-${width}-${language}-${theme}.png`) });
            taken += 1;
          }
        await page.context().close();
      }
    }
  console.log(`${taken} pictures in ${to}`);
}

/** @param {Browser} browser @param {Installation} installation @param {string} role @param {{ language: string, theme: string }} looks */
async function signedIn(browser, installation, role, { language, theme }) {
  const context = await browser.newContext({ locale: language === 'zh' ? 'zh-CN' : 'en-GB' });
  await context.addInitScript(
    `localStorage.setItem('language', '${language}'); localStorage.setItem('theme', '${theme}')`,
  );
  const page = await context.newPage();
  if (role === 'nobody') return page;
  const { login, password } = installation.of(role);
  await page.goto(`${installation.url}/`);
  await page.locator('input[autocomplete=username]').fill(login);
  await page.locator('input[type=password]').fill(password);
  await page.locator('button[type=submit]').click();
  await page.locator('#content h1').first().waitFor();
  return page;
}

/**
 * Finds orders, records and a partner of the demonstration for the screens.
 * @param {Installation} installation @returns {Promise<import('./lib/screens.mjs').Shown>}
 */
async function findShown(installation) {
  const { login, password } = installation.of('supervisor');
  const supervisor = await asStaff(installation.url, login, password);
  const data = await supervisor.graphql(`{
    orders(first: 100) { edges { node { id state round } } }
    records(first: 1) { edges { node { id } } }
    secondLooks(list: DRAWN, first: 1) { edges { node { id } } } }`);
  const administrator = installation.of('administrator');
  const { partnerAccounts } = await (
    await asStaff(installation.url, administrator.login, administrator.password)
  ).graphql('{ partnerAccounts(first: 1) { edges { node { id } } } }');
  /** @type {{ id: string, state: string, round: number }[]} */
  const orders = data.orders.edges.map((/** @type {{ node: unknown }} */ { node }) => node);
  const first = (/** @type {string} */ state, round = 1) =>
    orders.find((one) => one.state === state && one.round === round)?.id;
  /** @type {import('./lib/screens.mjs').Shown} */
  const shown = {};
  for (const [name, id] of Object.entries({
    initial: first('INITIAL_REVIEW'),
    returned: first('INITIAL_REVIEW', 2),
    photo: first('PHOTO_REVIEW'),
    draft: first('DRAFT', 0),
    record: data.records.edges[0]?.node.id,
    look: data.secondLooks.edges[0]?.node.id,
    partner: partnerAccounts.edges[0]?.node.id,
  }))
    if (id !== undefined) Object.assign(shown, { [name]: id });
  return shown;
}

/**
 * Submits an order for every record of the partner without an open order.
 * @param {orderFlow.Client} partner @returns {Promise<orderFlow.Order[]>}
 */
async function fillQueue(partner) {
  const records = await allRecords(partner, 'id province websites { id name } openOrder { id state }');
  const orders = [];
  for (const node of records.filter(({ province }) => province === '320000')) {
    if (node.openOrder) {
      if (node.openOrder.state === 'INITIAL_REVIEW') orders.push(await partner.order(node.openOrder.id));
      continue;
    }
    let order = await orderFlow.openOrder(partner, node.id, node.websites[0].id);
    order = await orderFlow.saveValues(partner, order, {
      'website.name': `${node.websites[0].name}商城`,
      'website.principal.mobile': '13000012345',
    });
    order = await orderFlow.uploadMissingMaterials(partner, order, (kind, now) =>
      drawMaterial(kind, now.number, aboutOrder(now)),
    );
    orders.push(await orderFlow.sendVersionedEvent(partner, 'submit', order));
  }
  return orders;
}

/**
 * Claims the order and passes its first item, so that the picture shows a review in progress.
 * @param {orderFlow.Client} reviewer @param {orderFlow.Order} order
 */
async function prepareOrder(reviewer, order) {
  const now = await reviewer.order(order.id);
  const held = now.lease?.mine ? now : await orderFlow.claim(reviewer, now);
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
