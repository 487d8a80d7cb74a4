// Fills what the demonstration leaves empty, over the API of the installation that npm start runs: a webhook with deliveries, a second
// partner, notes, advice, an escalation, reveals, settings of people, a data subject's request, a test order, working hours.
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import path from 'node:path';
import { asPartner, asStaff } from '../../examples/desk-client.mjs';
import { Failure } from '../lib/failure.mjs';
import { dataDir } from '../lib/paths.mjs';
import { asObject, readJson } from '../lib/store.mjs';

/** Longest wait for the webhook's deliveries, ms. */
const TIMEOUT_MS = 60_000;
const DAY_MS = 86_400_000;

const key = () => `key: "${randomUUID()}"`;

/** @param {import('../../examples/desk-client.mjs').Client} client @param {string} call a mutation with its arguments */
async function mutate(client, call, fields = '') {
  const data = await client.graphql(
    `mutation { done: ${call} { __typename ${fields} ... on ActionRefused { reasons { message } } } }`,
  );
  if (data.done.__typename === 'ActionRefused')
    throw new Failure(
      `${call.split('(')[0]}: ${data.done.reasons.map((/** @type {{ message: string }} */ one) => one.message).join(' · ')}`,
    );
  return data.done;
}

export async function fill() {
  const { url } = asObject(readJson(path.join(dataDir, 'run.json')));
  const read = /** @type {any} */ (readJson(path.join(dataDir, 'sign-ins.json')));
  const address = String(url);
  const staff = async (/** @type {string} */ role, nth = 0) => {
    const { login, password } = read.signIns.filter((/** @type {any} */ one) => one.role === role)[nth];
    return asStaff(address, login, password);
  };
  const [first, second, supervisor, administrator] = [
    await staff('reviewer'),
    await staff('reviewer', 1),
    await staff('supervisor'),
    await staff('administrator'),
  ];
  const partner = asPartner(address, read.partnerKey);
  const { orders } = await first.graphql(
    '{ orders(first: 50, filter: { states: [INITIAL_REVIEW] }) { edges { node { id } } } }',
  );
  const [noted, escalated, skipped, assigned] = orders.edges.map(
    (/** @type {{ node: { id: string } }} */ { node }) => node.id,
  );
  const { viewer } = await second.graphql('{ viewer { staff { id } } }');

  await withReceiver(async (receiver, received) => {
    await mutate(partner, `createWebhookEndpoint(${key()}, input: { url: "${receiver}", description: "样例" })`);
    await mutate(first, `addNote(${key()}, id: "${noted}", text: "样例备注：电话占线，下午再打")`);
    await mutate(first, `logCall(${key()}, id: "${noted}", outcome: MISSED, note: "样例：无人接听")`);
    await mutate(first, `saveDeskDraft(id: "${noted}", body: "样例草稿")`);
    await mutate(
      first,
      `requestAdvice(${key()}, id: "${noted}", question: "样例：名称可否？", staffId: "${viewer.staff.id}")`,
    );
    await mutate(first, `escalate(${key()}, id: "${escalated}", reason: RULE_UNCLEAR, note: "样例升级")`);
    await mutate(second, `skip(${key()}, id: "${skipped}", reason: KNOWS_APPLICANT)`);
    await mutate(supervisor, `assign(${key()}, id: "${assigned}", staffId: "${viewer.staff.id}")`);
    await mutate(
      first,
      `revealOrderField(${key()}, id: "${noted}", field: "subject.principal.mobile", purpose: CALL_APPLICANT)`,
    );
    await mutate(first, `addQueueView(${key()}, name: "样例视图", filter: { stage: INITIAL, province: "340000" })`);
    await mutate(
      supervisor,
      `changeDigest(${key()}, wanted: true, at: "09:30", language: "zh", email: "digest@lingyi.example")`,
    );
    await mutate(administrator, `inviteStaff(${key()}, input: { login: "lidong", name: "立冬", roles: [REVIEWER] })`);
    await mutate(
      administrator,
      `createPartner(${key()}, language: zh, input: { name: "另一示例", email: "other@lingyi.example" })`,
    );
    await mutate(
      administrator,
      `openPersonRequest(${key()}, sought: { by: email, value: "nobody@lingyi.example" }, wants: COPY, askedBy: "样例", reason: "样例来信")`,
    );
    const hours = `change: { hours: { from: "${new Date(Date.now() + 2 * DAY_MS).toISOString().slice(0, 10)}", open: "08:30", close: "17:30" } }`;
    const { previewed } = await administrator.graphql(
      `{ previewed: calendarPreview(${hours}) { ... on CalendarPreview { version } } }`,
    );
    await mutate(administrator, `changeCalendar(${key()}, ${hours}, previewed: ${previewed.version})`);
    const trying = asPartner(address, read.testKey);
    const { records } = await trying.graphql('{ records(first: 1) { edges { node { id websites { id } } } } }');
    const record = records.edges[0].node;
    await mutate(
      trying,
      `openOrder(${key()}, kind: CHANGE_WEBSITE, recordId: "${record.id}", websiteId: "${record.websites[0].id}")`,
    );
    await received;
  });
}

/**
 * Runs `work` with the address of a webhook receiver: it refuses the first delivery and accepts the next ones. `received` resolves
 * after the third.
 * @param {(url: string, received: Promise<void>) => Promise<void>} work
 */
async function withReceiver(work) {
  let requests = 0;
  /** @type {() => void} */
  let resolve = () => {};
  const received = new Promise((/** @type {(done: void) => void} */ done, reject) => {
    resolve = done;
    setTimeout(() => reject(new Failure('The webhook received no three deliveries')), TIMEOUT_MS).unref();
  });
  const server = createServer((request, answer) => {
    request.resume();
    requests += 1;
    answer.writeHead(requests === 1 ? 500 : 204).end();
    if (requests === 3) resolve();
  });
  await new Promise((/** @type {(done: void) => void} */ done) => server.listen(0, '127.0.0.1', () => done()));
  const at = server.address();
  try {
    await work(`http://127.0.0.1:${typeof at === 'object' ? at?.port : 0}/webhooks`, received);
  } finally {
    server.close();
  }
}
