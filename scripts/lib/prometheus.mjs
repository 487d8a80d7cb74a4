// A Prometheus for one run: on loopback, with its data in a folder of the caller.
import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parse, stringify } from 'yaml';
import { onExit } from './cleanup.mjs';
import { Failure } from './failure.mjs';
import { freePort } from './ports.mjs';
import { asObject } from './store.mjs';

/** @typedef {{ groups: { name: string, rules: { alert: string, expr: string, for?: string }[] }[] }} Rules */
/** @typedef {Awaited<ReturnType<typeof startPrometheus>>} Prometheus */

/** Longest time until it answers, ms. */
const READY_MS = 30_000;
/** Interval of scrapes and of the evaluation of rules. */
const INTERVAL = '1s';

/** @param {string} file @returns {Rules} */
export const readRules = (file) => parse(readFileSync(file, 'utf8'));

/**
 * Starts Debian's prometheus, which ends with this process.
 * @param {{ folder: string, rules: Rules, targets: Record<string, number> }} options `rules`: the content of a file of rules; `targets`: a
 * port of the loopback address per job
 * @throws {Failure} when the program is missing, refuses the rules or does not answer
 */
export async function startPrometheus({ folder, rules, targets }) {
  const port = await freePort();
  writeFileSync(path.join(folder, 'rules.yaml'), stringify(rules));
  const config = {
    global: { scrape_interval: INTERVAL, scrape_timeout: INTERVAL, evaluation_interval: INTERVAL },
    rule_files: ['rules.yaml'],
    scrape_configs: Object.entries(targets).map(([job, target]) => ({
      job_name: job,
      static_configs: [{ targets: [`127.0.0.1:${target}`] }],
    })),
  };
  writeFileSync(path.join(folder, 'prometheus.yaml'), stringify(config));
  const args = [
    `--config.file=${path.join(folder, 'prometheus.yaml')}`,
    `--storage.tsdb.path=${path.join(folder, 'tsdb')}`,
    `--web.listen-address=127.0.0.1:${port}`,
    '--log.level=warn',
  ];
  const child = spawn('prometheus', args, { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (bytes) => {
    said = `${said}${bytes}`.slice(-2000);
  });
  /** @type {Promise<void>} */
  const exit = new Promise((resolve) => {
    child.once('error', (error) => {
      said += error.message;
      resolve();
    });
    child.once('close', () => resolve());
  });
  const registered = onExit(async () => {
    child.kill('SIGTERM');
    await exit;
  });
  const url = `http://127.0.0.1:${port}`;
  const answers = async () => {
    const giveUp = AbortSignal.timeout(READY_MS);
    while (!giveUp.aborted) {
      const answer = await fetch(`${url}/-/ready`).catch(() => undefined);
      if (answer?.ok) return true;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    return false;
  };
  if (!(await Promise.race([answers(), exit.then(() => false)]))) {
    await registered.end();
    throw new Failure('prometheus does not start; it is the Debian package prometheus:', said);
  }
  return {
    url,
    /** @returns {Promise<Set<string>>} names of the alerts that fire now */
    firing: async () => {
      const { data } = asObject(await (await fetch(`${url}/api/v1/alerts`)).json());
      const alerts = /** @type {{ state: string, labels: { alertname: string } }[]} */ (asObject(data).alerts);
      return new Set(alerts.filter(({ state }) => state === 'firing').map(({ labels }) => labels.alertname));
    },
    stop: registered.end,
  };
}
