// Shared by the scenarios of the order kinds: one order of a kind until the bureau has decided, then what is filed on both sides.
import { unansweredProvinces } from '../demonstration/orders.mjs';

/** Provinces of the mainland, each with a bureau. */
const provinceCount = 31;

/** @typedef {import('./demo-installation.mjs').DemoInstallation} DemoInstallation */
/**
 * A record as the bureau has it on file, without personal values.
 * @typedef {{ ztid: string, filingNumber: string, websites: { filingNumber: string, name: string,
 *   accesses: { jrid: string, ispId: string }[] }[] }} BureauRecord
 */
/**
 * What is filed now: the record at the desk, the one at the bureau (undefined: it is not on file), and the filing numbers and ids of
 * what has ended at the bureau.
 * @typedef {{ desk: any, bureau: BureauRecord | undefined, ended: string[] }} Filed
 */
/**
 * @typedef {object} KindScenario
 * @property {string} says what the order asks for, as a sentence
 * @property {import('./demo-installation.mjs').Matter} matter
 * @property {Record<string, string | string[]>} values
 * @property {Record<string, (filed: Filed) => boolean>} checks what must be so after the approval, as sentences
 */

/**
 * Chooses a record whose bureau decides by itself: not one that takes its photos by an app, or that the demonstration of the start has
 * stopped; nor one whose orders the ministry checks by SMS, unless it checks them everywhere.
 * @param {DemoInstallation} installation @param {(record: any) => boolean} [accepts] @param {string} [websiteFields]
 */
export async function chooseDecidedRecord({ callSandbox, chooseRecord }, accepts = () => true, websiteFields) {
  const { behaviour } = await callSandbox('control/ministry');
  const isCheckedEverywhere = behaviour.provinces.length >= provinceCount;
  const others = [...(isCheckedEverywhere ? [] : behaviour.provinces), ...unansweredProvinces, '310000'];
  return chooseRecord((record) => !others.includes(record.province) && accepts(record), websiteFields);
}

/** @param {DemoInstallation} installation @param {any} record @returns {Promise<Filed>} */
export async function readFiled({ partner, callSandbox }, { id, filingNumber, province }) {
  const query = `query record($id: ID!) { record(id: $id) { name values { field values }
    actions(kind: CHANGE_WEBSITE) { presence reasons { code message } }
    websites { id filingNumber name ours values { field values } accesses { id ours values { field values } } } } }`;
  const { record: desk } = await partner.graphql(query, { id });
  const { records, ended } = await callSandbox(`control/state?province=${province}`);
  return {
    desk,
    bureau: records.find((/** @type {BureauRecord} */ one) => one.filingNumber === filingNumber),
    ended: ended.flatMap((/** @type {any} */ one) => [one.jlid, ...one.filingNumbers]),
  };
}

/**
 * The filing password of a record, as its applicant knows it: the sandbox derives it from the bureau's id (docs/sandbox.md).
 * @param {DemoInstallation} installation @param {any} record
 */
export async function filingPasswordOf(installation, record) {
  const { bureau } = await readFiled(installation, record);
  return `Ba${bureau?.ztid.slice(-6)}`;
}

/** The first value of a field. @param {{ values: { field: string, values: string[] }[] }} owner @param {string} field */
export const firstValue = ({ values }, field) => values.find((one) => one.field === field)?.values[0] ?? '';

/**
 * A filed subject as the neighbour of what is filed anew.
 * @param {DemoInstallation} installation @param {any} record @returns {Promise<import('../demonstration/filings.mjs').Neighbour>}
 */
export async function neighbourOf(installation, record) {
  const { desk } = await readFiled(installation, record);
  return { province: record.province, value: (field) => firstValue(desk, field) };
}

/**
 * Brings one order of a kind from its draft to the bureau's decision, and checks what is filed then.
 * @param {DemoInstallation} installation @param {any} record @param {KindScenario} scenario
 */
export async function runKind(installation, record, { says, matter, values, checks }) {
  const { log, finish, createReviewed, assertEventually, elapsedSeconds } = installation;
  log(`${record.filingNumber}: ${says}`);
  const order = await finish(await createReviewed(record, values, matter));
  await assertEventually('the order is APPROVED', async () => order.state === 'APPROVED');
  for (const [what, isSo] of Object.entries(checks))
    await assertEventually(what, async () => isSo(await readFiled(installation, record)));
  log(`done in ${elapsedSeconds()} s: ${order.number} is APPROVED`);
  return [order];
}
