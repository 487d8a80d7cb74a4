import { chooseDecidedRecord, filingPasswordOf, runKind } from '../lib/kind-steps.mjs';

export const description = 'a subject is cancelled with all its websites; the applicant gives its filing password';

/** Who is told what (lib/told.mjs). */
export const told = `
  subject sms submitted handedOver siteEnds
  subject mail submitted handedOver siteEnds
  website mail submitted siteEnds
  partner mail submitted handedOver siteEnds
`;

/** @param {import('../lib/demo-installation.mjs').DemoInstallation} installation */
export async function run(installation) {
  const record = await chooseDecidedRecord(installation, ({ province }) => province !== '320000');
  return runKind(installation, record, {
    says: `the subject is cancelled, and ${record.websites.map((/** @type {any} */ one) => one.name).join('、')} with it`,
    matter: { kind: 'CANCEL_SUBJECT' },
    values: {
      'cancellation.reason': '1',
      'subject.filingPassword': await filingPasswordOf(installation, record),
    },
    checks: {
      'the record has no website, and no order can be opened for it': ({ desk }) =>
        desk.websites.length === 0 && desk.actions.every((/** @type {any} */ one) => one.presence !== 'ENABLED'),
      'the bureau has the subject no longer on file': ({ bureau }) => bureau === undefined,
      'the bureau lists it among what has ended': ({ ended }) => ended.includes(record.filingNumber),
    },
  });
}
