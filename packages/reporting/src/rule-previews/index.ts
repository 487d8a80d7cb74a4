export { findPreview, listPreviewItemIds, loadPreviewItems, type Previewed } from './read-preview.ts';
