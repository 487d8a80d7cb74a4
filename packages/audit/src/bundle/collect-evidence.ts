import { readFile } from 'node:fs/promises';
import { auditTextSql, eventTextSql } from '@beian/database/audit';
import { sha256 } from '@beian/database/sealing';
import type { ClientBase } from 'pg';
import { type Head, type HeadContent, parseHead } from '../chain/head.ts';

/** Files of a bundle by name, as text, in the sequence in which they are packed. */
export type Bundle = ReadonlyMap<string, string>;

export interface ExportedBy {
  /** Id of the person, or `auditor`. */
  readonly by: string;
  /** ISO text, UTC. */
  readonly at: string;
}

const assets = new URL('../../data/evidence/', import.meta.url);

/**
 * 证据包 of one order: its events with the links that lead to signed heads, and the hashes of what was judged,
 * submitted, sent and answered. It holds no personal value and can be verified by itself (`data/evidence/README.md`).
 * Undefined if the reader sees no such order.
 */
export async function collectEvidence(
  client: Pick<ClientBase, 'query'>,
  orderId: string,
  exported: ExportedBy,
): Promise<Bundle | undefined> {
  const { rows: orders } = await client.query<{ said: Record<string, unknown>; test: boolean }>(
    `/* evidenceOrder */ select o.test, json_build_object('id', o.id, 'number', o.number, 'kind', o.kind, 'province', o.province, 'edition', o.edition,
       'state', o.state, 'partner', o.partner_id, 'record', o.record_id, 'website', o.website_id) as said from app.orders o where o.id = $1`,
    [orderId],
  );
  const [order] = orders;
  if (order === undefined) return undefined;
  const events = await linesOf(
    client,
    `select json_build_object('hash', e.hash, 'said', ${eventTextSql}) as line from app.order_events e join app.orders o on o.id = e.order_id
     where e.order_id = $1 order by e.seq`,
    orderId,
  );
  const { rows, links, heads } = await collectChain(client, orderId, order.test);
  const keys = await client.query<{ id: string; pem: string }>('/* evidenceKeys */ select id, pem from app.audit_keys');
  const used = new Set(heads.map((head) => parseHead(head).key));
  const members = new Map<string, string>([
    ['README.md', await asset('README.md')],
    ['verify.mjs', await asset('verify.mjs')],
    ['order.json', `${JSON.stringify({ ...order.said, exported }, null, 2)}\n`],
    ['events.jsonl', events],
    ['audit.jsonl', rows],
    ['chain.jsonl', links],
    ['heads.jsonl', heads.map(({ said, signature }) => `${JSON.stringify({ said, signature })}\n`).join('')],
    ...keys.rows.filter(({ id }) => used.has(id)).map(({ id, pem }) => [`keys/audit-${id}.pem`, pem] as const),
  ]);
  for (const [name, sql] of Object.entries(memberQueries))
    members.set(`${name}.jsonl`, await linesOf(client, sql, orderId));
  members.set('SHA256SUMS', sums(members));
  return members;
}

const asset = (name: string): Promise<string> => readFile(new URL(name, assets), 'utf8');

/** In the format of `sha256sum -c`, with the sum of the lines themselves. */
function sums(members: Bundle): string {
  const lines = [...members].map(([name, text]) => `${sha256(text)}  ${name}\n`).join('');
  return `${lines}# ${sha256(lines)}\n`;
}

async function linesOf(client: Pick<ClientBase, 'query'>, sql: string, orderId: string): Promise<string> {
  const { rows } = await client.query<{ line: unknown }>(`/* evidence */ ${sql}`, [orderId]);
  return rows.map(({ line }) => `${JSON.stringify(line)}\n`).join('');
}

/** The data beside the chains, as hashes and ids only. */
const memberQueries = {
  verdicts: `select json_build_object('id', v.id, 'item', v.item, 'contentHash', v.hash, 'verdict', v.verdict, 'codes', v.codes, 'staff', v.staff_id,
      'grouped', v.grouped, 'at', app.iso(v.at)) as line from app.verdicts v where v.order_id = $1 order by v.at, v.id`,
  materials: `select json_build_object('id', m.id, 'kind', m.kind, 'sha256', m.hash, 'bytes', m.bytes, 'at', app.iso(m.created_at),
      'removedAt', app.iso(m.removed_at)) as line from app.materials m where m.order_id = $1 order by m.created_at, m.id`,
  submissions: `select json_build_object('id', u.id, 'bureau', u.bureau_id, 'sequence', u.sequence, 'state', u.state, 'fileName', u.file_name,
      'sha256', u.file_hash, 'sentAt', app.iso(u.sent_at), 'code', u.code, 'answer', s.answer) as line
    from app.submission_orders s join app.submissions u on u.id = s.submission_id where s.order_id = $1 order by u.created_at, u.id`,
  answers: `select json_build_object('id', n.id, 'answer', n.answer_id, 'fileName', a.file_name, 'sealedSha256', encode(sha256(a.file), 'hex'),
      'operation', n.operation, 'verdict', n.verdict, 'codes', n.codes, 'status', n.status, 'receivedAt', app.iso(a.received_at)) as line
    from app.answer_entries n join app.bureau_answers a on a.id = n.answer_id where n.order_id = $1 order by a.received_at, n.position`,
};

interface Link {
  readonly n: number;
  readonly day: string;
  readonly hash: string;
  readonly said: string | null;
  readonly row: string;
  readonly before: string;
}

/**
 * The order's links, the hashes from each to the head that covers it, and the heads from there to the end of their
 * days.
 */
async function collectChain(
  client: Pick<ClientBase, 'query'>,
  orderId: string,
  test: boolean,
): Promise<{ rows: string; links: string; heads: Head[] }> {
  const { rows: own } = await client.query<{ n: number; day: string }>(
    `/* evidenceLinks */ select c.n::float8 as n, c.day::text as day from app.audit a join app.audit_chain c on c.audit_id = a.id
     where a.target = $1 and c.test = $2 order by c.n`,
    [orderId, test],
  );
  const heads = await collectHeads(client, own, test);
  const spans = spansOf(
    own.map(({ n }) => n),
    heads.map((head) => parseHead(head)),
  );
  const { rows: links } = await client.query<Link>(
    `/* evidenceChain */ select c.n::float8 as n, c.day::text as day, c.hash, case when a.target = $1 then ${auditTextSql} end as said,
       encode(sha256(convert_to(${auditTextSql}, 'UTF8')), 'hex') as row, coalesce(b.hash, '') as before
     from unnest($3::bigint[], $4::bigint[]) s(first, last) join app.audit_chain c on c.test = $2 and c.n between s.first and s.last
     join app.audit a on a.id = c.audit_id left join app.audit_chain b on b.test = c.test and b.n = c.n - 1 order by c.n`,
    [orderId, test, spans.map(([first]) => first), spans.map(([, last]) => last)],
  );
  const line = (value: object) => `${JSON.stringify(value)}\n`;
  return {
    rows: links
      .filter(({ said }) => said !== null)
      .map(({ n, day, hash, before, said }) => line({ n, day, hash, before, said }))
      .join(''),
    links: links
      .filter(({ said }) => said === null)
      .map(({ n, day, row }) => line({ n, day, row }))
      .join(''),
    heads,
  };
}

/**
 * Ranges from each link of the order to the last link of the covering head; overlapping ranges are merged. A link
 * without a head is a range of its own.
 */
function spansOf(own: readonly number[], heads: readonly HeadContent[]): [first: number, last: number][] {
  const spans: [number, number][] = [];
  for (const n of own) {
    const before = spans.at(-1);
    if (before !== undefined && n <= before[1]) continue;
    spans.push([n, heads.find((head) => head.n >= n)?.n ?? n]);
  }
  return spans;
}

/**
 * All heads of the days on which the order has links, so that each head leads to the next and to the end of the day.
 */
async function collectHeads(
  client: Pick<ClientBase, 'query'>,
  own: readonly { readonly n: number; readonly day: string }[],
  test: boolean,
): Promise<Head[]> {
  const { rows } = await client.query<Head>(
    `/* evidenceHeads */ select said, signature from app.audit_heads h where h.test = $1 and (h.day = any($2::date[])
       or h.seq in (select min(l.seq) from unnest($3::bigint[]) u(link) join app.audit_heads l on l.test = $1 and l.n >= u.link group by u.link)) order by h.seq`,
    [test, [...new Set(own.map(({ day }) => day))], own.map(({ n }) => n)],
  );
  return rows;
}
