import { randomUUID } from 'node:crypto';
import { runKind } from '../lib/kind-steps.mjs';

export const description =
  'a website that is filed through another provider gets an access of ours, after its password is proved';

/** The sandbox's subject that is filed through another provider alone (docs/sandbox.md). */
export const filing = { number: '苏ICP备00000014号', website: '苏ICP备00000014号-1', password: 'Ba000014' };

/** What is filed, as its applicant declares it. */
export const declared = {
  'subject.name': '建邺样例家居有限公司',
  'subject.nature': '4',
  'subject.investor': '邓样例',
  'subject.city': '320100',
  'subject.county': '320105',
  'subject.mailingAddress': '江苏省南京市建邺区样例路14号样例大厦14层',
  'subject.certificateType': '1',
  'subject.certificateNumber': '91320000MA0000146F',
  'subject.certificateAddress': '江苏省南京市建邺区样例路14号',
  ...principal('subject', '邓样例', '320000198501140142', '01', 'owner', 'yes'),
  'website.name': '建邺样例家居',
  'website.domains': ['jianye-home.example'],
  'website.homeUrl': 'www.jianye-home.example',
  'website.serviceContents': ['8'],
  'website.languages': ['1'],
  ...principal('website', '曹样例', '320000198602140141', '02', 'site', 'no'),
};

/** @param {import('../lib/demo-installation.mjs').DemoInstallation} installation */
export async function run(installation) {
  const { partner, log, assertEventually } = installation;
  const { proof } = await partner.graphql(
    `mutation ($number: String!, $password: String!, $key: String!) {
      proof: proveRecord(input: { filingNumber: $number, password: $password }, key: $key) { __typename
        ... on RecordProof { id } ... on ActionRefused { reasons { message } } } }`,
    { number: filing.website, password: filing.password, key: randomUUID() },
  );
  if (proof.__typename !== 'RecordProof')
    throw new Error(proof.reasons.map((/** @type {any} */ one) => one.message).join('; '));
  /** @type {any} */
  let record;
  await assertEventually(`the bureau confirms number and password of ${filing.website}`, async () => {
    const { now } = await partner.graphql(
      `query ($id: ID!) { now: recordProof(id: $id) { ... on RecordProof { record { id filingNumber province elsewhere
        websites { id filingNumber name domains ours } } } } }`,
      { id: proof.id },
    );
    record = now.record;
    return record !== null;
  });
  const website = record.websites.find((/** @type {any} */ one) => one.filingNumber === filing.website);
  log(record.elsewhere ? 'it is filed through another provider' : 'it is filed with us already');
  await runKind(installation, record, {
    says: `${filing.website} is accessed through us, too`,
    matter: { kind: 'NEW_ACCESS', websiteId: website.id },
    values: {
      ...declared,
      'access.serverLocations': ['17'],
      'access.accessModes': ['3'],
      'access.ipRanges': ['203.0.113.78'],
    },
    checks: {
      'the record is published to us, and its website is ours': ({ desk }) =>
        desk.name === declared['subject.name'] && desk.websites.some((/** @type {any} */ one) => one.ours),
      'the bureau has two accesses on file': ({ bureau }) => bureau?.websites[0]?.accesses.length === 2,
    },
  });
}

/**
 * @param {string} owner @param {string} name @param {string} idNumber @param {string} part @param {string} mailbox
 * @param {'yes' | 'no'} legal
 */
function principal(owner, name, idNumber, part, mailbox, legal) {
  return {
    [`${owner}.principal.name`]: name,
    [`${owner}.principal.idType`]: '2',
    [`${owner}.principal.idNumber`]: idNumber,
    [`${owner}.principal.idValidUntil`]: '长期',
    [`${owner}.principal.legalRepresentative`]: legal,
    [`${owner}.principal.mobile`]: `130000014${part}`,
    [`${owner}.principal.officePhone`]: `025-888814${part}`,
    [`${owner}.principal.email`]: `${mailbox}@jianye-home.example`,
  };
}
