export {
  changeRetention,
  loadFileSweep,
  loadRetention,
  MAX_COUNTED_ROWS,
  previewRetention,
} from './retention-settings.ts';
export { applyRetention, enqueueRetention } from './run-retention.ts';
