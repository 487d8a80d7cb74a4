export { type DecidedContent, lapseSpotChecks, spotCheckContentAad } from './draw.ts';
export { changeSpotCheckRules, loadSpotCheckRules } from './rules.ts';
export {
  claimSpotCheck,
  type SpotCheckStepOutcome,
  secondVerdict,
  spotCheckAdviceAad,
  submitSpotCheckVerdicts,
} from './steps.ts';
