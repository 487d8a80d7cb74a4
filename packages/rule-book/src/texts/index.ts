export { type ApprovedText, listOwnTexts, loadOwnTexts } from './own-texts.ts';
export { type ProposedText, previewText } from './preview-text.ts';
