import { randomInt } from 'node:crypto';
import { chooseDecidedRecord, readFiled, runKind } from '../lib/kind-steps.mjs';

export const description = 'the IP address of an access changes: no photo is taken, and the website stays as it is';

/** Who is told what (lib/told.mjs). */
export const told = `
  website sms submitted handedOver approved
  website mail submitted handedOver approved
  subject mail submitted approved
  partner mail submitted handedOver approved
`;

/** @param {import('../lib/demo-installation.mjs').DemoInstallation} installation */
export async function run(installation) {
  const record = await chooseDecidedRecord(installation, ({ province }) => province === '320000');
  const [website] = (await readFiled(installation, record)).desk.websites;
  const access = website.accesses.find((/** @type {any} */ one) => one.ours);
  // An address for documentation (RFC 5737), which the sandbox takes for one of the provider.
  const address = `203.0.113.${randomInt(100, 250)}`;
  return runKind(installation, record, {
    says: `access ${access.id} of ${website.name} moves to the address ${address}`,
    matter: { kind: 'CHANGE_ACCESS', websiteId: website.id, accessId: access.id },
    values: { 'access.ipRanges': [address] },
    checks: {
      'the record has the new address': ({ desk }) =>
        desk.websites[0].accesses.some((/** @type {any} */ one) =>
          one.values.some(
            (/** @type {any} */ value) => value.field === 'access.ipRanges' && value.values.join() === address,
          ),
        ),
      'the bureau has the same access on file': ({ bureau }) =>
        bureau?.websites[0]?.accesses.some(({ jrid }) => jrid === access.id) === true,
    },
  });
}
