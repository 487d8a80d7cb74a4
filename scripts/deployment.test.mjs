import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from './lib/paths.mjs';
import { sourceOf, unknownVariables } from './lib/program-variables.mjs';

// No systemd runs here: the tests check that each command, file, path and variable exists, and systemd's own program looks at the units.

/** @param {string} file */
const read = (file) => readFileSync(path.join(root, file), 'utf8');
describe('docker/systemd', () => {
  /** What timers start. */
  const timed = /** @type {const} */ (['backup', 'restore-test', 'audit-verify']);
  const names = /** @type {const} */ (['api', 'worker', 'reader', 'migrate', ...timed]);

  test.for(names)('the unit of %s starts our program with variables that it knows', (name) => {
    const text = read(`docker/systemd/beian-${name}.service`);
    const [, file = ''] = /^ExecStart=\/usr\/bin\/node (\S+)/m.exec(text) ?? [];
    expect(existsSync(path.join(root, sourceOf(file))), file).toBe(true);
    const set = [...text.matchAll(/^Environment=(.*)$/gm)].flatMap(([, line = '']) =>
      line.split(' ').map((one) => one.split('=')[0] ?? ''),
    );
    const asked = /^# (.*)\nEnvironmentFile=-?/m.exec(text)?.[1]?.match(/[A-Z_]{5,}/g) ?? [];
    expect(asked.length).toBeGreaterThan(0);
    expect(unknownVariables(name, [...set, ...asked])).toEqual([]);
    expect(text).not.toMatch(/PASSWORD|:\/\//);
    for (const line of ['User=beian', 'NoNewPrivileges=yes', 'ProtectSystem=strict', 'CapabilityBoundingSet='])
      expect(text.split('\n')).toContain(line);
  });

  test.for(timed)(
    'a timer starts %s, also after the machine was off, and no unit that runs by itself is started by one',
    (name) => {
      const text = read(`docker/systemd/beian-${name}.timer`);
      for (const line of ['Persistent=yes', 'WantedBy=timers.target']) expect(text.split('\n')).toContain(line);
      expect(text).toMatch(/^OnCalendar=\S/m);
      expect(read(`docker/systemd/beian-${name}.service`)).toMatch(/^Type=oneshot$/m);
      // Started with the machine it would run at each start.
      expect(read(`docker/systemd/beian-${name}.service`)).not.toContain('[Install]');
    },
  );

  test('installing names every unit, and the folders that they may write are made there', () => {
    const text = read('docs/installing.md');
    const units = readdirSync(path.join(root, 'docker/systemd'));
    expect(units.sort()).toEqual(
      [...names.map((name) => `beian-${name}.service`), ...timed.map((name) => `beian-${name}.timer`)].sort(),
    );
    for (const unit of units) expect(text).toContain(unit.endsWith('.timer') ? unit : unit.replace(/\.service$/, ''));
    const [, made = ''] = /^install -d -o beian -g beian -m 700 (.*)$/m.exec(text) ?? [];
    for (const unit of units)
      for (const [, folders = ''] of read(`docker/systemd/${unit}`).matchAll(/^ReadWritePaths=(.*)$/gm))
        for (const folder of folders.split(' ')) expect(made.split(' '), unit).toContain(folder);
  });

  const analyze = '/usr/bin/systemd-analyze';
  test.skipIf(!existsSync(analyze))('systemd finds no fault in the units', () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'beian-units-'));
    try {
      const files = readdirSync(path.join(root, 'docker/systemd')).map((name) => path.join(folder, name));
      for (const file of files) {
        const text = read(`docker/systemd/${path.basename(file)}`);
        writeFileSync(file, text.replace('/usr/bin/node', process.execPath));
      }
      expect(execFileSync(analyze, ['verify', ...files], { encoding: 'utf8', stdio: 'pipe' })).toBe('');
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
