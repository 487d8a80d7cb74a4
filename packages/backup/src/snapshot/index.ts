export {
  asSuperuser,
  countRows,
  lockBackups,
  neededFiles,
  PROCESS_TABLE,
  type Snapshot,
  serverMajor,
  withSnapshot,
} from './snapshot.ts';
