import { pinDialog } from '../../app/shell/pinned-dialogs.tsx';
import { lazyPart } from '../../ui/lazy-part.tsx';

/** Loaded when it is asked for: buttons of the first load may need it, but not its form. */
const ProofDialog = lazyPart(() => import('./proof-dialog.tsx'), 'ProofDialog');

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
 * Runs an action that requires a recent proof of identity: when the API asks for it, a dialog asks for the password and the action
 * runs again. Returns its result; undefined when the person cancelled.
 */
export async function runWithProof<T>(action: () => Promise<T>): Promise<T | undefined> {
  const answer = await action();
  if (!needsProof(answer)) return answer;
  const isProved = await new Promise<boolean>((resolve) =>
    pinDialog((close) => (
      <ProofDialog
        onClose={(proved) => {
          close();
          resolve(proved);
        }}
      />
    )),
  );
  return isProved ? action() : undefined;
}
