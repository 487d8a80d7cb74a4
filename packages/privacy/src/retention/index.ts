export {
  changeRetention,
  loadFileSweep,
  loadRetention,
  previewRetention,
} from './retention-settings.ts';
export { applyRetention, enqueueRetention } from './run-retention.ts';
