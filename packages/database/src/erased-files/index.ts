export { deleteDroppedFiles, dropFiles, neededFilesSql, sweepFiles } from './dropped-files.ts';
