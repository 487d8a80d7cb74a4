export { deleteDroppedFiles, dropFiles, sweepFiles } from './dropped-files.ts';
