import { Suspense, useState } from 'react';
import { lazyWithRetry } from '../../ui/lazy-with-retry.ts';

/** Loaded when it is asked for: buttons of the first load may need it, but not its form. */
const ProofDialog = lazyWithRetry(() => import('./proof-dialog.tsx'), 'ProofDialog');

/** A refusal of a mutation or of an `/auth` endpoint. */
interface Refusal {
  readonly reasons?: readonly { readonly code: string }[] | undefined;
  readonly code?: string | undefined;
}
const needsProof = (answer: unknown): boolean => {
  const { reasons = [], code } = (answer ?? {}) as Refusal;
  return code === 'PROVE_AGAIN' || reasons.some((one) => one.code === 'PROVE_AGAIN');
};

/**
 * Runs an action that requires a recent proof of identity: when the API asks for it, the dialog asks for the password and the action
 * runs again. Returns its result; undefined when the person cancelled.
 */
export function useProof() {
  const [open, setOpen] = useState<{ readonly resolve: (proved: boolean) => void } | null>(null);
  const runWithProof = async <T,>(action: () => Promise<T>): Promise<T | undefined> => {
    const answer = await action();
    if (!needsProof(answer)) return answer;
    const proved = await new Promise<boolean>((resolve) => setOpen({ resolve }));
    setOpen(null);
    return proved ? action() : undefined;
  };
  const dialog =
    open === null ? null : (
      <Suspense fallback={null}>
        <ProofDialog onClose={open.resolve} />
      </Suspense>
    );
  return { runWithProof, dialog };
}
