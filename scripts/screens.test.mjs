import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from './lib/paths.mjs';
import { screensOf } from './lib/screens.mjs';

const source = path.join(root, 'apps/console/src');
const read = (/** @type {string} */ file) => readFileSync(path.join(source, file), 'utf8');
/** Paths of pages as patterns: `/orders/:id` fits `/orders/…`. @param {string} text */
const routesOf = (text) => [...text.matchAll(/\bpath: '(\/[^']+)'/g)].map(([, route = '']) => route);
const routes = routesOf(read('app/pages.tsx'));
const partnerRoutes = routesOf(read('pages/partner-home/console.tsx'));
const fits = (/** @type {string} */ route, /** @type {string} */ page) =>
  new RegExp(`^${route.replaceAll(/\/:\w+\?/g, '(/[^/]+)?').replaceAll(/:\w+/g, '[^/]+')}$`).test(page);

describe('every page of the console', () => {
  test('is a screen that screenshots and the test of accessibility open (scripts/lib/screens.mjs)', () => {
    const id = 'x';
    const screens = screensOf({ initial: id, photo: id, returned: id, record: id, look: id, partner: id });
    expect(routes.length).toBeGreaterThan(20);
    expect(routes.filter((route) => !screens.some((one) => fits(route, one.path)))).toEqual([]);
  });

  test('of a person of a partner is such a screen of the role applicant', () => {
    const screens = screensOf({ draft: 'x' }).filter(({ role }) => role === 'applicant');
    // The form of an order has two paths; the account is a screen of staff, too.
    const own = partnerRoutes.filter((route) => route !== '/orders/:id/fill' && route !== '/account');
    expect(own.length).toBeGreaterThan(3);
    expect(own.filter((route) => !screens.some((one) => fits(route, one.path)))).toEqual([]);
  });

  test('stands in a folder that the README of the console describes', () => {
    const [, list = ''] = readFileSync(path.join(root, 'apps/console/README.md'), 'utf8').split('```');
    const described = [...list.matchAll(/(?:^|\s)(\w[\w-]*)\//gm)].map(([, name]) => name);
    const folders = readdirSync(source, { withFileTypes: true }).filter((one) => one.isDirectory());
    expect(folders.filter(({ name }) => !described.includes(name)).map(({ name }) => name)).toEqual([]);
  });
});
