import { randomInt } from 'node:crypto';
import { Refused } from '../../examples/desk-client.mjs';
import * as orderFlow from '../../examples/order-flow.mjs';
import { websiteValues } from '../demonstration/filings.mjs';
import { seededRandom } from '../demonstration/seeded-random.mjs';
import { neighbourOf, runKind } from '../lib/kind-steps.mjs';
import * as newWebsite from './new-website.mjs';

export const description =
  'a domain is swapped: verified at the registry, the warning acknowledged, the old one told to stop; since 2019-04 refused, and filed as a website of its own';

/** Who is told what (lib/told.mjs). */
export const told = `
  website sms submitted photoDue handedOver domainReplaced
  website mail submitted photoDue handedOver domainReplaced
  subject mail submitted domainReplaced
  partner mail submitted photoDue handedOver domainReplaced
`;

/** @param {import('../lib/demo-installation.mjs').DemoInstallation} installation */
export async function run(installation) {
  const {
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
  } = installation;
  const record = await chooseRecord((each) => each.province === '320000' && each.websites[0]?.domains.length === 1);
  const [filed] = record.websites[0].domains;
  const added = `swap-${randomInt(100_000, 999_999)}.example`;
  // Adds the domain to the sandbox's registry: registered by the subject, real name verified.
  await callSandbox('control/registry', { domain: added, like: `verified-${filed}` });
  log(`${record.filingNumber}: ${filed} → ${added}`);
  const drafted = await createDraft(record, { 'website.domains': [added], 'website.homeUrl': `www.${added}` }).catch(
    refusalOf,
  );
  if ('refusal' in drafted) {
    log(`${drafted.refusal.message}；${drafted.refusal.suggestion}`);
    const query = 'query ($id: ID!) { record(id: $id) { openOrder { id } } }';
    const { openOrder } = (await partner.graphql(query, { id: record.id })).record;
    await orderFlow.sendVersionedEvent(partner, 'abandon', await partner.order(openOrder.id));
    return { orders: await fileWebsite(installation, record, added), told: newWebsite.told };
  }
  let order = drafted;

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

/**
 * Why a change may not bring a domain: one website has one domain since 2019-04. Every other error is thrown again.
 * @param {unknown} error
 */
function refusalOf(error) {
  const refusal =
    error instanceof Refused ? error.refusal.reasons.find(({ code }) => code === 'MAY_ADD_DOMAINS') : undefined;
  if (refusal === undefined) throw error;
  return { refusal };
}

/**
 * Files the domain as a website of its own.
 * @param {import('../lib/demo-installation.mjs').DemoInstallation} installation @param {any} record @param {string} domain
 */
async function fileWebsite(installation, record, domain) {
  const name = `样例新站点${randomInt(1000, 9999)}`;
  const random = seededRandom(randomInt(1_000_000));
  return runKind(installation, record, {
    says: `${name} with the domain ${domain} is filed, too`,
    matter: { kind: 'NEW_WEBSITE' },
    values: websiteValues(name, domain, await neighbourOf(installation, record), random),
    checks: {
      'the record has the new website': ({ desk }) =>
        desk.websites.some((/** @type {any} */ one) => one.name === name && one.ours && one.filingNumber !== ''),
    },
  });
}
