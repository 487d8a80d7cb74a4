export { type ApprovedText, listOwnTexts } from './own-texts.ts';
