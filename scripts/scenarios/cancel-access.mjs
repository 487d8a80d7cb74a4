import { chooseDecidedRecord, runKind } from '../lib/kind-steps.mjs';

export const description = 'our access to a website is cancelled; another provider serves it from now on';

/** Who is told what (lib/told.mjs). */
export const told = `
  website sms submitted handedOver approved
  website mail submitted handedOver approved
  subject mail submitted approved
  partner mail submitted handedOver approved
`;

/** @param {import('../lib/demo-installation.mjs').DemoInstallation} installation */
export async function run(installation) {
  const isShared = (/** @type {any} */ website) => website.ours && website.accesses.length > 1;
  const record = await chooseDecidedRecord(
    installation,
    ({ websites }) => websites.some(isShared),
    'id filingNumber name ours accesses { id ours }',
  );
  const website = record.websites.find(isShared);
  const access = website.accesses.find((/** @type {any} */ one) => one.ours);
  return runKind(installation, record, {
    says: `our access ${access.id} to ${website.name} is cancelled; ${website.accesses.length - 1} of another provider stays`,
    matter: { kind: 'CANCEL_ACCESS', websiteId: website.id, accessId: access.id },
    values: { 'cancellation.reason': '4' },
    checks: {
      'the record has the website with the other access, and it is no longer ours': ({ desk }) =>
        desk.websites.some(
          (/** @type {any} */ one) =>
            one.id === website.id && !one.ours && one.accesses.every((/** @type {any} */ { id }) => id !== access.id),
        ),
      'the bureau has the website on file without our access': ({ bureau }) =>
        bureau?.websites
          .find(({ filingNumber }) => filingNumber === website.filingNumber)
          ?.accesses.every(({ jrid }) => jrid !== access.id) === true,
      'the bureau lists the access among what has ended': ({ ended }) => ended.includes(access.id),
    },
  });
}
