export {
  type Commitment,
  commitmentLetter,
  commitmentOf,
  commitmentParagraphs,
  commitmentTitle,
} from './commitment.ts';
export type { DrawnBox, DrawnQuestion, DrawnRow } from './drawn-rows.ts';
export { type FaceCheckOnForm, formRecord, type StandingVerdict } from './form-record.ts';
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
  type FormRecord,
  isFormMade,
  type Verification,
  type VerificationForm,
  type VerificationFormInputs,
  verificationForm,
} from './verification-form.ts';
