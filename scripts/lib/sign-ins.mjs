import path from 'node:path';
import { dataDir } from './paths.mjs';
import { asObject, readJson, writeJson } from './store.mjs';

/**
 * Sign-ins and the partner's keys are in clear only in the seed's output, so they are stored (0600) for later starts and the demo.
 * @typedef {{ signIns: { role: string, name: string, login: string, password: string }[], partnerKey: string | undefined, testKey?: string | undefined }} SignIns
 */
export const signInsFile = path.join(dataDir, 'sign-ins.json');

/**
 * @param {Record<string, unknown>} seeded values of the seed's ready line
 * @returns {SignIns} what this seed has created, else what an earlier one has
 */
export function rememberSignIns(seeded) {
  const old = readSignIns(readJson(signInsFile));
  const made = readSignIns(seeded);
  const now = {
    signIns: made.signIns.length > 0 ? made.signIns : old.signIns,
    partnerKey: made.partnerKey ?? old.partnerKey,
    testKey: made.testKey ?? old.testKey,
  };
  writeJson(signInsFile, now);
  return now;
}

/**
 * @param {unknown} value
 * @returns {SignIns}
 */
function readSignIns(value) {
  const { signIns, partnerKey, testKey } = asObject(value);
  return {
    signIns: (Array.isArray(signIns) ? signIns : []).map((entry) => {
      const { role, name, login, password } = asObject(entry);
      return { role: String(role), name: String(name), login: String(login), password: String(password) };
    }),
    partnerKey: typeof partnerKey === 'string' ? partnerKey : undefined,
    testKey: typeof testKey === 'string' ? testKey : undefined,
  };
}

/**
 * @param {SignIns} signIns
 * @param {(text: string) => void} say
 */
export function printSignIns({ signIns, partnerKey, testKey }, say) {
  for (const { role, name, login, password } of signIns) {
    const hint = role === 'applicant' ? ', of the sample partner: fills in orders in the console' : '';
    say(`  ${role.padEnd(14)} ${login.padEnd(16)} ${password}   ${name}${hint}`);
  }
  if (partnerKey) say(`  ${'partner key'.padEnd(14)} ${partnerKey}`);
  if (testKey) say(`  ${'test key'.padEnd(14)} ${testKey}   for examples/partner`);
}
