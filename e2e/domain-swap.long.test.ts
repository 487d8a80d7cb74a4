import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as orderFlow from '../examples/order-flow.mjs';
import { drawMaterial } from '../scripts/lib/draw.mjs';
import { type Stack, startStack } from './stack.ts';
import { type Order, pushOrder, uploadMissingMaterials, waitForState } from './steps.ts';

const filed = 'jinling-tea.example';
const added = 'jinling-tea-shop.example';

let stack: Stack;
beforeAll(async () => {
  stack = await startStack({ workerEnv: { REGISTRY_CALL_MS: '1000' } });
});
afterAll(() => stack?.stop());

describe('an order in 江苏 swaps its domain', () => {
  let order: Order;

  const verify = () => stack.partner.act('verifyDomains', { id: ['ID!', order.id] });
  const asks = 'domainChecks { domain state checkedAt checks { check outcome message suggestion ruleId } }';
  const checkAs = async (client: typeof stack.partner) => {
    const { order: now } = await client.graphql(`query o($id: ID!) { order(id: $id) { ${asks} } }`, { id: order.id });
    return now.domainChecks[0];
  };
  const submit = (...acknowledged: string[]) =>
    stack.partner.act('submit', {
      id: ['ID!', order.id],
      version: ['Int!', order.version],
      acknowledged: ['[String!]', acknowledged],
    });
  /** Sets the answer of the registry from now on. */
  const registry = (body: object) => stack.control('registry', body);

  test('when the registry is unavailable, the draft is saved with a message', async () => {
    await registry({ answers: 'none' });
    const { records } = await stack.partner.graphql(
      '{ records(first: 20) { edges { node { id websites { id domains } } } } }',
    );
    const { node } = records.edges.find(({ node }: { node: { websites: { domains: string[] }[] } }) =>
      node.websites.some(({ domains }) => domains.includes(filed)),
    );
    order = await orderFlow.openOrder(stack.partner, node.id, node.websites[0].id);
    order = await orderFlow.saveValues(stack.partner, order, {
      'website.domains': [added],
      'website.homeUrl': `www.${added}`,
    });
    order = await uploadMissingMaterials(stack, order);
    await stack.waitFor(
      'the registry to be called away',
      async () => (await checkAs(stack.partner)).state === 'UNAVAILABLE',
    );
    await expect(submit('OLD_DOMAIN_STOPS')).rejects.toThrow(/REGISTRY_UNAVAILABLE website.domains/);
  });

  test('when the registry names another holder, D5 fails with advice', async () => {
    await registry({ domain: added, like: `stranger-${filed}`, answers: 'normal' });
    await registry({ answers: 'normal' });
    await verify();
    const check = await checkAs(stack.partner);
    expect(check.state).toBe('FAILED');
    expect(check.checks.find((one: { check: string }) => one.check === 'D5')).toEqual({
      check: 'D5',
      outcome: 'fail',
      message: '持有者与主办单位不一致',
      suggestion: expect.stringContaining('请将域名过户至主体'),
      ruleId: 'DOM-01',
    });
    await expect(submit('OLD_DOMAIN_STOPS')).rejects.toThrow(
      /DOMAIN_CHECK_FAILED website.domains .*D5 持有者与主办单位不一致/,
    );
  });

  test('after a correction at the registry, checking again returns the new answer in the same call', async () => {
    await registry({ domain: added, like: `principal-${filed}` });
    await verify();
    const check = await checkAs(stack.partner);
    expect(check.state).toBe('PASSED');
    const doubts = check.checks.filter((one: { outcome: string }) => one.outcome !== 'pass');
    expect(doubts.map((one: { check: string; outcome: string }) => `${one.check} ${one.outcome}`)).toEqual(['D5 warn']);
    expect(doubts[0].suggestion).toContain('网站备案域名注册人证明');
  });

  test('the action names what to acknowledge; without it the order is not submitted', async () => {
    const { order: now } = await stack.partner.graphql(
      'query o($id: ID!) { order(id: $id) { version actions { event presence acknowledge { code message } } } }',
      { id: order.id },
    );
    const action = now.actions.find((one: { event: string }) => one.event === 'submit');
    expect(action).toMatchObject({
      presence: 'ENABLED',
      acknowledge: [{ code: 'OLD_DOMAIN_STOPS', message: `变更通过后，原域名 ${filed} 将无法访问` }],
    });
    await expect(submit()).rejects.toThrow(/OLD_DOMAIN_STOPS acknowledged/);
    order = await submit('OLD_DOMAIN_STOPS');
    expect(order.state).toBe('INITIAL_REVIEW');
    expect(order.items.find((one: { key: string }) => one.key === 'website.domains')).toMatchObject({ inReview: true });
  });

  test('the desk shows the doubt, and the bureau accepts and approves the new domain', async () => {
    const seen = await checkAs(stack.reviewers[0]);
    expect(seen).toMatchObject({ domain: added, state: 'PASSED' });
    const reviewed = await orderFlow.passInitialReview(stack.reviewers[0], order);
    const photo = await drawMaterial('FACE_PHOTO', order.number);
    const pictured = await orderFlow.uploadMaterial(stack.partner, reviewed, 'FACE_PHOTO', photo);
    order = await orderFlow.passPhotoReview(
      stack.reviewers[0],
      await orderFlow.sendVersionedEvent(stack.partner, 'submitPhoto', pictured),
    );
    await pushOrder(stack, order);
    await waitForState(stack, order.id, 'BUREAU_REVIEW');
    await stack.control('decideNow', {});
    order = await waitForState(stack, order.id, 'APPROVED');
  });

  test('the record contains the new domain with an id of the bureau and one of ours', async () => {
    const domain = await stack.waitFor('the publication', async () => {
      const [row] = await stack.db.query<{ domains: { name: string; bureauId?: string; providerId: string }[] }>(
        `select w.plain->'domains' as domains from app.websites w join app.orders o on o.website_id = w.id where o.id = $1`,
        [order.id],
      );
      return row?.domains[0]?.bureauId !== undefined && row.domains[0];
    });
    expect(domain).toEqual({
      name: added,
      bureauId: expect.stringMatching(/^\d{18}$/),
      // The id that the order assigned was sent and came back.
      providerId: (await stack.db.query('select provider_id from app.domain_checks where order_id = $1', [order.id]))[0]
        ?.provider_id,
    });
    const world = await stack.control('state');
    const names = (world.records as { websites: { domains: string[] }[] }[]).flatMap(({ websites }) =>
      websites.flatMap(({ domains }) => domains),
    );
    expect(names).toContain(added);
    expect(names).not.toContain(filed);
  });

  test('both principals and the partner are notified that the old domain stops', async () => {
    const told = await stack.waitFor('the notices to be sent', async () => {
      const rows = await stack.db.query(
        `select recipient, channel, sent_at from app.notices where order_id = $1 and name = 'domainReplaced' order by 1, 2`,
        [order.id],
      );
      return rows.length > 0 && rows.every((row) => row.sent_at !== null) && rows;
    });
    expect(told.map(({ recipient, channel }) => `${recipient} ${channel}`)).toEqual([
      'partner mail',
      'subjectPrincipal mail',
      'websitePrincipal mail',
      'websitePrincipal sms',
    ]);
  });
});
