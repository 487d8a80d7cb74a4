import { type Role, roles, rolesOf } from '@beian/domain/staff';

const reviewerRoles = (Object.keys(roles) as Role[]).filter((role) => rolesOf([role]).has('reviewer'));

/** SQL: row `p` of app.staff is not closed, and neither is its partner. */
export const isOpenSql = (p: string): string =>
  `(${p}.active and not exists (select from app.partners c where c.id = ${p}.partner_id and c.closed_at is not null))`;

/**
 * SQL: row `p` of app.staff can sign in, so work may be given to it: active, with a password or an identity provider, and no partner's person.
 * People who were invited or reset have neither. A temporary lock after wrong attempts does not count: otherwise a
 * stranger could take people off their work.
 */
export const canWorkSql = (p: string): string =>
  `(${p}.active and ${p}.partner_id is null and (${p}.password_hash is not null or ${p}.issuer is not null))`;

/** SQL: row `p` of app.staff can sign in and may review orders. */
export const canReviewSql = (p: string): string =>
  `(${canWorkSql(p)} and ${p}.roles && array['${reviewerRoles.join("', '")}']::text[])`;

/** SQL: row `p` of app.staff is away today, Shanghai time (`absenceOn` of the domain). */
export const isAwaySql = (p: string): string =>
  `(${p}.absent @> (select (app.now() at time zone 'Asia/Shanghai')::date))`;

/** SQL: order `o` is within the skills of row `p` of app.staff (`unmetSkills` of the domain). */
export const matchesSkillsSql = (p: string, o: string): string =>
  `((${p}.provinces = '{}' or ${o}.province = any(${p}.provinces)) and (${p}.kinds = '{}' or ${o}.kind = any(${p}.kinds)))`;
