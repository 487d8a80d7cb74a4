// node verify.mjs [FOLDER]: is this bundle what was exported, and do its rows lead to signed heads? Needs Node 20 and nothing else.
// Says OK and ends with 0, or names the first bad line and ends with 1.
import { createHash, createPublicKey, verify } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const dir = path.resolve(process.argv[2] ?? import.meta.dirname);
const sha256 = (text) => createHash('sha256').update(text).digest('hex');
const read = (name) => readFileSync(path.join(dir, name));
class Bad extends Error {}
function must(condition, where, what) {
  if (!condition) throw new Bad(`${where}: ${what}`);
}
/** The lines of a member, each as JSON, with where it stands. */
const lines = (name) =>
  read(name)
    .toString()
    .split('\n')
    .filter((line) => line !== '')
    .map((line, at) => {
      const where = `${name} line ${at + 1}`;
      try {
        return { where, ...JSON.parse(line) };
      } catch {
        throw new Bad(`${where}: it is no JSON`);
      }
    });

function checkSums() {
  const text = read('SHA256SUMS').toString();
  const match = /^((?:[0-9a-f]{64} {2}[\w./-]+\n)+)# ([0-9a-f]{64})\n$/.exec(text);
  must(match !== null, 'SHA256SUMS', 'it is not of its form');
  const [, listed, own] = match;
  must(sha256(listed) === own, 'SHA256SUMS', 'its last line is not the sum of the lines before');
  const members = listed
    .trimEnd()
    .split('\n')
    .map((line) => [line.slice(66), line.slice(0, 64)]);
  for (const [name, sum] of members) must(sha256(read(name)) === sum, name, 'its SHA-256 is not the one in SHA256SUMS');
  const there = readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      path
        .relative(dir, path.join(entry.parentPath ?? entry.path, entry.name))
        .split(path.sep)
        .join('/'),
    );
  const names = new Set([...members.map(([name]) => name), 'SHA256SUMS']);
  for (const name of there) must(names.has(name), name, 'it is no member of the bundle');
}

function readKeys() {
  const keys = new Map();
  for (const name of readdirSync(path.join(dir, 'keys'))) {
    const key = createPublicKey(read(`keys/${name}`));
    keys.set(sha256(key.export({ type: 'spki', format: 'der' })).slice(0, 16), key);
  }
  return keys;
}

/** Each head is signed, and follows the one before it. Those that are left out are marked by a gap in `seq`. */
function checkHeads(keys) {
  const heads = lines('heads.jsonl').map(({ where, said, signature }) => {
    const says = JSON.parse(said);
    const key = keys.get(says.key);
    must(key !== undefined, where, `it is signed with a key that is not here: ${says.key}`);
    must(verify(null, Buffer.from(said), key, Buffer.from(signature, 'base64')), where, 'its signature is wrong');
    return { where, said, ...says };
  });
  for (const [at, head] of heads.entries()) {
    const before = heads[at - 1];
    if (before === undefined) continue;
    must(head.seq > before.seq && head.n >= before.n, head.where, 'it is out of its sequence');
    if (head.seq === before.seq + 1)
      must(head.previous === sha256(before.said), head.where, 'it does not follow the head before it');
  }
  return heads;
}

/** Rows of the order and hashes of the rows between lead, link by link, to the hash that a head was signed over. */
function checkAudit(heads) {
  const rows = lines('audit.jsonl');
  const links = new Map(lines('chain.jsonl').map((link) => [link.n, link]));
  for (const row of rows) {
    must(!links.has(row.n), row.where, 'its link stands twice');
    links.set(row.n, { ...row, row: sha256(row.said) });
  }
  const all = [...links.values()].sort((a, b) => a.n - b.n);
  const signed = new Map(heads.map((head) => [head.n, head]));
  let covered = 0;
  let before;
  for (const link of all) {
    const isNext = before !== undefined && link.n === before.n + 1;
    must(isNext || link.before !== undefined, link.where, 'the links before it are missing');
    const previous = isNext ? before.hash : link.before;
    must(link.before === undefined || link.before === previous, link.where, 'it does not follow the link before it');
    const hash = sha256(`${previous}\n${link.n}\n${link.day}\n${link.row}`);
    must(
      link.hash === undefined || link.hash === hash,
      link.where,
      'its hash is not that of its row and the link before it',
    );
    const head = signed.get(link.n);
    must(head === undefined || head.hash === hash, link.where, `head ${head?.seq} was signed over another row`);
    if (head !== undefined) covered = link.n;
    before = { n: link.n, hash };
  }
  // Every row comes to a head before the next gap, or lies after the last head.
  const last = Math.max(0, ...heads.map(({ n }) => n));
  for (const row of rows) {
    if (row.n > last) continue;
    let n = row.n;
    while (!signed.has(n)) {
      n += 1;
      must(links.has(n), row.where, 'it leads to no signed head');
    }
  }
  return { rows, covered, open: rows.filter((row) => row.n > last).length };
}

/** Each event follows the one before it, and the audit names it. */
function checkEvents(rows) {
  const named = new Map();
  for (const { said, where } of rows) {
    const [, , , , , , action, target, outcome, details] = JSON.parse(said);
    if (outcome === 'done' && typeof details.hash === 'string' && Number.isInteger(details.seq))
      named.set(`${target} ${details.seq}`, { hash: details.hash, action, where });
  }
  const order = JSON.parse(read('order.json').toString());
  let previous = '';
  const events = lines('events.jsonl');
  for (const [at, { where, hash, said }] of events.entries()) {
    must(sha256(said) === hash, where, 'its hash is not that of what it says');
    const [, before, , orderId, seq] = JSON.parse(said);
    must(orderId === order.id, where, 'it is of another order');
    must(seq === at + 1, where, 'it is out of its sequence');
    must(before === previous, where, 'it does not follow the event before it');
    const by = named.get(`${orderId} ${seq}`);
    must(by === undefined || by.hash === hash, where, `${by?.where} names another event`);
    previous = hash;
  }
  const last = named.get(`${order.id} ${events.length}`);
  must(last !== undefined, `events.jsonl line ${events.length}`, 'no row of the audit names the last event');
  must(!named.has(`${order.id} ${events.length + 1}`), 'events.jsonl', 'events are missing: the audit names one more');
  return events.length;
}

try {
  checkSums();
  const heads = checkHeads(readKeys());
  const { rows, open } = checkAudit(heads);
  const events = checkEvents(rows);
  const tail = open === 0 ? '' : `; ${open} rows are later than the last head`;
  process.stdout.write(
    `OK: ${events} events, ${rows.length} rows of the audit, ${heads.length} signed heads${tail}.\n`,
  );
} catch (error) {
  const said = error instanceof Bad ? error.message : `The bundle cannot be read: ${error.message}`;
  process.stderr.write(`${said}\n`);
  process.exitCode = 1;
}
