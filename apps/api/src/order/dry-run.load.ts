import { passesDryRun } from '@beian/domain/dry-run';
import type { Reason, Refusal } from '@beian/domain/text';
import type { DryRunView } from '@beian/orders/dry-run';

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
