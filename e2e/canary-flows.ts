import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { grantRecord, partnerActor } from '@beian/accounts/partners';
import { staffActor } from '@beian/accounts/staff';
import { system, transaction } from '@beian/database/transaction';
import { shortestPath } from '@beian/domain/life-cycle';
import { orderLifeCycle } from '@beian/domain/order';
import type { OrderState } from '@beian/domain/order-names';
import {
  canaryDraft,
  canaryRecord,
  canaryWords,
  moreRecords,
  type People,
  pilotRecord,
  type SeededRecord,
  seedRecords,
} from '@beian/testing/fixtures';
import { closedBranches, takeSteps } from '@beian/testing/orders';
import sharp from 'sharp';
import type { Stack } from './stack.ts';

/** `authorization` or `cookie` of the caller. */
export type Headers = Record<string, string>;

/**
 * Every order state; final states come last, and the state that needs time to pass at the very end. MANUAL_ENTRY is left out: the switch of
 * its connection would catch the orders of the others.
 */
const sequence: Readonly<Record<Exclude<OrderState, 'MANUAL_ENTRY'>, number>> = {
  ...{ DRAFT: 1, INITIAL_REVIEW: 2, CORRECTION_REQUIRED: 3, INITIAL_REJECTED: 4, VERIFICATION_PENDING: 5 },
  ...{ PHOTO_REVIEW: 6, SUBMISSION_PENDING: 7, SUBMITTING: 8, UPLOAD_FAILED: 9, BUREAU_REVIEW: 10 },
  ...{ BUREAU_REJECTED: 11, SMS_PENDING: 12, SMS_RETURNED: 13, APPROVED: 14, ABANDONED: 15, LAPSED: 16 },
  SUPPLEMENT_PENDING: 2.5,
};
export const states = Object.keys(sequence) as OrderState[];
const bySms: readonly OrderState[] = ['SMS_PENDING', 'SMS_RETURNED'];

/** Fictitious units whose personal values are canaries; two of them in a province with SMS verification. */
const records = (() => {
  const { investor, remark, certificateAddress, mailingAddress, principal } = canaryRecord.subject;
  const [site] = canaryRecord.websites;
  const canaryValues = { investor, remark, certificateAddress, mailingAddress, principal };
  const pilots = [7, 8].map((n) =>
    JSON.parse(
      JSON.stringify(pilotRecord)
        .replaceAll('51', `7${n}`)
        .replace(/[a-z-]+\.example/g, `tj${n}.example`),
    ),
  );
  return [...moreRecords(states.length + 1), ...pilots].map((record) => ({
    subject: { ...record.subject, ...canaryValues },
    websites: record.websites.map((one: object) => ({ ...one, principal: site?.principal })),
  }));
})();

/** A JPEG with a canary in its description, in its comment and after its end. */
export async function canaryJpeg(): Promise<Buffer> {
  const grain = Math.round(Math.random() * 0xffffff);
  const picture = await sharp({
    create: {
      width: 640,
      height: 480,
      channels: 3,
      background: { r: grain >> 16, g: (grain >> 8) & 255, b: grain & 255 },
    },
  })
    .withExif({ IFD0: { ImageDescription: canaryWords, Artist: canaryDraft[0]?.value ?? '' } })
    .jpeg()
    .toBuffer();
  const words = Buffer.from(canaryWords);
  const comment = Buffer.concat([Buffer.from([0xff, 0xfe, 0, words.length + 2]), words]);
  return Buffer.concat([picture.subarray(0, 2), comment, picture.subarray(2), words]);
}

/** The seeded people, in the form that events take. */
export async function peopleOf({ db, partnerKey, signIns }: Stack): Promise<People> {
  const rows = await db.query<{ id: string; login: string; name: string; roles: never }>(
    'select id, login, name, roles from app.staff order by id',
  );
  const person = (role: string, place = 0) => {
    const { login = '', password = '' } = signIns.filter((one) => one.role === role)[place] ?? {};
    const view = rows.find((row) => row.login === login);
    if (view === undefined) throw new Error(`nobody is ${role}`);
    return { login, password, actor: staffActor(view) };
  };
  const [partner] = await db.query<{ id: string; name: string; email: string; language: 'zh' }>(
    "select id, name from app.partners where name = '云桥示例'",
  );
  if (partner === undefined) throw new Error('no partner');
  return {
    partner: { actor: partnerActor(partner), key: partnerKey },
    reviewers: [person('reviewer'), person('reviewer', 1)],
    supervisor: person('supervisor'),
    otherSupervisor: person('supervisor', 1),
    administrator: person('administrator'),
  };
}

/** Stores the records as publications of the bureau and grants them to the partner. */
export async function seedCanaries(
  { db }: Stack,
  people: People,
): Promise<{ units: SeededRecord[]; pilots: SeededRecord[] }> {
  const filingNumbers = new Set(records.map(({ subject }) => subject.filingNumber));
  const seeded = (await seedRecords(db, records)).filter(({ filingNumber }) => filingNumbers.has(filingNumber));
  const by = system('clock');
  await transaction(db.worker, by, async (tx) => {
    for (const { filingNumber } of seeded)
      await grantRecord(tx, by, { partnerId: people.partner.actor.id, filingNumber, basis: 'test' });
  });
  return {
    units: seeded.filter(({ filingNumber }) => filingNumber.startsWith('苏')),
    pilots: seeded.filter(({ filingNumber }) => filingNumber.startsWith('津')),
  };
}

/** An HTTP client that keeps every answer; `refused` lists the mutations that had no effect. */
export class RecordingClient {
  readonly refused: string[] = [];
  private calls = 0;
  constructor(private readonly url: string) {}

  /** Calls any HTTP route and returns the body as text. */
  async request(
    auth: Headers,
    method: string,
    path: string,
    body?: unknown,
  ): Promise<{ status: number; text: string; bytes: Buffer; headers: string }> {
    const answer = await fetch(new URL(path, this.url), {
      method,
      headers: {
        'accept-language': 'zh',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...auth,
      },
      ...(body === undefined ? {} : { body: Buffer.isBuffer(body) ? new Uint8Array(body) : JSON.stringify(body) }),
    });
    const bytes = Buffer.from(await answer.arrayBuffer());
    const headers = JSON.stringify([...answer.headers]);
    if (!answer.ok) this.refused.push(`${bytes}`, headers);
    return { status: answer.status, text: `${bytes}`, bytes, headers };
  }

  // biome-ignore lint/suspicious/noExplicitAny: a test knows what it has queried
  async graphql(auth: Headers, query: string, variables: Record<string, unknown> = {}): Promise<any> {
    const { text } = await this.request(auth, 'POST', '/graphql', { query, variables });
    const body = JSON.parse(text);
    if (body.errors !== undefined) this.refused.push(text);
    return body.data;
  }

  /** Runs a mutation: arguments as [type, value], and the selection of its result. */
  // biome-ignore lint/suspicious/noExplicitAny: a test knows what it has queried
  async mutate(auth: Headers, name: string, args: Record<string, [string, unknown]>, selection: string): Promise<any> {
    const key: Record<string, [string, unknown]> = ['findPerson', 'saveDeskDraft', 'search'].includes(name)
      ? {}
      : { key: ['String!', `canary-${++this.calls}`] };
    const all = { ...args, ...key };
    const entries = Object.entries(all);
    const data = await this.graphql(
      auth,
      `mutation (${entries.map(([one, [type]]) => `$${one}: ${type}`).join(', ')}) { done: ${name}(${entries.map(([one]) => `${one}: $${one}`).join(', ')}) {
        __typename ${selection} ... on ActionRefused { code reasons { field code message suggestion ruleId } } } }`,
      Object.fromEntries(entries.map(([one, [, value]]) => [one, value])),
    );
    const done = data?.done;
    if (done === undefined || done === null || done.__typename === 'ActionRefused')
      this.refused.push(JSON.stringify(data));
    return done;
  }
}

const orderSelection = '... on Order { id version state missingMaterials lease { token } items { key hash inReview } }';

/** Creates an order of the record with canaries as content, and moves it into a state by real events: the partner's over HTTP. */
export async function createOrderInState(
  stack: Stack,
  people: People,
  client: RecordingClient,
  record: SeededRecord,
  state: OrderState,
): Promise<string> {
  const partner = { authorization: `Bearer ${stack.partnerKey}` };
  const sms = bySms.includes(state);
  const call = async (name: string, args: Record<string, [string, unknown]>) => {
    const done = await client.mutate(partner, name, args, orderSelection);
    if (done?.__typename !== 'Order') throw new Error(`${name} for ${state}: ${client.refused.at(-1)}`);
    return done;
  };
  let order = await call('openOrder', {
    recordId: ['ID!', record.id],
    websiteId: ['ID', record.websiteIds[0]],
    kind: ['OrderKind!', 'CHANGE_WEBSITE'],
  });
  const fields = [
    // Office phones must have an area code of the province.
    ...canaryDraft.map(({ field, value }) => ({ field, value: sms ? value.replace(/^025-/, '022-') : value })),
    { field: 'website.principal.idValidUntil', value: '长期' },
    { field: 'website.name', value: '测试样例新站点' },
  ];
  order = await call('saveDraft', {
    id: ['ID!', order.id],
    version: ['Int!', order.version],
    fields: ['[FieldInput!]!', fields],
  });
  for (const material of order.missingMaterials) {
    const { text } = await client.request(
      { ...partner, 'content-type': 'image/jpeg' },
      'POST',
      '/uploads',
      await canaryJpeg(),
    );
    order = await call('attachMaterial', {
      ...{ id: ['ID!', order.id], version: ['Int!', order.version] },
      ...{ material: ['MaterialKind!', material], uploadId: ['ID!', JSON.parse(text).id] },
    });
  }
  const [, ...path] = shortestPath(orderLifeCycle, state, closedBranches({ sms })) ?? [];
  await takeSteps(stack.db, people, record, order.id, path as never);
  const [row] = await stack.db.query('select state from app.orders where id = $1', [order.id]);
  if (row?.state !== state) throw new Error(`the walk to ${state} ended in ${row?.state}`);
  return order.id;
}

/** A partner's webhook endpoint that keeps what it receives. */
export async function startWebhookReceiver(): Promise<{
  url: string;
  bodies: string[];
  close: () => Promise<unknown>;
}> {
  const bodies: string[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    bodies.push(`${JSON.stringify(request.headers)} ${Buffer.concat(chunks)}`);
    response.writeHead(204).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/hook`,
    bodies,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}
