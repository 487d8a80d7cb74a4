import { passesDryRun, type Reason, type Refusal } from '@beian/domain';
import type { DryRunView } from '@beian/orders';
import type { Context } from '../context.ts';
import { reasonInWords, refused } from '../words.ts';

/** A dry run, or the refusal of one, in the caller's language. */
export function dryRunInWords({ language }: Context, run: DryRunView | Refusal) {
  if ('reasons' in run) return refused(run, language);
  const inWords = (reasons: readonly Reason[]) => reasons.map((reason) => reasonInWords(reason, language));
  return {
    ...run,
    passes: passesDryRun(run),
    refused: inWords(run.refused),
    returned: inWords(run.returned),
    reviewed: inWords(run.reviewed),
  };
}
