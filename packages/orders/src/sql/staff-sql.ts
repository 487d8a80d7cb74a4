import { type Role, roles, rolesOf } from '@beian/domain';

const reviewerRoles = (Object.keys(roles) as Role[]).filter((role) => rolesOf([role]).has('reviewer'));

/**
 * SQL: a row `p` of app.staff can sign in, so that work may be given to it: open, and with a password or an identity provider. Somebody
 * who is invited or reset has neither. A sign-in closed by wrong tries for minutes does not count: a stranger could take people off the work.
 */
export const canWorkSql = (p: string): string =>
  `(${p}.active and (${p}.password_hash is not null or ${p}.issuer is not null))`;

/** SQL: orders may be given to a row `p` of app.staff, who can sign in and reviews. */
export const canReviewSql = (p: string): string =>
  `(${canWorkSql(p)} and ${p}.roles && array['${reviewerRoles.join("', '")}']::text[])`;

/** SQL: a row `p` of app.staff is away today, in Shanghai (`absenceOn` of the domain). */
export const isAwaySql = (p: string): string =>
  `(${p}.absent @> (select (app.now() at time zone 'Asia/Shanghai')::date))`;

/** SQL: what a row `p` of app.staff takes on holds an order `o` (`outsideOf` of the domain). */
export const matchesSkillsSql = (p: string, o: string): string =>
  `((${p}.provinces = '{}' or ${o}.province = any(${p}.provinces)) and (${p}.kinds = '{}' or ${o}.kind = any(${p}.kinds)))`;
