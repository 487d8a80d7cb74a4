export {
  asSuperuser,
  countRows,
  lockBackups,
  neededFiles,
  type Snapshot,
  serverMajor,
  withSnapshot,
} from './snapshot.ts';
