import { chooseDecidedRecord, runKind } from '../lib/kind-steps.mjs';

export const description = 'one of two websites is cancelled; the subject and the other website stay';

/** Who is told what (lib/told.mjs). */
export const told = `
  website sms submitted handedOver siteEnds
  website mail submitted handedOver siteEnds
  subject mail submitted siteEnds
  partner mail submitted handedOver siteEnds
`;

/** @param {import('../lib/demo-installation.mjs').DemoInstallation} installation */
export async function run(installation) {
  const record = await chooseDecidedRecord(
    installation,
    ({ websites }) => websites.filter((/** @type {any} */ one) => one.ours).length > 1,
  );
  const website = record.websites.at(-1);
  return runKind(installation, record, {
    says: `${website.filingNumber} ${website.name} is not used any more and is cancelled`,
    matter: { kind: 'CANCEL_WEBSITE', websiteId: website.id },
    values: { 'cancellation.reason': '2' },
    checks: {
      'the record has the other websites only': ({ desk }) =>
        desk.websites.length === record.websites.length - 1 &&
        desk.websites.every((/** @type {any} */ one) => one.id !== website.id),
      'the bureau has the subject on file without that website': ({ bureau }) =>
        bureau?.websites.every(({ filingNumber }) => filingNumber !== website.filingNumber) === true,
      'the bureau lists it among what has ended': ({ ended }) => ended.includes(website.filingNumber),
    },
  });
}
