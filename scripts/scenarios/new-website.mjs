import { randomInt } from 'node:crypto';
import { chooseDecidedRecord, runKind } from '../lib/kind-steps.mjs';

export const description = 'a filed subject gets a further website with a domain of its own';

/** @param {import('../lib/demo-installation.mjs').DemoInstallation} installation */
export async function run(installation) {
  const record = await chooseDecidedRecord(installation);
  const [filed] = record.websites[0].domains;
  const domain = `site-${randomInt(100_000, 999_999)}.example`;
  const name = `样例新站点${randomInt(1000, 9999)}`;
  // Adds the domain to the sandbox's registry: registered by the subject, real name verified.
  await installation.callSandbox('control/registry', { domain, like: `verified-${filed}` });
  await runKind(installation, record, {
    says: `${name} with the domain ${domain} is filed, too`,
    matter: { kind: 'NEW_WEBSITE' },
    values: {
      'website.name': name,
      'website.domains': [domain],
      'website.homeUrl': `www.${domain}`,
      'website.serviceContents': ['8'],
      'website.languages': ['1'],
      'website.principal.name': '样例人',
      'website.principal.idType': '2',
      'website.principal.idNumber': '330000190001010013',
      'website.principal.idValidUntil': '长期',
      'website.principal.legalRepresentative': 'no',
      'website.principal.mobile': '13000000123',
      'website.principal.officePhone': '010-88880001',
      'website.principal.email': 'site@sample.example',
      'access.serverLocations': ['17'],
      'access.accessModes': ['3'],
      'access.ipRanges': ['203.0.113.77'],
    },
    checks: {
      'the record has the new website, accessed through us': ({ desk }) =>
        desk.websites.some((/** @type {any} */ one) => one.name === name && one.ours && one.filingNumber !== ''),
      'the bureau has it on file': ({ bureau }) => bureau?.websites.some((one) => one.name === name) === true,
    },
  });
}
