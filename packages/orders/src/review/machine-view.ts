import type { Finding } from '@beian/domain/checks';
import { itemsBeingChecked, machineFindings, photoHints, type StoredMachineCheck } from '@beian/domain/machine-checks';
import type { OrderFacts } from '@beian/domain/order';
import type { FindingView, PhotoHintView } from '@beian/domain/order-fields';
import { type Language, storedTextIn } from '@beian/domain/text';

export const findingView = (finding: Finding, language: Language): FindingView => ({
  ruleId: finding.ruleId,
  outcome: finding.outcome,
  message: storedTextIn(finding.message, language),
  suggestion: finding.suggestion ? storedTextIn(finding.suggestion, language) : null,
});

/** The results of the machine checks beside an order's items, for the current content only. */
export function machineView(
  facts: OrderFacts,
  stored: readonly StoredMachineCheck[],
  { desk, language }: { readonly desk: boolean; readonly language: Language },
) {
  const findings = machineFindings(facts, stored, desk);
  const beingChecked = itemsBeingChecked(facts, stored, desk);
  return {
    findings: (item: string): FindingView[] =>
      findings.filter((finding) => finding.item === item).map((finding) => findingView(finding, language)),
    checking: (item: string): boolean => beingChecked.includes(item),
    photoHints: (): PhotoHintView[] =>
      photoHints(facts, stored).map(({ about, label, says, doubt, colours }) => ({
        about,
        label: label[language],
        text: says[language],
        doubt: doubt?.[language] ?? null,
        colours: colours.map((one) => ({ ...one, label: one.label[language] })),
      })),
  };
}
