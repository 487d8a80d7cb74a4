// Who was told what of a story: what the sandbox's phone, mailbox and messenger received, compared with what the story expects.
import { Failure } from './failure.mjs';

/** @typedef {import('./demo-installation.mjs').DemoInstallation} DemoInstallation */
/** @typedef {{ id: string, number: string }} ToldOrder */
/**
 * What a story expects: a line for each reader and channel, with the notices in it, twice where one comes twice; `name?`: it may come, as an answer may overtake another. Readers are `subject` and `website`
 * (their principals), `partner` and `former` (the contact registered so far).
 * @typedef {string} Expected
 */

/** The inboxes of the sandbox, by the name of the channel. */
const inboxes = { sms: 'phone', mail: 'mailbox', messenger: 'messenger' };
/** Readers by the recipient of a notice. @type {Readonly<Record<string, readonly string[]>>} */
const readersOf = {
  subjectPrincipal: ['subject'],
  websitePrincipal: ['website'],
  principals: ['subject', 'website'],
  partner: ['partner'],
  formerContact: ['former'],
};
const owners = /** @type {const} */ (['subject', 'website']);
/** The field of a principal that an address of the channel stands in. @type {Readonly<Record<string, string>>} */
const fieldOf = { sms: 'mobile', mail: 'email' };
const asked = `query told($id: ID!) { order(id: $id) { websiteId items { key now }
  record { values { field values } websites { id values { field values } } }
  notices { id name recipient sentAt failedAt } } }`;

/** @typedef {{ id: string, name: string, reader: string, channel: string, alsoReaders: readonly string[] }} Received */

/**
 * Waits until the inboxes of the sandbox hold what the story expects and nothing is under way any more, prints it as a table, and fails where it differs.
 * @param {DemoInstallation} installation @param {readonly ToldOrder[]} orders @param {Expected} expected
 */
export async function checkTold(installation, orders, expected) {
  const wanted = parse(inEdition(expected, await Promise.all(orders.map(({ id }) => wayOf(installation, id)))));
  /** @type {readonly string[][]} */
  let rows = [];
  let isRead = false;
  const isAsExpected = async () => {
    isRead = false;
    // Before the lists of the desk, which has whatever came until then.
    const caught = await Promise.all(
      Object.entries(inboxes).map(async ([channel, inbox]) => ({
        ...{ channel, inbox },
        messages: await installation.receivedMessages(/** @type {'phone'} */ (inbox), {}),
      })),
    );
    const lists = await Promise.all(
      orders.map(({ id }) =>
        installation.partner.graphql('query ($id: ID!) { order(id: $id) { notices { id } } }', { id }),
      ),
    );
    const listed = new Set(lists.flatMap(({ order }) => order.notices.map((/** @type {any} */ one) => one.id)));
    const read = await Promise.all(orders.map((order) => receivedOf(installation, order, caught, listed)));
    rows = compare(
      wanted,
      read.flatMap(({ received }) => received),
    );
    isRead = true;
    return read.every(({ isOver }) => isOver) && rows.every(fits);
  };
  const failure = await installation.waitFor('everybody was told what the story expects', isAsExpected).then(
    () => undefined,
    (/** @type {unknown} */ error) => error,
  );
  print(installation.log, rows);
  if (failure === undefined) return;
  if (!isRead) throw failure;
  const wrong = rows.filter((row) => !fits(row));
  throw wrong.length === 0
    ? failure
    : new Failure(
        `Of who was told what ${wrong.length} ${wrong.length === 1 ? 'line differs' : 'lines differ'} from what the story expects`,
        wrong
          .map(([reader, channel, name, want, got]) => `${reader} ${channel} ${name}: ${got} instead of ${want}`)
          .join('\n'),
      );
}

/**
 * What a story returns: its orders, or with them who is told what where that is another than the story's own `told`.
 * @typedef {readonly ToldOrder[] | { orders: readonly ToldOrder[], told: Expected }} Done
 */
/** @param {DemoInstallation} installation @param {{ told: Expected, run: (installation: DemoInstallation) => Promise<Done> }} story */
export async function runStory(installation, { told, run }) {
  const done = await run(installation);
  return 'orders' in done ? checkTold(installation, done.orders, done.told) : checkTold(installation, done, told);
}

/** How an order went: its photo by face check, past an SMS check. @typedef {{ isByFace: boolean, isBySms: boolean }} Way */

/** @param {DemoInstallation} installation @param {string} id @returns {Promise<Way>} */
async function wayOf({ partner }, id) {
  const { order } = await partner.graphql(
    'query ($id: ID!) { order(id: $id) { photoGuide { method } timeline { to } } }',
    { id },
  );
  return {
    isByFace: order.photoGuide?.method === 'FACE_CHECK',
    isBySms: order.timeline.some((/** @type {{ to: string | null }} */ { to }) => to === 'SMS_PENDING'),
  };
}

/**
 * What a story expects under the edition in force: stories name the notices of the founding edition, and of a face check or an SMS check where they are about
 * it.
 * @param {Expected} text @param {readonly Way[]} ways @returns {Expected}
 */
export function inEdition(text, ways) {
  const byFace = ways.some(({ isByFace }) => isByFace)
    ? text.replace(/\b(photoDue|photoRejected)(ByApp)?\b/g, '$1ByFace')
    : text;
  return ways.some(({ isBySms }) => isBySms)
    ? byFace.replace(/(handedOverToSms )?\bhandedOver\b(?!\?)/g, 'handedOverToSms handedOver?')
    : byFace;
}

/** @typedef {{ least: number, most: number }} Range */

/** @param {Expected} text @returns {Map<string, Range>} counts by `reader channel name` */
export function parse(text) {
  /** @type {Map<string, Range>} */
  const counts = new Map();
  for (const line of text.trim().split('\n')) {
    const [reader, channel, ...names] = line.trim().split(/\s+/);
    for (const name of names) {
      const key = `${reader} ${channel} ${name.replace('?', '')}`;
      const { least, most } = counts.get(key) ?? { least: 0, most: 0 };
      counts.set(key, { least: least + (name.endsWith('?') ? 0 : 1), most: most + 1 });
    }
  }
  return counts;
}

/** Whether the count of a line is what the story expects. @param {readonly string[]} row */
export function fits([, , , want = '', got = '']) {
  const [least, most = least] = want.split('–');
  return Number(got) >= Number(least) && Number(got) <= Number(most);
}

/**
 * What the inboxes hold of an order. The inbox says that it came, to which address and with which text; the desk's list says which notice an id is.
 * @param {DemoInstallation} installation @param {ToldOrder} order
 * @param {readonly { channel: string, inbox: string, messages: readonly { id: string, to: string | string[], subject?: string, text: string }[] }[]} caught
 * @param {ReadonlySet<string>} listed ids of the notices of all orders of the story
 * @returns {Promise<{ received: Received[], isOver: boolean }>}
 */
async function receivedOf({ partner }, { id, number }, caught, listed) {
  const { websiteId, items, record, notices } = (await partner.graphql(asked, { id })).order;
  const filed = { subject: record, website: record?.websites.find((/** @type {any} */ one) => one.id === websiteId) };
  /**
   * The address as the order has it, else as it is filed; undefined: neither shows it, as once it is cancelled.
   * @param {'subject' | 'website'} owner @param {string} field @returns {string | undefined}
   */
  const shown = (owner, field) => {
    const key = `${owner}.principal.${field}`;
    const item = items.find((/** @type {any} */ one) => one.key === key)?.now;
    const value = filed[owner]?.values.find((/** @type {any} */ one) => one.field === key)?.values;
    return (item ?? value)?.[0]?.split(';')[0];
  };
  /** @type {Received[]} */
  const received = [];
  for (const { channel, inbox, messages } of caught) {
    for (const message of messages) {
      const noticeId = message.id.replace(/^<|@.*$/g, '');
      const notice = notices.find((/** @type {any} */ one) => one.id === noticeId);
      const says = `${message.subject ?? ''} ${message.text}`;
      if (notice === undefined) {
        // Codes of the ministry name no order; a notice of a plan names the next one.
        if (says.includes(number) && !listed.has(noticeId))
          throw new Failure(`The ${inbox} has a message about ${number} that the desk does not list`, says);
        continue;
      }
      const [to = ''] = [message.to].flat();
      const readers = readersOf[notice.recipient] ?? [];
      const field = fieldOf[channel];
      const isTo = (/** @type {'subject' | 'website'} */ owner) =>
        // What the partner typed is shown to it as it is.
        field !== undefined && [to, masked(channel, to)].includes(shown(owner, field) ?? '');
      for (const owner of owners.filter((one) => readers.includes(one))) {
        // Messages of before a correction of the address went to the former one; the inbox has the newest first.
        const isNewest = !received.some((one) => one.channel === channel && one.reader.includes(owner));
        if (isNewest && field !== undefined && shown(owner, field) !== undefined && !isTo(owner))
          throw new Failure(
            `${notice.name} for the ${owner} principal of ${number} went to ${masked(channel, to)}`,
            `The order has ${shown(owner, field)}`,
          );
      }
      received.push({
        ...{ id: noticeId, name: notice.name, channel, reader: readers.join('+') },
        alsoReaders: owners.filter((owner) => !readers.includes(owner) && isTo(owner)),
      });
    }
  }
  return { received, isOver: notices.every((/** @type {any} */ one) => one.sentAt !== null || one.failedAt !== null) };
}

/** As the desk shows an address: 138****0000, l***@shop.example. @param {string} channel @param {string} address */
function masked(channel, address) {
  if (channel === 'sms') return `${address.slice(0, 3)}${'*'.repeat(address.length - 7)}${address.slice(-4)}`;
  return `${address[0]}***@${address.split('@')[1]}`;
}

/**
 * Lines of reader, channel, notice, expected and received count. A message counts for whom it names; for another principal with the same address only
 * where the story expects it to be told.
 * @param {Map<string, Range>} wanted @param {readonly Received[]} received @returns {string[][]}
 */
export function compare(wanted, received) {
  /** @type {Map<string, number>} */
  const got = new Map();
  const count = (/** @type {string} */ key) => got.set(key, (got.get(key) ?? 0) + 1);
  for (const { reader, channel, name } of received)
    for (const one of reader.split('+')) count(`${one} ${channel} ${name}`);
  for (const { alsoReaders, channel, name } of received)
    for (const one of alsoReaders) {
      const key = `${one} ${channel} ${name}`;
      if ((got.get(key) ?? 0) < (wanted.get(key)?.most ?? 0)) count(key);
    }
  return [...new Set([...wanted.keys(), ...got.keys()])].map((key) => {
    const { least, most } = wanted.get(key) ?? { least: 0, most: 0 };
    return [...key.split(' '), least === most ? String(most) : `${least}–${most}`, String(got.get(key) ?? 0)];
  });
}

/** @param {(line: string) => void} log @param {readonly string[][]} rows */
function print(log, rows) {
  log('who was told what:');
  const head = ['reader', 'channel', 'notice', 'expected', 'received'];
  const widths = head.map((title, at) => Math.max(title.length, ...rows.map((row) => row[at]?.length ?? 0)));
  for (const row of [head, ...rows]) {
    const line = row
      .map((cell, at) => (at < 3 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
      .join('  ');
    log(`  ${row === head || fits(row) ? ' ' : '✗'} ${line}`);
  }
}
