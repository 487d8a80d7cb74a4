import type { TestDatabase } from '@beian/testing/database';
import { authenticatorCode } from '@beian/testing/fixtures';

export interface HttpAnswer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: a test reads what it asked for
  readonly body: any;
  readonly headers: Headers;
}

/** A browser: real HTTP with a cookie jar. */
export class Visitor {
  readonly jar: Map<string, string>;
  constructor(
    readonly url: string,
    readonly more: Record<string, string> = {},
    jar: Iterable<readonly [string, string]> = [],
  ) {
    this.jar = new Map(jar);
  }

  /** Another browser with a copy of the current cookies, as if stolen. */
  copyWithCookies(more: Record<string, string> = {}): Visitor {
    return new Visitor(this.url, more, this.jar);
  }

  get session(): string | undefined {
    return [...this.jar].find(([name]) => name.endsWith('beian_session'))?.[1];
  }

  async fetch(path: string, init: RequestInit = {}): Promise<Response> {
    const cookie = [...this.jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(new URL(path, this.url), {
      redirect: 'manual',
      ...init,
      headers: { ...(cookie === '' ? {} : { cookie }), 'accept-language': 'en', ...this.more, ...init.headers },
    });
    for (const header of answer.headers.getSetCookie()) {
      const [pair = ''] = header.split(';');
      const at = pair.indexOf('=');
      const value = pair.slice(at + 1);
      if (value === '' || /Max-Age=0/i.test(header)) this.jar.delete(pair.slice(0, at));
      else this.jar.set(pair.slice(0, at), value);
    }
    return answer;
  }

  async post(path: string, body: object = {}, headers: Record<string, string> = {}): Promise<HttpAnswer> {
    const answer = await this.fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
    const text = await answer.text();
    return { status: answer.status, body: text === '' ? null : JSON.parse(text), headers: answer.headers };
  }

  async graphql(query: string, variables: object = {}): Promise<HttpAnswer['body']> {
    const headers = { accept: 'application/graphql-response+json' };
    return (await this.post('/graphql', { query, variables }, headers)).body;
  }

  /** Name of the signed-in viewer; null: anonymous. */
  async signedInName(): Promise<string | null> {
    const { data } = await this.graphql('{ viewer { kind name } }');
    return data.viewer === null ? null : data.viewer.name;
  }

  signIn = ({ login, password }: { login: string; password: string }): Promise<HttpAnswer> =>
    this.post('/auth/sign-in', { login, password });
}

/** Sets up a second factor for a signed-in person with a recent proof. */
export async function enrolSecondFactor(
  db: TestDatabase,
  who: Visitor,
): Promise<{ key: string; recoveryCodes: string[] }> {
  const { body: begun } = await who.post('/auth/second-factor');
  const done = await who.post('/auth/second-factor/code', { code: authenticatorCode(begun.key, await db.now()) });
  if (done.status !== 200) throw new Error(`the second factor is refused: ${JSON.stringify(done.body)}`);
  return { key: begun.key, recoveryCodes: done.body.recoveryCodes };
}
