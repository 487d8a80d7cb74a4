/**
 * The two statements by which a superuser makes the owner of the database (docker/postgres/role-and-database.sql); the password is for the
 * reader to choose.
 */
export const roleAndDatabaseStatements: readonly [string, string] = [
  "create role migrator login createrole nosuperuser nobypassrls password '…';",
  'create database beian owner migrator;',
];

/** The programs' own roles, which the migration makes. */
const programRoles: readonly string[] = ['app', 'worker', 'auditor'];

/** What to do about a role that row-level security does not bind: the statements for a superuser to run. */
export function superuserAdvice(role: string): string {
  const statements = programRoles.includes(role)
    ? [`alter role ${role} nosuperuser nobypassrls;`, `reassign owned by ${role} to migrator;`]
    : roleAndDatabaseStatements;
  const then = programRoles.includes(role)
    ? ''
    : ' Then let the migration log in as migrator (DATABASE_URL): it makes the roles app and worker of the programs';
  return `Run as a superuser: ${statements.join(' ')}${then}`;
}
