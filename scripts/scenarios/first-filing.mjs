import { randomInt } from 'node:crypto';
import * as orderFlow from '../../examples/order-flow.mjs';
import { companyValues, registerDomain } from '../demonstration/filings.mjs';
import { seededRandom } from '../demonstration/seeded-random.mjs';
import { chooseDecidedRecord, neighbourOf, readFiled } from '../lib/kind-steps.mjs';

export const description =
  'a company that nobody has filed is filed with its website, from an empty form to its filing number';

/** Who is told what (lib/told.mjs). */
export const told = `
  subject sms submitted handedOver approvedNumberFollows numberPublished
  subject mail submitted photoDue handedOver approvedNumberFollows numberPublished
  website sms submitted photoDue handedOver approvedNumberFollows numberPublished
  website mail submitted photoDue handedOver approvedNumberFollows numberPublished
  partner mail submitted photoDue handedOver approvedNumberFollows numberPublished
`;

/** @param {import('../lib/demo-installation.mjs').DemoInstallation} installation */
export async function run(installation) {
  const { partner, log, callSandbox, fillDraft, submit, passReviews, finish, assertEventually, elapsedSeconds } =
    installation;
  const neighbour = await chooseDecidedRecord(installation);
  const values = companyValues(await neighbourOf(installation, neighbour), seededRandom(randomInt(1_000_000)));
  await registerDomain(callSandbox, values, neighbour.websites[0].domains[0]);
  log(`${values['subject.name']}, province ${neighbour.province}: ${values['website.domains']}`);

  const draft = await fillDraft(await orderFlow.openFirstFiling(partner, neighbour.province), values);
  const order = await finish(await passReviews(await submit(draft)));
  await assertEventually('the order is APPROVED', async () => order.state === 'APPROVED');
  const { record } = (await partner.graphql('query ($id: ID!) { order(id: $id) { record { id } } }', { id: order.id }))
    .order;
  const filed = () =>
    partner
      .graphql('query ($id: ID!) { record(id: $id) { filingNumber websites { filingNumber name ours } } }', record)
      .then((/** @type {any} */ { record: now }) => now);
  await assertEventually('the record and its website have the numbers that the bureau gave', async () => {
    const now = await filed();
    if (!now?.filingNumber) return false;
    const { bureau } = await readFiled(installation, { ...record, ...now, province: neighbour.province });
    return (
      now.websites.length === 1 &&
      now.websites[0].ours &&
      now.websites[0].name === values['website.name'] &&
      bureau?.websites[0]?.filingNumber === now.websites[0].filingNumber
    );
  });
  log(`done in ${elapsedSeconds()} s: ${order.number} is filed as ${(await filed()).filingNumber}`);
  return [order];
}
