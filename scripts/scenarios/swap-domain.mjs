import { randomInt } from 'node:crypto';

export const description =
  'a domain is swapped: verified at the registry, the warning acknowledged, the old one told to stop';

/** Who is told what (lib/told.mjs). */
export const told = `
  website sms submitted photoDue handedOver domainReplaced
  website mail submitted photoDue handedOver domainReplaced
  subject mail submitted domainReplaced
  partner mail submitted photoDue handedOver domainReplaced
`;

/** @param {import('../lib/demo-installation.mjs').DemoInstallation} installation */
export async function run({
  partner,
  log,
  waitFor,
  finish,
  createDraft,
  submit,
  passReviews,
  assertEventually,
  callSandbox,
  receivedMessages,
  chooseRecord,
  elapsedSeconds,
}) {
  const record = await chooseRecord((each) => each.province === '320000' && each.websites[0]?.domains.length === 1);
  const [filed] = record.websites[0].domains;
  const added = `swap-${randomInt(100_000, 999_999)}.example`;
  // Adds the domain to the sandbox's registry: registered by the subject, real name verified.
  await callSandbox('control/registry', { domain: added, like: `verified-${filed}` });
  log(`${record.filingNumber}: ${filed} → ${added}`);
  let order = await createDraft(record, { 'website.domains': [added], 'website.homeUrl': `www.${added}` });

  const asked = `query t($id: ID!) { order(id: $id) {
    domainChecks { domain state checks { check outcome message } } } }`;
  const checked = await waitFor(`${added} to be verified`, async () => {
    const now = (await partner.graphql(asked, { id: order.id })).order;
    const [check] = now.domainChecks;
    return ['PASSED', 'FAILED'].includes(check?.state) && now;
  });
  for (const { check, outcome, message } of checked.domainChecks[0].checks)
    log(`  ${check} ${outcome}${message ? ` ${message}` : ''}`);
  order = await finish(await passReviews(await submit(order)));
  await assertEventually('the order is APPROVED', async () => order.state === 'APPROVED');
  await assertEventually('the record has the new domain', async () => {
    const query = `query r($id: ID!) { record(id: $id) { websites { domains } } }`;
    const { websites } = (await partner.graphql(query, { id: record.id })).record;
    return websites[0].domains.includes(added) && !websites[0].domains.includes(filed);
  });
  await assertEventually('the mailbox holds the notice that the old domain stops', async () =>
    (await receivedMessages('mailbox', { order: order.number })).some(({ text }) => text.includes('移出的域名')),
  );
  log(`done in ${elapsedSeconds()} s: ${order.number} is APPROVED`);
  return [order];
}
