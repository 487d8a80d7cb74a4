import type { FilingRecord } from '@beian/domain/filing';
import { type TestDatabase, testDatabase } from '@beian/testing/database';
import {
  cheapPasswordCost,
  type PartnerPerson,
  type People,
  type SeededRecord,
  seedOtherPartner,
  seedPartnerPerson,
  seedPeople,
  seedRecords,
} from '@beian/testing/fixtures';
import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { createServer } from '../server.ts';

/** Credentials of a request: a partner's key, a session cookie, or none. */
export type Credentials = { readonly key: string } | { readonly cookie: string } | undefined;

export interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: a test reads what it asked for
  readonly data: any;
  readonly errors?: readonly { readonly message: string; readonly extensions: Record<string, unknown> }[];
}

export interface ApiUnderTest {
  readonly db: TestDatabase;
  readonly app: FastifyInstance;
  readonly people: People;
  readonly stranger: PartnerPerson;
  readonly records: readonly SeededRecord[];
  /** All log output. */
  readonly log: () => string;
  headersOf(as: Credentials): Record<string, string>;
  graphql(
    as: Credentials,
    query: string,
    variables?: Record<string, unknown>,
    headers?: Record<string, string>,
  ): Promise<Answer>;
  /** An anonymous request; each uses another address, so that the anonymous rate limit does not apply. */
  askAsNobody(query: string): Promise<Answer>;
  signIn(person: { login: string; password: string }): Promise<{ cookie: string }>;
  /** A session of a person of the partner: its schema is the whole one, and a key's is not. */
  signInOfPartner(): Promise<{ cookie: string }>;
  /** Another server with the same AppContext. */
  serve(settings: Partial<Parameters<typeof createServer>[1]>): Promise<FastifyInstance>;
  close(): Promise<void>;
}

/** A server on a cloned database with seeded people, and another partner without records. */
export async function apiUnderTest(some: { records?: readonly FilingRecord[] } = {}): Promise<ApiUnderTest> {
  const db = await testDatabase();
  const records = await seedRecords(db, some.records);
  const people = await seedPeople(db);
  const stranger = await seedOtherPartner(db);
  const lines: string[] = [];
  const log = pino({ level: 'debug' }, { write: (line: string) => void lines.push(line) });
  const servers: FastifyInstance[] = [];
  let nobodies = 0;
  let partnerPerson: { login: string; password: string } | undefined;
  const serve: ApiUnderTest['serve'] = async (settings) => {
    const made = await createServer(
      db.app,
      {
        ...{
          consoleDir: undefined,
          graphiqlDir: undefined,
          sandboxUrl: undefined,
          secureCookies: false,
          passwordCost: cheapPasswordCost,
        },
        ...settings,
      },
      log,
    );
    servers.push(made);
    return made;
  };
  const app = await serve({});
  const headersOf = (as: Credentials): Record<string, string> => {
    if (as === undefined) return {};
    return 'key' in as ? { authorization: `Bearer ${as.key}` } : { cookie: as.cookie };
  };
  const signIn = async ({ login, password }: { login: string; password: string }) => {
    const answer = await app.inject({ method: 'POST', url: '/auth/sign-in', payload: { login, password } });
    const [cookie] = answer.cookies;
    if (cookie === undefined) throw new Error(`sign-in answered ${answer.statusCode}`);
    return { cookie: `${cookie.name}=${cookie.value}` };
  };
  return {
    db,
    app,
    people,
    stranger,
    records,
    log: () => lines.join(''),
    headersOf,
    serve,
    async graphql(as, query, variables = {}, headers = {}) {
      const answer = await app.inject({
        method: 'POST',
        url: '/graphql',
        headers: { accept: 'application/graphql-response+json', 'accept-language': 'en', ...headersOf(as), ...headers },
        payload: { query, variables },
      });
      return { status: answer.statusCode, ...answer.json() };
    },
    async askAsNobody(query) {
      nobodies += 1;
      const answer = await app.inject({
        method: 'POST',
        url: '/graphql',
        remoteAddress: `10.0.${nobodies >> 8}.${nobodies & 255}`,
        headers: { accept: 'application/graphql-response+json' },
        payload: { query },
      });
      return { status: answer.statusCode, ...answer.json() };
    },
    signIn,
    async signInOfPartner() {
      partnerPerson ??= await seedPartnerPerson(db, people.partner.actor.id);
      return signIn(partnerPerson);
    },
    async close() {
      await Promise.all(servers.map((server) => server.close()));
      await db.close();
    },
  };
}
