import { randomUUID } from 'node:crypto';
import { chooseDecidedRecord, filingPasswordOf, readFiled } from '../lib/kind-steps.mjs';

export const description =
  'a plan: a subject is cancelled and filed anew, each order once the bureau has approved the one before';

/** What no bureau publishes, so that the draft of the first filing does not begin with it. */
const stated = {
  'subject.principal.idValidUntil': '长期',
  'subject.principal.legalRepresentative': 'yes',
  'website.principal.idValidUntil': '长期',
  'website.principal.legalRepresentative': 'no',
};

/** Who is told what (lib/told.mjs). */
export const told = `
  subject sms submitted handedOver nextStepDue
  subject mail submitted handedOver nextStepDue
  website mail submitted nextStepDue
  partner mail submitted handedOver nextStepDue
  subject sms submitted handedOver approvedNumberFollows numberPublished
  subject mail submitted photoDue handedOver approvedNumberFollows numberPublished
  website sms submitted photoDue handedOver approvedNumberFollows numberPublished
  website mail submitted photoDue handedOver approvedNumberFollows numberPublished
  partner mail submitted photoDue handedOver approvedNumberFollows numberPublished
`;

/** @param {import('../lib/demo-installation.mjs').DemoInstallation} installation */
export async function run(installation) {
  const { partner, log, fillDraft, submit, passReviews, finish, assertEventually, elapsedSeconds } = installation;
  const record = await chooseDecidedRecord(
    installation,
    ({ province, websites }) => province !== '320000' && websites.length === 1,
  );
  const password = await filingPasswordOf(installation, record);
  log(`${record.filingNumber}: ${record.websites[0].name} is cancelled and filed anew`);
  const { done } = await partner.graphql(
    `mutation ($record: ID!, $key: String!) { done: openPlan(recordId: $record, plan: REFILE, key: $key) { __typename
      ... on Plan { steps { orderId } } ... on ActionRefused { reasons { message } } } }`,
    { record: record.id, key: randomUUID() },
  );
  if (done.__typename !== 'Plan') throw new Error(done.reasons.map((/** @type {any} */ one) => one.message).join('; '));
  const [cancellation, filing] = done.steps.map((/** @type {any} */ one) => one.orderId);
  const values = [{ 'cancellation.reason': '1', 'subject.filingPassword': password }, stated];
  const orders = [];
  for (const [step, id] of [cancellation, filing].entries()) {
    const draft = await fillDraft(await partner.order(id), values[step] ?? {});
    const order = await finish(await passReviews(await submit(draft)));
    await assertEventually(`order ${order.number} is APPROVED`, async () => order.state === 'APPROVED');
    orders.push(order);
  }
  const { order } = await partner.graphql('query ($id: ID!) { order(id: $id) { record { id province } } }', {
    id: filing,
  });
  const filedAnew = async () => {
    const { record: now } = await partner.graphql(
      'query ($id: ID!) { record(id: $id) { filingNumber websites { name ours } } }',
      {
        id: order.record.id,
      },
    );
    return now;
  };
  await assertEventually('the new filing has a number of its own, and its website', async () => {
    const now = await filedAnew();
    return now !== null && now.filingNumber !== '' && now.filingNumber !== record.filingNumber && now.websites[0]?.ours;
  });
  await assertEventually('the old record has no website, and the bureau has ended it', async () => {
    const { desk, bureau, ended } = await readFiled(installation, record);
    return desk.websites.length === 0 && bureau === undefined && ended.includes(record.filingNumber);
  });
  log(`done in ${elapsedSeconds()} s: ${record.filingNumber} is ${(await filedAnew()).filingNumber} now`);
  return orders;
}
