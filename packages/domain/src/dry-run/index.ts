export { type DryRun, dryRunOf, type OutsideAnswer, outsideSources, outsideUses, passesDryRun } from './dry-run.ts';
