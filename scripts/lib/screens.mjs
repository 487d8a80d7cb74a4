/** @import { Page } from 'playwright-core' */

/** Role that the screen needs: `applicant` is a person of a partner, `nobody` is not signed in. @typedef {'reviewer' | 'supervisor' | 'administrator' | 'applicant' | 'nobody'} Role */

/**
 * A screen of the console: its path, its role, a selector that is visible when the screen is complete, and the steps that open it.
 * @typedef {{ name: string, path: string, role: Role, ready: string, open?: (page: Page) => Promise<void>, narrowReady?: string }} Screen
 */

/**
 * Ids for the paths; a screen without its id is left out.
 * @typedef {{ initial?: string, photo?: string, returned?: string, record?: string, look?: string, partner?: string, draft?: string }} Shown
 */

/** Every screen of the console. @param {Shown} shown @returns {Screen[]} */
export function screensOf({ initial, photo, returned, record, look: spotCheck, partner, draft }) {
  /** @type {(Omit<Screen, 'path'> & { path: string | undefined })[]} */
  const screens = [
    { name: 'queue', path: '/queue', role: 'supervisor', ready: '[data-row]' },
    { name: 'desk', path: of('orders', initial), role: 'reviewer', ready: '[data-item]' },
    { name: 'desk-round-2', path: of('orders', returned), role: 'reviewer', ready: '[data-item]' },
    { name: 'desk-photo', path: of('orders', photo), role: 'reviewer', ready: '[data-item]' },
    { name: 'due-why', path: of('orders', returned), role: 'reviewer', ready: '[data-item]', open: why },
    { name: 'photos', path: '/photos', role: 'reviewer', ready: 'main h1' },
    { name: 'handover', path: '/handover', role: 'supervisor', ready: 'main h1' },
    { name: 'manual', path: '/manual', role: 'supervisor', ready: 'main h1' },
    { name: 'board', path: '/board', role: 'supervisor', ready: '[data-tile]' },
    { name: 'forecast', path: '/forecast', role: 'supervisor', ready: 'main h1' },
    { name: 'rebalance', path: '/rebalance', role: 'supervisor', ready: 'main h1' },
    { name: 'quality', path: '/quality', role: 'supervisor', ready: 'main h1' },
    { name: 'quality-list', path: '/quality/late', role: 'supervisor', ready: 'main h1' },
    { name: 'quality-escapes', path: '/quality/escapes', role: 'supervisor', ready: 'main h1' },
    { name: 'escapes', path: '/escapes', role: 'supervisor', ready: 'main h1' },
    { name: 'spot-checks', path: '/spot-checks', role: 'supervisor', ready: 'main h1' },
    { name: 'spot-check', path: of('spot-checks', spotCheck), role: 'supervisor', ready: 'main h1' },
    { name: 'escalations', path: '/escalations', role: 'supervisor', ready: 'main h1' },
    { name: 'gateway', path: '/gateway', role: 'supervisor', ready: '[data-bureau]' },
    { name: 'gateway-drawer', path: '/gateway', role: 'supervisor', ready: '[data-bureau]', open: openBureau },
    { name: 'submissions', path: '/submissions', role: 'supervisor', ready: 'main h1' },
    { name: 'unmatched', path: '/unmatched', role: 'supervisor', ready: 'main h1' },
    { name: 'rectifications', path: '/rectifications', role: 'supervisor', ready: 'main h1' },
    { name: 'records', path: '/records', role: 'supervisor', ready: 'main table a' },
    { name: 'record', path: of('records', record), role: 'supervisor', ready: 'main h1' },
    { name: 'transfers', path: '/transfers', role: 'supervisor', ready: 'main h1' },
    { name: 'servers', path: '/servers', role: 'supervisor', ready: 'main h1' },
    { name: 'claims', path: '/claims', role: 'supervisor', ready: 'main h1' },
    { name: 'curtains', path: '/curtains', role: 'supervisor', ready: 'main h1' },
    { name: 'calendar', path: '/calendar', role: 'supervisor', ready: 'main table' },
    { name: 'rules', path: '/rules/440000', role: 'supervisor', ready: 'main table' },
    { name: 'installation-rules', path: '/own-rules', role: 'supervisor', ready: 'main h1' },
    { name: 'rule-drafts', path: '/own-rules/drafts', role: 'supervisor', ready: 'main h1' },
    { name: 'new-rule-draft', path: '/own-rules/drafts/new', role: 'supervisor', ready: 'main form' },
    { name: 'reasons', path: '/reasons', role: 'supervisor', ready: 'main table' },
    { name: 'notice-texts', path: '/notice-texts', role: 'supervisor', ready: 'main table' },
    { name: 'staff', path: '/staff', role: 'supervisor', ready: 'main table' },
    { name: 'settings', path: '/settings', role: 'supervisor', ready: 'main h2' },
    { name: 'retention', path: '/settings/retention', role: 'supervisor', ready: 'main table' },
    { name: 'account', path: '/account', role: 'supervisor', ready: 'main h1' },
    { name: 'accounts', path: '/staff', role: 'administrator', ready: 'main table' },
    { name: 'partners', path: '/partners', role: 'administrator', ready: 'main table a' },
    { name: 'partner', path: of('partners', partner), role: 'administrator', ready: 'main table' },
    { name: 'audit', path: '/audit', role: 'administrator', ready: 'main table' },
    { name: 'persons', path: '/settings/persons', role: 'administrator', ready: 'main h1' },
    { name: 'calendar-change', path: '/calendar', role: 'administrator', ready: 'main table', open: changeHours },
    { name: 'forbidden', path: '/partners', role: 'reviewer', ready: '[role=alert]' },
    { name: 'palette', path: '/settings', role: 'supervisor', ready: 'main h2', open: press('Control+K') },
    { name: 'keys', path: '/settings', role: 'supervisor', ready: 'main h2', open: press('?') },
    { name: 'nothing-here', path: '/no-such-page', role: 'supervisor', ready: 'main a' },
    { name: 'own-orders', path: '/orders', role: 'applicant', ready: 'main table' },
    { name: 'new-order', path: '/orders/new', role: 'applicant', ready: 'main li' },
    { name: 'order-form', path: of('orders', draft), role: 'applicant', ready: '[data-field]' },
    { name: 'integration', path: '/integration', role: 'applicant', ready: 'main table' },
    { name: 'own-rules', path: '/rules/320000', role: 'applicant', ready: 'main table' },
    { name: 'own-transfers', path: '/transfers', role: 'applicant', ready: 'main h1' },
    { name: 'own-servers', path: '/servers', role: 'applicant', ready: 'main h1' },
    { name: 'own-claims', path: '/claims', role: 'applicant', ready: 'main h1' },
    { name: 'own-records', path: '/records', role: 'applicant', ready: 'main table' },
    { name: 'sign-in', path: '/sign-in', role: 'nobody', ready: 'button[type=submit]' },
    { name: 'welcome', path: '/welcome#no-such-invitation', role: 'nobody', ready: '[role=alert]' },
    { name: 'phone-upload', path: '/phone#no-such-link', role: 'nobody', ready: '[role=alert]' },
    { name: 'face-check', path: '/face#no-such-link', role: 'nobody', ready: '[role=alert]' },
  ];
  return screens.flatMap((one) => (one.path === undefined ? [] : [{ ...one, path: one.path }]));
}

/** @param {string} page @param {string | undefined} id */
const of = (page, id) => (id === undefined ? undefined : `/${page}/${encodeURIComponent(id)}`);

/** @param {string} key @returns {(page: Page) => Promise<void>} */
const press = (key) => async (page) => {
  await page.keyboard.press(key);
  await page.getByRole('dialog').waitFor();
};

/** @param {Page} page */
async function why(page) {
  await page.keyboard.press('w');
  await page.getByRole('dialog').locator('table').waitFor();
}

/** @param {Page} page */
async function openBureau(page) {
  await page.locator('[data-bureau] button').first().click();
  await page.locator('aside h2, section h2').first().waitFor();
}

/** @param {Page} page */
async function changeHours(page) {
  await page.locator('main button', { hasText: /更改工作时间|Change working hours/ }).click();
}
