import { passesDryRun, type Reason, type Refusal } from '@beian/domain';
import type { DryRunView } from '@beian/orders';
import type { RequestContext } from '../context.ts';
import { localizeReason, toActionRefused } from '../localize.ts';

export function localizeDryRun({ language }: RequestContext, run: DryRunView | Refusal) {
  if ('reasons' in run) return toActionRefused(run, language);
  const localizeReasons = (reasons: readonly Reason[]) => reasons.map((reason) => localizeReason(reason, language));
  return {
    ...run,
    passes: passesDryRun(run),
    refused: localizeReasons(run.refused),
    returned: localizeReasons(run.returned),
    reviewed: localizeReasons(run.reviewed),
  };
}
