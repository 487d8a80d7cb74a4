export { runMachineChecks } from './machine-checks.ts';
export { findMailReuse } from './machine-checks-sql.ts';
