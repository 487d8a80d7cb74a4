import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from './lib/paths.mjs';
import { screensOf } from './lib/screens.mjs';

const source = path.join(root, 'apps/console/src');
const read = (/** @type {string} */ file) => readFileSync(path.join(source, file), 'utf8');
const desk = read('app.tsx').split('function DeskConsole')[1] ?? '';
/** Paths of the desk's pages as patterns: `/orders/:id` fits `/orders/…`. */
const routes = [...desk.matchAll(/<Route path="(\/[^"]+)"/g)].map(([, route = '']) => route);
const fits = (/** @type {string} */ route, /** @type {string} */ page) =>
  new RegExp(`^${route.replaceAll(/\/:\w+\?/g, '(/[^/]+)?').replaceAll(/:\w+/g, '[^/]+')}$`).test(page);

describe('every page of the console', () => {
  test('is a screen that screenshots and the test of accessibility open (scripts/lib/screens.mjs)', () => {
    const id = 'x';
    const screens = screensOf({ initial: id, photo: id, returned: id, record: id, look: id, partner: id });
    expect(routes.length).toBeGreaterThan(20);
    expect(routes.filter((route) => !screens.some((one) => fits(route, one.path)))).toEqual([]);
  });

  test('that the menu names has a route (app.tsx)', () => {
    const entries = [...read('shell/navigation.tsx').matchAll(/to: '(\/[^']+)'/g)].map(([, to = '']) => to);
    expect(entries.length).toBeGreaterThan(10);
    expect(entries.filter((to) => !routes.includes(to) && !routes.some((route) => fits(route, to)))).toEqual([]);
  });

  test('stands in a folder that the README of the console describes', () => {
    const [, list = ''] = readFileSync(path.join(root, 'apps/console/README.md'), 'utf8').split('```');
    const described = [...list.matchAll(/(?:^|\s)(\w[\w-]*)\//gm)].map(([, name]) => name);
    const folders = readdirSync(source, { withFileTypes: true }).filter((one) => one.isDirectory());
    expect(folders.filter(({ name }) => !described.includes(name)).map(({ name }) => name)).toEqual([]);
  });
});
