export { type DryRunView, dryRun } from './dry-run.ts';
