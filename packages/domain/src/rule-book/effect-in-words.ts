import { fieldRow, isFieldId } from '../filing/fields.ts';
import { materialKinds, materialRow } from '../filing/materials.ts';
import { type BilingualText, bilingual } from '../text/bilingual-text.ts';
import type { RuleEffect } from './effect-on-order.ts';
import { type RulePlace, ruleOutcomes, rulePlaces } from './outcomes.ts';

function placeLabel(at: string): BilingualText {
  if (isFieldId(at)) return fieldRow(at).label;
  const kind = materialKinds.find((one) => at === `material.${one}`);
  return kind === undefined ? rulePlaces[at as RulePlace] : materialRow(kind).label;
}

/** What changes, and where: "Needs another paper: commitment". */
export function effectInWords({ outcome, at }: RuleEffect): BilingualText {
  const [what, where] = [ruleOutcomes[outcome], placeLabel(at)];
  return bilingual(`${what.zh}：${where.zh}`, `${what.en}: ${where.en}`);
}
