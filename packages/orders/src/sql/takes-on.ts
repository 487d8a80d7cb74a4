import { type Role, roles, rolesOf } from '@beian/domain';

const reviewing = (Object.keys(roles) as Role[]).filter((role) => rolesOf([role]).has('reviewer'));

/** SQL: a row `p` of app.staff may sign in and reviews. */
export const reviewsSql = (p: string): string =>
  `(${p}.active and ${p}.roles && array['${reviewing.join("', '")}']::text[])`;

/** SQL: a row `p` of app.staff is away today, in Shanghai (`absenceOn` of the domain). */
export const isAwaySql = (p: string): string =>
  `(${p}.absent @> (select (app.now() at time zone 'Asia/Shanghai')::date))`;

/** SQL: what a row `p` of app.staff takes on holds an order `o` (`outsideOf` of the domain). */
export const takesOnSql = (p: string, o: string): string =>
  `((${p}.provinces = '{}' or ${o}.province = any(${p}.provinces)) and (${p}.kinds = '{}' or ${o}.kind = any(${p}.kinds)))`;
