export { askEditionPreview, askPreview } from './ask-preview.ts';
export { runPreview } from './run-preview.ts';
