import { signInByProvider } from '@beian/accounts/sign-in';
import type { AppContext } from '@beian/database/transaction';
import { type StaffRole, safePath } from '@beian/domain/staff';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import * as oidc from 'openid-client';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { ProviderSettings } from '../environment-provider.ts';
import { HttpRefusal } from './error-answers.ts';
import { providerFetch } from './provider-fetch.ts';
import { bodyOf, clientOf, sessionTokenOf, setSignInCookies } from './session-cookies.ts';

/** Longest time of one sign-in at the provider, ms. */
const ATTEMPT_MAX_MS = 600_000;
/** Timeout of a request to the provider, s. */
const ANSWER_TIMEOUT_S = 5;
/** To prove an identity again, the sign-in at the provider must be at most this old, s. */
const MAX_AUTH_AGE_S = 300;
const attemptCookie = 'beian_provider';
const aad = 'cookies.provider';

/**
 * State that the browser must return with the provider's answer: sealed in a cookie, so that the answer of another browser does not match.
 */
interface SignInAttempt {
  readonly verifier: string;
  readonly state: string;
  readonly nonce: string;
  readonly to: string;
  readonly again: boolean;
  readonly until: number;
}
/** Why the sign-in failed: shown on the sign-in page, which reads it from the address. */
type SignInFault = 'WAY_OVER' | 'REFUSED_THERE' | 'NOT_VERIFIED' | 'PROVIDER_AWAY' | 'NO_ROLE' | 'ACCOUNT_CLOSED';

const asked = z.strictObject({ to: z.string().max(500).optional(), again: z.boolean().optional() });

/**
 * Sign-in by the company's identity provider: OpenID Connect, authorisation code with PKCE, state and nonce. Started only by `POST` from a
 * button, so that no link signs anybody in. Tokens stay in this process and are dropped after the callback.
 */
export function addProvider(
  app: FastifyInstance,
  ctx: AppContext,
  settings: ProviderSettings | undefined,
  log: Logger,
  onSignOut: (token: string) => void,
): void {
  app.get('/auth/ways', async (_request, reply) =>
    reply.header('cache-control', 'no-store').send({ provider: settings === undefined ? null : settings.name }),
  );
  const flags = { ...app.cookieFlags, sameSite: 'lax', path: '/auth/provider' } as const;
  const cookie = app.narrowCookie(attemptCookie);
  const discover = createDiscovery(settings);

  app.post('/auth/provider', async (request, reply) => {
    const { to, again = false } = bodyOf(request, asked);
    if (settings === undefined) throw new HttpRefusal('NO_PROVIDER');
    const config = await discover().catch((error: unknown) => {
      log.warn({ code: codeOf(error) }, 'the identity provider cannot be discovered');
      throw new HttpRefusal('PROVIDER_AWAY');
    });
    const way: SignInAttempt = {
      ...{ verifier: oidc.randomPKCECodeVerifier(), state: oidc.randomState(), nonce: oidc.randomNonce() },
      ...{ to: safePath(to), again, until: Date.now() + ATTEMPT_MAX_MS },
    };
    const url = oidc.buildAuthorizationUrl(config, {
      redirect_uri: settings.redirectUrl,
      scope: settings.scope,
      code_challenge: await oidc.calculatePKCECodeChallenge(way.verifier),
      code_challenge_method: 'S256',
      state: way.state,
      nonce: way.nonce,
      ...(again ? { prompt: 'login', max_age: String(MAX_AUTH_AGE_S) } : {}),
    });
    return reply
      .setCookie(cookie, ctx.keys.sealJson(aad, way).toString('base64url'), { ...flags, maxAge: ATTEMPT_MAX_MS / 1000 })
      .header('cache-control', 'no-store')
      .send({ url: url.href });
  });

  app.get('/auth/provider/callback', async (request, reply) => {
    reply.clearCookie(cookie, flags).header('cache-control', 'no-store');
    const way = openAttempt(ctx, request.cookies[cookie]);
    if (settings === undefined || way === undefined) return redirectWithFault(reply, 'WAY_OVER');
    const verified = await verifyCallback(settings, await discover().catch(() => undefined), way, request, log);
    if (typeof verified === 'string') return redirectWithFault(reply, verified);
    const previous = sessionTokenOf(request);
    const entered = await signInByProvider(ctx, verified, { previous, ...clientOf(request) });
    if (!entered.ok) return redirectWithFault(reply, entered.code);
    if (previous !== undefined) onSignOut(previous);
    return setSignInCookies(reply, entered).redirect(safePath(way.to), 303);
  });
}

const redirectWithFault = (reply: FastifyReply, fault: SignInFault) => reply.redirect(`/sign-in?refused=${fault}`, 303);

/** Fetches the provider's metadata once, and again after a failure. */
function createDiscovery(settings: ProviderSettings | undefined): () => Promise<oidc.Configuration> {
  let found: Promise<oidc.Configuration> | undefined;
  return () => {
    if (settings === undefined) return Promise.reject(new Error('no provider is configured'));
    const { issuer, clientId, clientSecret, overHttp } = settings;
    // Check the signature of every ID token, whatever way it came.
    const execute = [oidc.enableNonRepudiationChecks, ...(overHttp ? [oidc.allowInsecureRequests] : [])];
    found ??= oidc
      .discovery(new URL(issuer), clientId, {}, oidc.ClientSecretBasic(clientSecret), {
        ...{ execute, timeout: ANSWER_TIMEOUT_S },
        [oidc.customFetch]: providerFetch(issuer),
      })
      .catch((error: unknown) => {
        found = undefined;
        throw error;
      });
    return found;
  };
}

function openAttempt(ctx: AppContext, held: string | undefined): SignInAttempt | undefined {
  if (held === undefined || held.length > 4000) return undefined;
  try {
    const way = ctx.keys.unsealJson<SignInAttempt>(aad, Buffer.from(held, 'base64url'));
    return way.until > Date.now() ? way : undefined;
  } catch {
    return undefined;
  }
}

/** Exchanges the code for an ID token and verifies issuer, audience, nonce, signature and expiry. */
async function verifyCallback(
  settings: ProviderSettings,
  config: oidc.Configuration | undefined,
  way: SignInAttempt,
  request: FastifyRequest,
  log: Logger,
) {
  if (config === undefined) return 'PROVIDER_AWAY';
  // Use the registered address, not the one of this request.
  const url = new URL(settings.redirectUrl);
  url.search = request.url.split('?')[1] ?? '';
  try {
    const tokens = await oidc.authorizationCodeGrant(config, url, {
      pkceCodeVerifier: way.verifier,
      expectedState: way.state,
      expectedNonce: way.nonce,
      idTokenExpected: true,
      ...(way.again ? { maxAge: MAX_AUTH_AGE_S } : {}),
    });
    const claims = tokens.claims();
    if (claims === undefined) return 'NOT_VERIFIED';
    const { iss: issuer, sub: subject } = claims;
    // Some providers return roles and names only from the userinfo endpoint; its subject must be the same.
    const more =
      claimAt(claims, settings.rolesClaim) === undefined && config.serverMetadata().userinfo_endpoint !== undefined
        ? await oidc.fetchUserInfo(config, tokens.access_token, subject)
        : {};
    const all: Record<string, unknown> = { ...more, ...claims };
    const name = [all.name, all.preferred_username].find((one) => typeof one === 'string' && one.trim() !== '') ?? '';
    return { issuer, subject, name: String(name), roles: rolesOf(settings, claimAt(all, settings.rolesClaim)) };
  } catch (error) {
    log.warn({ code: codeOf(error) }, 'an answer of the identity provider is not taken');
    if (error instanceof oidc.AuthorizationResponseError) return 'REFUSED_THERE';
    return error instanceof TypeError || codeOf(error) === 'OAUTH_TIMEOUT' ? 'PROVIDER_AWAY' : 'NOT_VERIFIED';
  }
}

/** `realm_access.roles`: a nested claim. A claim with the whole name takes precedence. */
const claimAt = (claims: object, path: string): unknown =>
  Object.hasOwn(claims, path)
    ? (claims as Record<string, unknown>)[path]
    : path
        .split('.')
        .reduce<unknown>(
          (within, name) =>
            typeof within === 'object' && within !== null && Object.hasOwn(within, name)
              ? (within as Record<string, unknown>)[name]
              : undefined,
          claims,
        );

const rolesOf = ({ roles }: ProviderSettings, claim: unknown): StaffRole[] => {
  const held = (Array.isArray(claim) ? claim : [claim]).filter((one) => typeof one === 'string');
  return roles.filter((row) => held.includes(row.claimed)).map((row) => row.role);
};

const codeOf = (error: unknown): string =>
  String((error as { code?: unknown })?.code ?? (error as Error)?.name ?? 'fault');
