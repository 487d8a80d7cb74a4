export { runMachineChecks } from './machine-checks.ts';
