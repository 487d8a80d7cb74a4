export { type Commitment, commitmentOf, commitmentParagraphs, commitmentTitle } from './commitment.ts';
export type { DrawnBox, DrawnQuestion, DrawnRow } from './drawn-rows.ts';
export { formWords } from './form-words.ts';
export {
  hasLetter,
  isLetterMaterial,
  type Letter,
  type LetterMaterial,
  letterMaterials,
  letterOf,
  letterSettingOf,
} from './letters.ts';
export {
  type Verification,
  type VerificationForm,
  type VerificationFormInputs,
  verificationForm,
} from './verification-form.ts';
