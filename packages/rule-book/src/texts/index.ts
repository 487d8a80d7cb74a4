export { type ApprovedText, isTextChange, listOwnTexts, type TextChange, writeTextChange } from './own-texts.ts';
