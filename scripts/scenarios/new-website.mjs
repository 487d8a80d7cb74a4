import { randomInt } from 'node:crypto';
import { websiteValues } from '../demonstration/filings.mjs';
import { seededRandom } from '../demonstration/seeded-random.mjs';
import { chooseDecidedRecord, neighbourOf, runKind } from '../lib/kind-steps.mjs';

export const description = 'a filed subject gets a further website with a domain of its own';

/** Who is told what (lib/told.mjs). */
export const told = `
  website sms submitted photoDue handedOver approvedNumberFollows numberPublished
  website mail submitted photoDue handedOver approvedNumberFollows numberPublished
  subject mail submitted approvedNumberFollows numberPublished
  partner mail submitted photoDue handedOver approvedNumberFollows numberPublished
`;

/** @param {import('../lib/demo-installation.mjs').DemoInstallation} installation */
export async function run(installation) {
  const record = await chooseDecidedRecord(installation);
  const [filed] = record.websites[0].domains;
  const domain = `site-${randomInt(100_000, 999_999)}.example`;
  const name = `样例新站点${randomInt(1000, 9999)}`;
  // Adds the domain to the sandbox's registry: registered by the subject, real name verified.
  await installation.callSandbox('control/registry', { domain, like: `verified-${filed}` });
  const random = seededRandom(randomInt(1_000_000));
  const values = websiteValues(name, domain, await neighbourOf(installation, record), random);
  return runKind(installation, record, {
    says: `${name} with the domain ${domain} is filed, too`,
    matter: { kind: 'NEW_WEBSITE' },
    values,
    checks: {
      'the record has the new website, accessed through us': ({ desk }) =>
        desk.websites.some((/** @type {any} */ one) => one.name === name && one.ours && one.filingNumber !== ''),
      'the bureau has it on file': ({ bureau }) => bureau?.websites.some((one) => one.name === name) === true,
    },
  });
}
