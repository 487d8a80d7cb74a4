export {
  type ChangeFiling,
  encodeChange,
  fileFrame,
  joinChanges,
  maxFileBytes,
  maxFilingsPerFile,
  previewChangeFiling,
  UnreportableFiling,
} from './change.ts';
