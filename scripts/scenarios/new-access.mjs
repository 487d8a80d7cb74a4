import { randomUUID } from 'node:crypto';
import { declared, filing } from '../lib/filed-elsewhere.mjs';
import { runKind } from '../lib/kind-steps.mjs';

export const description =
  'a website that is filed through another provider gets an access of ours, after its password is proved';

/** Who is told what (lib/told.mjs). */
export const told = `
  website sms submitted photoDue handedOver approved
  website mail submitted photoDue handedOver approved
  subject mail submitted approved
  partner mail submitted photoDue handedOver approved
`;

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
  return runKind(installation, record, {
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
