export { executedFiles } from './executed-files.ts';
