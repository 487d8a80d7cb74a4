export { noteRun } from './note-run.ts';
