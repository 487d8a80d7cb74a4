export {
  type EndedStep,
  endedStep,
  findStepLink,
  type OpenStep,
  readStep,
  receiveStepMaterial,
  saveStepField,
  submitStep,
} from './step-links.ts';
