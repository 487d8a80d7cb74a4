import type { AddressInfo } from 'node:net';
import { type Client, createClient } from '@beian-desk/client';
import { correctOrder, followOrder, logReturnReasons, readOrder, submitOrder } from './order.ts';
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
/** Longest time between two questions for events. */
const pollSeconds = Number(process.env.BEIAN_POLL_SECONDS ?? 5);

function connect(): Client {
  const { BEIAN_KEY: key, BEIAN_URL: url = 'http://127.0.0.1:4000', BEIAN_LANGUAGE: language } = process.env;
  if (!key) throw new Error(`BEIAN_KEY is missing: the text of a key, bd_test_… while you try.\n\n${usage}`);
  const onWait = ({ seconds, error }: { seconds: number; error: Error }) =>
    void process.stderr.write(`${error.message}; again in ${seconds.toFixed(1)} s\n`);
  return createClient({ key, url, language: language === 'zh' ? 'zh' : 'en', onWait });
}

/** Follows the order; when it comes back, prints what must be done. */
async function follow(client: Client, id: string, after: string | null, images?: string): Promise<number> {
  const outcome = await followOrder(
    client,
    { id, after, pollSeconds, ...(images === undefined ? {} : { images }) },
    log,
  );
  const order = await readOrder(client, id);
  log(`${order.number}: ${order.stateLabel}`);
  if (outcome === 'over') return 0;
  if (outcome === 'correct') log('Returned. What to change:');
  else log('A photo is asked for. What was returned, if anything:');
  logReturnReasons(order, log);
  log(`Change the file or the images, then: correct ${id} <order.json> <images>`);
  return RETURNED;
}

const commands: Readonly<Record<string, (client: Client, ...args: string[]) => Promise<number>>> = {
  submit: async (client, file = '', images = '') => {
    const after = await client.eventCursor();
    const isTest = process.env.BEIAN_KEY?.startsWith('bd_test_') === true;
    const { id } = await submitOrder(client, readOrderFile(file), { images, isTest }, log);
    log(`order ${id}`);
    return follow(client, id, after, images);
  },
  correct: async (client, id = '', file = '', images = '') => {
    const after = await client.eventCursor();
    await correctOrder(client, id, readOrderFile(file), images, log);
    return follow(client, id, after, images);
  },
  follow: (client, id = '') => follow(client, id, null),
  listen: async (client, port = '4400', publicUrl = '') => {
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
        const { secret, endpoint } = await client.createWebhookEndpoint({
          input: { url, description: 'examples/partner' },
        });
        if (secret !== null) secrets.push(secret);
        endpointId = endpoint?.id;
        log(`endpoint ${url} is made, until this program ends`);
      }
      log(`listening on ${temporaryEndpoint}`);
      await stopped;
    } finally {
      server.close();
      if (endpointId !== undefined) await client.deleteWebhookEndpoint({ id: endpointId });
    }
    return 0;
  },
};

const [name = '', ...args] = process.argv.slice(2);
const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
try {
  if (command === undefined) throw new Error(usage);
  process.exitCode = await command(connect(), ...args);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
