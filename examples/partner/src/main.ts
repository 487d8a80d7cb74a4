import type { AddressInfo } from 'node:net';
import { type Address, call, must, newKey } from './client.ts';
import { createEndpoint, deleteEndpoint } from './operations.ts';
import { correctOrder, endOfLog, followOrder, readOrder, sayReturned, submitOrder } from './order.ts';
import { readOrderFile } from './order-file.ts';
import { receiveWebhooks } from './webhooks.ts';

const usage = `Usage, with BEIAN_KEY in the environment (and BEIAN_URL, default http://127.0.0.1:4000):
  submit <order.json> <images>             opens an order, uploads, hands it in and follows it
  correct <order id> <order.json> <images> changes what was returned, hands it in again and follows it
  follow <order id>                        tells what happens to it
  listen [port] [public url]               receives and verifies webhooks, and prints them
Ends with 0 when the order is over, 3 when it went back: the flagged items are printed, with reasons and advice.`;

/** The order went back: nothing failed, but somebody must change something. */
const RETURNED = 3;

const say = (line: string) => void process.stdout.write(`${line}\n`);
const everyMs = Number(process.env.BEIAN_EVERY_MS ?? 2000);

function address(): Address {
  const { BEIAN_KEY: key, BEIAN_URL: url = 'http://127.0.0.1:4000', BEIAN_LANGUAGE: language = 'en' } = process.env;
  if (!key) throw new Error(`BEIAN_KEY is missing: the text of a key, bd_test_… while you try.\n\n${usage}`);
  return { key, url: url.replace(/\/$/, ''), language };
}

/** Follows to an end, and says what is to be done where there is none yet. */
async function follow(to: Address, id: string, after: string | null, images?: string): Promise<number> {
  const ending = await followOrder(to, { id, after, everyMs, ...(images === undefined ? {} : { images }) }, say);
  const order = await readOrder(to, id);
  say(`${order.number}: ${order.stateLabel}`);
  if (ending === 'over') return 0;
  if (ending === 'correct') say('Returned. What to change:');
  else say('A photo is asked for. What was returned, if anything:');
  sayReturned(order, say);
  say(`Change the file or the images, then: correct ${id} <order.json> <images>`);
  return RETURNED;
}

const commands: Readonly<Record<string, (to: Address, ...args: string[]) => Promise<number>>> = {
  submit: async (to, file = '', images = '') => {
    const after = await endOfLog(to);
    const { id } = await submitOrder(to, readOrderFile(file), images, say);
    say(`order ${id}`);
    return follow(to, id, after, images);
  },
  correct: async (to, id = '', file = '', images = '') => {
    const after = await endOfLog(to);
    await correctOrder(to, id, readOrderFile(file), images, say);
    return follow(to, id, after, images);
  },
  follow: (to, id = '') => follow(to, id, null),
  listen: async (to, port = '4400', publicUrl = '') => {
    // Known already, or that of an endpoint which is made for as long as this program runs.
    const secrets = (process.env.BEIAN_WEBHOOK_SECRETS ?? '').split(',').filter((secret) => secret !== '');
    const server = receiveWebhooks(
      () => secrets,
      ({ kind, at, test, order }) =>
        say(`${at}  ${kind}${order === null ? '' : `  ${order.number}  ${order.state}`}${test ? '  (test)' : ''}`),
    );
    await new Promise<void>((resolve) => server.listen(Number(port), resolve));
    const own = (server.address() as AddressInfo).port;
    const stopped = new Promise<void>((resolve) => {
      process.once('SIGINT', resolve).once('SIGTERM', resolve);
    });
    let endpointId: string | undefined;
    try {
      if (secrets.length === 0) {
        const url = publicUrl || `http://127.0.0.1:${own}/`;
        const { createWebhookEndpoint } = await call(to, createEndpoint, { url, key: newKey() });
        const { secret, endpoint } = must(createWebhookEndpoint);
        if (secret !== null) secrets.push(secret);
        endpointId = endpoint?.id;
        say(`endpoint ${url} is made, until this program ends`);
      }
      say(`listening on ${own}`);
      await stopped;
    } finally {
      server.close();
      if (endpointId !== undefined) await call(to, deleteEndpoint, { id: endpointId, key: newKey() });
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
