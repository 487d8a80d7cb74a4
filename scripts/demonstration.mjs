// The demonstration: orders in every state, created by real events over the public API, then a partner who submits orders for ten
// minutes. npm start runs it (demonstration/start.mjs); its log is .data/logs/demonstration.log.

import { setTime } from './demonstration/clock.mjs';
import { createOrders, createPastOrders, laterOrders, presentOrders } from './demonstration/orders.mjs';
import { submitOrders } from './demonstration/partner.mjs';
import { main } from './lib/cleanup.mjs';
import { openClients } from './lib/clients.mjs';
import { describe, Failure } from './lib/failure.mjs';
import { rememberSignIns } from './lib/sign-ins.mjs';

const say = (/** @type {string} */ text) => void process.stderr.write(`${text}\n`);
if (process.env.END_WITH_PARENT === '1') process.stdin.resume().on('end', () => process.exit(1));

await main(async () => {
  const { DEMO_URL: url, SANDBOX_URL: sandboxUrl, DATABASE_URL: databaseUrl } = process.env;
  if (!url || !sandboxUrl || !databaseUrl) throw new Failure('The demonstration is run by npm start');
  const { signIns, partnerKey = '' } = rememberSignIns({});
  // Reviews as the second reviewer, so that a newcomer who signs in as the first one may push prepared orders (four eyes).
  const openSession = async () => {
    const clients = await openClients({ url, sandboxUrl, signIns, partnerKey });
    return { ...clients, firstReviewer: clients.secondReviewer, secondReviewer: clients.firstReviewer };
  };

  await (await openSession()).setLimits(10_000, 100_000);
  await createPastOrders(openSession, (ago) => setTime({ databaseUrl, sandboxUrl }, ago), say);
  process.stdout.write(`${JSON.stringify({ ready: true })}\n`);
  const clients = await openSession();
  /** @type {unknown} */
  let failure;
  try {
    await createOrders(clients, presentOrders, say);
    await createOrders(clients, laterOrders, say);
    say('an order stands in every state');
  } catch (error) {
    say(describe(error));
    failure = error;
  }
  // From here on it submits at the pace of a partner, so the usual rate limit applies.
  await clients.setLimits(100, 1000);
  await submitOrders(clients, say);
  say('the partner has handed in enough');
  if (failure) throw failure;
});
