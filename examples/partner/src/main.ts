import type { AddressInfo } from 'node:net';
import { type ApiConnection, call, newKey, unwrapResult } from './client.ts';
import { createEndpoint, deleteEndpoint } from './operations.ts';
import { correctOrder, followOrder, logReturnReasons, readLastCursor, readOrder, submitOrder } from './order.ts';
import { readOrderFile } from './order-file.ts';
import { receiveWebhooks } from './webhooks.ts';

const usage = `Usage, with BEIAN_KEY in the environment (and BEIAN_URL, default http://127.0.0.1:4000):
  submit <order.json> <images>             opens an order, uploads, hands it in and follows it
  correct <order id> <order.json> <images> changes what was returned, hands it in again and follows it
  follow <order id>                        tells what happens to it
  listen [port] [public url]               receives and verifies webhooks, and prints them
Ends with 0 when the order is over, 3 when it went back: the flagged items are printed, with reasons and advice.`;

/** Exit code when the order came back: no fault, but a correction is needed. */
const RETURNED = 3;

const log = (line: string) => void process.stdout.write(`${line}\n`);
const everyMs = Number(process.env.BEIAN_EVERY_MS ?? 2000);

function address(): ApiConnection {
  const { BEIAN_KEY: key, BEIAN_URL: url = 'http://127.0.0.1:4000', BEIAN_LANGUAGE: language = 'en' } = process.env;
  if (!key) throw new Error(`BEIAN_KEY is missing: the text of a key, bd_test_… while you try.\n\n${usage}`);
  return { key, url: url.replace(/\/$/, ''), language };
}

/** Follows the order; when it comes back, prints what must be done. */
async function follow(api: ApiConnection, id: string, after: string | null, images?: string): Promise<number> {
  const outcome = await followOrder(api, { id, after, everyMs, ...(images === undefined ? {} : { images }) }, log);
  const order = await readOrder(api, id);
  log(`${order.number}: ${order.stateLabel}`);
  if (outcome === 'over') return 0;
  if (outcome === 'correct') log('Returned. What to change:');
  else log('A photo is asked for. What was returned, if anything:');
  logReturnReasons(order, log);
  log(`Change the file or the images, then: correct ${id} <order.json> <images>`);
  return RETURNED;
}

const commands: Readonly<Record<string, (api: ApiConnection, ...args: string[]) => Promise<number>>> = {
  submit: async (api, file = '', images = '') => {
    const after = await readLastCursor(api);
    const { id } = await submitOrder(api, readOrderFile(file), images, log);
    log(`order ${id}`);
    return follow(api, id, after, images);
  },
  correct: async (api, id = '', file = '', images = '') => {
    const after = await readLastCursor(api);
    await correctOrder(api, id, readOrderFile(file), images, log);
    return follow(api, id, after, images);
  },
  follow: (api, id = '') => follow(api, id, null),
  listen: async (api, port = '4400', publicUrl = '') => {
    // Secrets from the environment, or that of an endpoint which exists only while this program runs.
    const secrets = (process.env.BEIAN_WEBHOOK_SECRETS ?? '').split(',').filter((secret) => secret !== '');
    const server = receiveWebhooks(
      () => secrets,
      ({ kind, at, test, order }) =>
        log(`${at}  ${kind}${order === null ? '' : `  ${order.number}  ${order.state}`}${test ? '  (test)' : ''}`),
    );
    await new Promise<void>((resolve) => server.listen(Number(port), resolve));
    const temporaryEndpoint = (server.address() as AddressInfo).port;
    const stopped = new Promise<void>((resolve) => {
      process.once('SIGINT', resolve).once('SIGTERM', resolve);
    });
    let endpointId: string | undefined;
    try {
      if (secrets.length === 0) {
        const url = publicUrl || `http://127.0.0.1:${temporaryEndpoint}/`;
        const { createWebhookEndpoint } = await call(api, createEndpoint, { url, key: newKey() });
        const { secret, endpoint } = unwrapResult(createWebhookEndpoint);
        if (secret !== null) secrets.push(secret);
        endpointId = endpoint?.id;
        log(`endpoint ${url} is made, until this program ends`);
      }
      log(`listening on ${temporaryEndpoint}`);
      await stopped;
    } finally {
      server.close();
      if (endpointId !== undefined) await call(api, deleteEndpoint, { id: endpointId, key: newKey() });
    }
    return 0;
  },
};

const [name = '', ...args] = process.argv.slice(2);
const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
try {
  if (command === undefined) throw new Error(usage);
  process.exitCode = await command(address(), ...args);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
