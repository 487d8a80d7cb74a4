import path from 'node:path';
import { Failure } from './failure.mjs';
import { dataDir } from './paths.mjs';
import { freePort, whyTaken } from './ports.mjs';
import { asObject, readJson, writeJson } from './store.mjs';

const rememberedFile = path.join(dataDir, 'ports.json');

/** The doors of a start. `kept`: the one of the last start comes first, for others have noted it. */
const doors = /** @type {const} */ ([
  { door: 'api', setting: 'PORT', usual: 4000, kept: false },
  { door: 'sandbox', setting: 'SANDBOX_PORT', usual: 4300, kept: true },
  { door: 'smtp', setting: 'SANDBOX_SMTP_PORT', usual: 4325, kept: true },
]);

/**
 * @param {Partial<Record<string, string>>} settings
 * @param {(text: string) => void} say told when a usual port is taken
 * @returns {Promise<{ api: number, sandbox: number, smtp: number }>}
 * @throws {Failure} when a port that the user named cannot be taken
 */
export async function choosePorts(settings, say) {
  const remembered = asObject(readJson(rememberedFile));
  const chosen = { api: 0, sandbox: 0, smtp: 0 };
  /** @type {Map<number, string>} */
  const given = new Map();
  for (const { door, setting, usual, kept } of doors) {
    const named = settings[setting];
    if (named) {
      const port = Number(named);
      const other = given.get(port);
      const why = other ? `is the same as ${other}` : await whyTaken(port);
      if (why) throw new Failure(`${setting}=${port} ${why}; name another one, or leave ${setting} out.`);
      chosen[door] = port;
    } else {
      const wanted = kept && Number.isInteger(remembered[door]) ? Number(remembered[door]) : usual;
      chosen[door] = given.has(wanted) ? await freePort() : await freePort(wanted);
      if (chosen[door] !== wanted) say(`  port ${wanted} (${setting}) is taken, ${chosen[door]} is used instead`);
    }
    given.set(chosen[door], setting);
  }
  writeJson(rememberedFile, { sandbox: chosen.sandbox, smtp: chosen.smtp });
  return chosen;
}
