import { type StaffRole, staffRoles } from '@beian/domain/staff';
import { z } from 'zod';

/** The company's identity provider (OpenID Connect). */
export interface ProviderSettings {
  /** The issuer exactly as in the provider's metadata. */
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Our redirect URL as registered at the provider: `…/auth/provider/callback`. */
  readonly redirectUrl: string;
  readonly scope: string;
  /** Claim of the ID token or the userinfo response that contains the roles; `a.b` for a nested claim. */
  readonly rolesClaim: string;
  /** Maps values of that claim to roles of the desk. */
  readonly roles: readonly { readonly claimed: string; readonly role: StaffRole }[];
  /** Label of the sign-in button. */
  readonly name: string;
  /** Allows plain HTTP, for a provider on this machine. */
  readonly overHttp: boolean;
}

const CALLBACK = '/auth/provider/callback';
const rolesHelp = 'must say which value of the claim is which role, e.g. desk-reviewers=reviewer,desk-leads=supervisor';
const requiredString = (help: string) => z.string({ error: `is missing: ${help}, as OIDC_ISSUER is set` });
const isLoopback = ({ hostname }: URL): boolean => ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
const isSafe = (value: string): boolean => {
  if (!URL.canParse(value)) return false;
  const url = new URL(value);
  return (
    (url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url))) &&
    url.username === '' &&
    url.hash === ''
  );
};
const httpsHelp = 'must be an https:// address (http:// on this machine alone)';

export const providerShape = z.object({
  OIDC_ISSUER: z.string().refine(isSafe, { error: httpsHelp }),
  OIDC_CLIENT_ID: requiredString('it must be the id that the provider knows the desk by'),
  OIDC_CLIENT_SECRET: requiredString('it must be the secret of that client').min(16, {
    error: 'must have at least 16 characters',
  }),
  OIDC_REDIRECT_URL: requiredString(`it must be the address of ${CALLBACK} here`)
    .refine(isSafe, { error: httpsHelp })
    .refine((value) => URL.canParse(value) && new URL(value).pathname === CALLBACK, {
      error: `must end in ${CALLBACK}`,
    }),
  OIDC_SCOPE: z
    .string()
    .regex(/(^| )openid( |$)/, { error: 'must hold openid' })
    .default('openid profile'),
  OIDC_ROLES_CLAIM: z.string().default('groups'),
  OIDC_ROLES: requiredString('it must say which value of the claim is which role').transform((value, context) => {
    const rows = value.split(',').map((pair) => pair.trim().split('='));
    const isRole = (role: string | undefined): role is StaffRole => staffRoles.some((one) => one === role);
    const read = rows.flatMap(([claimed, role, ...more]) =>
      claimed && isRole(role) && more.length === 0 ? [{ claimed, role }] : [],
    );
    if (read.length === rows.length) return read;
    context.addIssue({ code: 'custom', message: `${rolesHelp}; roles are ${staffRoles.join(', ')}` });
    return z.NEVER;
  }),
  OIDC_NAME: z.string().max(40, { error: 'must have at most 40 characters' }).default('SSO'),
});

/** Names of provider variables that are set although OIDC_ISSUER is not: a configuration error. */
export const strayProviderVariables = (env: Readonly<Record<string, string | undefined>>): string[] =>
  Object.keys(env).filter((name) => name.startsWith('OIDC_') && env.OIDC_ISSUER === undefined);

export const toProviderSettings = (env: z.infer<typeof providerShape>): ProviderSettings => ({
  issuer: env.OIDC_ISSUER,
  clientId: env.OIDC_CLIENT_ID,
  clientSecret: env.OIDC_CLIENT_SECRET,
  redirectUrl: env.OIDC_REDIRECT_URL,
  scope: env.OIDC_SCOPE,
  rolesClaim: env.OIDC_ROLES_CLAIM,
  roles: env.OIDC_ROLES,
  name: env.OIDC_NAME,
  overHttp: env.OIDC_ISSUER.startsWith('http:'),
});
