import { describe, expect, test } from 'vitest';
import { codeListNames } from '../codes/code-lists.ts';
import { fieldIds } from '../filing/fields.ts';
import { guards } from '../order/guards.ts';
import { orderLifeCycle } from '../order/life-cycle.ts';
import { retentionKinds } from '../personal/retention.ts';
import { provinces } from '../province/provinces.ts';
import { rights } from '../staff/rights.ts';
import { table } from './markdown.ts';
import { buildPage, pageNames } from './pages.ts';

const built = (name: string): string => buildPage(name) ?? '';

describe('generated pages', () => {
  test('are one per table of the domain that others read', () => {
    expect(pageNames).toEqual([
      'life-cycle',
      'kinds',
      'permissions',
      'provinces',
      'codes',
      'fields',
      'jobs',
      'metrics',
      'notices',
      'partner-events',
      'retention',
      'test-orders',
    ]);
    expect(buildPage('')).toBeUndefined();
    expect(buildPage('toString')).toBeUndefined();
  });
  test.each(pageNames)('%s: one title, one line end at the end, deterministic, complete tables', (name) => {
    const text = built(name);
    expect(text).toMatch(/^# .+\n\n/);
    expect(text).toMatch(/[^\n]\n$/);
    expect(built(name)).toBe(text);
    expect(text).not.toMatch(/undefined|\[object|NaN/);
    for (const block of text.split('\n\n').filter((part) => part.startsWith('| '))) {
      const widths = block
        .trimEnd()
        .split('\n')
        .map((row) => row.replaceAll('\\|', '').split('|').length);
      expect(new Set(widths).size, block.slice(0, 80)).toBe(1);
    }
  });
  test('every state, event, guard, province, field and right is on its page (ASVS 2.1.1, 2.1.2, 8.1.1, 8.1.2)', () => {
    const text = built('life-cycle');
    for (const name of [
      ...Object.keys(orderLifeCycle.states),
      ...Object.keys(orderLifeCycle.events),
      ...Object.keys(guards),
    ])
      expect(text).toContain(`| \`${name}\` |`);
    for (const event of Object.keys(orderLifeCycle.events)) expect(built('permissions')).toContain(`| \`${event}\` |`);
    for (const code of Object.keys(provinces)) expect(built('provinces')).toContain(`| \`${code}\` |`);
    for (const id of fieldIds) expect(built('fields')).toContain(`| \`${id}\` |`);
    for (const right of Object.keys(rights)) expect(built('permissions')).toContain(`| \`${right}\` |`);
    for (const list of codeListNames) if (list !== 'ID_TYPE') expect(built('codes')).toContain(`\`${list}\``);
  });
  test('every kind of data is on the page of retention with its days', () => {
    const text = built('retention');
    for (const kind of retentionKinds) expect(text).toContain(`| \`${kind}\` | `);
    expect(text).toContain('| `photos` | 核验照片 Verification photos | 1095 | 1 |');
  });
  test('permissions: direct, implied and none', () => {
    const row = built('permissions')
      .split('\n')
      .find((line) => line.startsWith('| `claim` |'));
    expect(row).toBe('| `claim` | 领取 Claim |  | ● | ○ |  |  |  |  |');
  });
  test('a bar in a cell does not break the table', () => {
    expect(table(['a'], [['x|y\nz']])).toBe('| a |\n| --- |\n| x\\|y z |');
  });
});
