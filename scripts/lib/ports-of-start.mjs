import path from 'node:path';
import { Failure } from './failure.mjs';
import { dataDir } from './paths.mjs';
import { freePort, whyTaken } from './ports.mjs';
import { asObject, readJson, writeJson } from './store.mjs';

/** The ports of a start. `kept`: the port of the last start is tried first, because others may have stored it. */
const ports = /** @type {const} */ ({
  api: { setting: 'PORT', usual: 4000, kept: false },
  sandbox: { setting: 'SANDBOX_PORT', usual: 4300, kept: true },
  smtp: { setting: 'SANDBOX_SMTP_PORT', usual: 4325, kept: true },
});

/** @typedef {keyof typeof ports} PortName */
/** @typedef {Partial<Record<string, string>>} Settings */

/** Number of tries on other ports before the failure is reported. */
const TRIES = 5;

/**
 * Refuses ports of the settings that are not free, before minutes are spent on a build. The other ports are chosen when they are
 * used.
 * @param {Settings} settings
 * @throws {Failure}
 */
export async function checkNamedPorts(settings) {
  /** @type {Map<number, string>} */
  const seen = new Map();
  for (const { setting } of Object.values(ports)) {
    const port = Number(settings[setting]);
    if (!port) continue;
    const other = seen.get(port);
    const why = other ? `is the same as ${other}` : await whyTaken(port);
    if (why) throw new Failure(`${setting}=${port} ${why}; name another one, or leave ${setting} out.`);
    seen.set(port, setting);
  }
}

/**
 * Starts a program on ports that are chosen right before. When another program takes one of them in between, it is started again on
 * others.
 * @template {PortName} Name
 * @param {object} options
 * @param {Name[]} options.names
 * @param {Settings} options.settings
 * @param {(text: string) => void} options.say called when a usual port is taken
 * @param {(chosen: Record<Name, number>) => Promise<unknown>} options.start
 * @param {string} [options.rememberedFile]
 * @returns {Promise<Record<Name, number>>} the ports that it uses
 */
export async function startOnPorts({ names, settings, say, start, rememberedFile = path.join(dataDir, 'ports.json') }) {
  for (let tries = 1; ; tries += 1) {
    const chosen = await choosePorts(names, settings, say, asObject(readJson(rememberedFile)));
    try {
      await start(chosen);
      const kept = names.filter((name) => ports[name].kept).map((name) => [name, chosen[name]]);
      if (kept.length > 0)
        writeJson(rememberedFile, { ...asObject(readJson(rememberedFile)), ...Object.fromEntries(kept) });
      return chosen;
    } catch (error) {
      const free = names.filter((name) => !settings[ports[name].setting]);
      const taken = await Promise.all(free.map((name) => whyTaken(chosen[name])));
      if (tries === TRIES || taken.every((why) => why === undefined)) throw error;
    }
  }
}

/**
 * @template {PortName} Name
 * @param {Name[]} names
 * @param {Settings} settings
 * @param {(text: string) => void} say
 * @param {Record<string, unknown>} remembered
 * @returns {Promise<Record<Name, number>>}
 */
async function choosePorts(names, settings, say, remembered) {
  const named = Object.values(ports).flatMap(({ setting }) => (settings[setting] ? [Number(settings[setting])] : []));
  /** @type {number[]} */
  const chosen = [];
  for (const name of names) {
    const { setting, usual, kept } = ports[name];
    const wanted = kept && Number.isInteger(remembered[name]) ? Number(remembered[name]) : usual;
    const isGiven = named.includes(wanted) || chosen.includes(wanted);
    const port = Number(settings[setting]) || (await freePort(isGiven ? undefined : wanted));
    if (port !== wanted && !settings[setting]) say(`  port ${wanted} (${setting}) is taken, ${port} is used instead`);
    chosen.push(port);
  }
  return /** @type {Record<Name, number>} */ (Object.fromEntries(names.map((name, at) => [name, chosen[at]])));
}
