export { findPreview, listPreviewItemIds, loadPreviewItems } from './read-preview.ts';
