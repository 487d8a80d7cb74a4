export {
  changeRetention,
  type FileSweepView,
  loadFileSweep,
  loadRetention,
  previewRetention,
  type RetentionPreview,
  type RetentionView,
} from './retention-settings.ts';
export { applyRetention, enqueueRetention } from './run-retention.ts';
