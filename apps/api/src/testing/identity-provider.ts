import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT, UnsecuredJWT } from 'jose';
import { Provider } from 'oidc-provider';
import type { ProviderSettings } from '../environment-provider.ts';

const client = { clientId: 'beian-desk', clientSecret: 'a secret of thirty-two characters' };

export const providerSettings = (issuer: string, redirectUrl: string): ProviderSettings => ({
  ...client,
  ...{ issuer, redirectUrl, scope: 'openid profile groups', rolesClaim: 'groups', name: 'Haus-ID', overHttp: true },
  roles: [
    { claimed: 'desk-reviewers', role: 'reviewer' },
    { claimed: 'desk-leads', role: 'supervisor' },
    { claimed: 'desk-admins', role: 'administrator' },
  ],
});

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** A local server whose address is known before its handler exists. */
async function startServer() {
  let answer: Answer = (_request, response) => void response.writeHead(503).end();
  const server = createServer((request, response) => answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    answerWith: (next: Answer) => {
      answer = next;
    },
    stop: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

export interface ProviderUser {
  readonly sub: string;
  readonly name?: string;
  readonly preferred_username?: string;
  readonly groups?: readonly string[] | string;
}

/**
 * The certified `oidc-provider`, without a password prompt: the user named last is signed in. `followRedirects` follows its redirects back
 * to ours, as a browser would.
 */
export async function startRealProvider(redirectUrls: readonly string[]) {
  const server = await startServer();
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  let somebody: ProviderUser = { sub: 'nobody' };
  const provider = new Provider(server.url, {
    clients: [
      {
        client_id: client.clientId,
        client_secret: client.clientSecret,
        redirect_uris: [...redirectUrls],
        response_types: ['code'],
        grant_types: ['authorization_code'],
      },
    ],
    jwks: { keys: [{ ...(await exportJWK(privateKey)), alg: 'RS256', use: 'sig' }] },
    cookies: { keys: ['of this test alone'] },
    pkce: { required: () => true },
    claims: { openid: ['sub'], profile: ['name', 'preferred_username'], groups: ['groups'] },
    features: { devInteractions: { enabled: false } },
    ttl: { AccessToken: 60, AuthorizationCode: 60, Grant: 60, IdToken: 60, Interaction: 60, Session: 60 },
    interactions: { url: (_context, interaction) => `/here/${interaction.uid}` },
    findAccount: (_context, id) => ({ accountId: id, claims: async () => ({ ...somebody, sub: id }) }),
    async loadExistingGrant(context) {
      const { client: asking, session } = context.oidc;
      const grant = new context.oidc.provider.Grant({
        clientId: asking?.clientId ?? '',
        accountId: session?.accountId ?? '',
      });
      grant.addOIDCScope('openid profile groups');
      await grant.save();
      return grant;
    },
  });
  const answer = provider.callback();
  server.answerWith((request, response) => {
    if (request.url?.startsWith('/here/')) {
      const login = { accountId: somebody.sub };
      provider.interactionFinished(request, response, { login }).catch(() => response.writeHead(500).end());
    } else void answer(request, response);
  });
  return {
    issuer: server.url,
    stop: server.stop,
    signInAs: (next: ProviderUser) => {
      somebody = next;
    },
    /** Returns the address to which the provider redirects the browser. */
    async followRedirects(url: string): Promise<string> {
      const jar = new Map<string, string>();
      for (let at = url, hops = 0; hops < 10; hops += 1) {
        if (!at.startsWith(server.url)) return at;
        const cookie = [...jar].map((pair) => pair.join('=')).join('; ');
        const said = await fetch(at, { redirect: 'manual', headers: { cookie } });
        for (const header of said.headers.getSetCookie()) {
          const [name = '', value = ''] = (header.split(';')[0] ?? '').split(/=(.*)/);
          jar.set(name, value);
        }
        at = new URL(said.headers.get('location') ?? '', at).href;
      }
      throw new Error('the provider goes round in circles');
    },
  };
}

/** A provider that returns any given answer, as an attacker would want. */
export async function startFakeProvider() {
  const server = await startServer();
  const keys = await generateKeyPair('RS256');
  const stranger = await generateKeyPair('RS256');
  const jwk = { ...(await exportJWK(keys.publicKey)), kid: 'k', alg: 'RS256', use: 'sig' };
  let token: () => Promise<string> = async () => '';
  let metadata: Record<string, unknown> = {};
  server.answerWith((request, response) => {
    const json = (body: unknown) =>
      void response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    const path = request.url?.split('?')[0];
    if (path === '/.well-known/openid-configuration')
      return json({
        issuer: server.url,
        authorization_endpoint: `${server.url}/auth`,
        token_endpoint: `${server.url}/token`,
        jwks_uri: `${server.url}/jwks`,
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['RS256'],
        authorization_response_iss_parameter_supported: true,
        ...metadata,
      });
    if (path === '/jwks') return json({ keys: [jwk] });
    if (path === '/token')
      return void token().then((idToken) =>
        json({ access_token: 'x', token_type: 'Bearer', expires_in: 60, id_token: idToken }),
      );
    response.writeHead(404).end();
  });
  const now = () => Math.floor(Date.now() / 1000);
  const claims = (more: JWTPayload) => ({
    ...{ iss: server.url, aud: client.clientId, sub: 'mallory', iat: now(), exp: now() + 60, groups: ['desk-admins'] },
    ...more,
  });
  const sign = (payload: JWTPayload, key = keys.privateKey) =>
    new SignJWT(payload).setProtectedHeader({ alg: 'RS256', kid: 'k' }).sign(key);
  return {
    issuer: server.url,
    stop: server.stop,
    describe: (more: Record<string, unknown>) => {
      metadata = more;
    },
    issue: (more: JWTPayload) => {
      token = () => sign(claims(more));
    },
    issueUnsigned: (more: JWTPayload) => {
      token = async () => new UnsecuredJWT(claims(more)).encode();
    },
    issueWithForeignKey: (more: JWTPayload) => {
      token = () => sign(claims(more), stranger.privateKey);
    },
  };
}
