import { useEffect, useRef, useState } from 'react';
import { t } from '../providers/i18n.ts';
import styles from './sign-in.module.css';
import { SignInPanel } from './sign-in.tsx';
import { signInTexts } from './sign-in-texts.ts';

interface SessionEndedProps {
  /** False once somebody is signed in again, here or in another tab. */
  readonly ended: boolean;
  readonly onDone: () => void;
}

/**
 * The sign-in above the page on which the session ended. The page stays mounted, so that everything typed stays in its place; the modal
 * dialog of the browser hides it, also open dialogs of ours, and takes keys and focus.
 */
export function SessionEnded({ ended, onDone }: SessionEndedProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [isInStep, setInStep] = useState(false);
  useEffect(() => {
    dialog.current?.showModal();
    // The dialog gives the focus to its first control, which is not the login.
    dialog.current?.querySelector<HTMLElement>('[autocomplete="username"]')?.focus();
  }, []);
  // A further step ends by its own answer, because it may show recovery codes after the sign-in.
  useEffect(() => {
    if (!ended && !isInStep) onDone();
  }, [ended, isInStep, onDone]);
  return (
    <dialog
      ref={dialog}
      className={styles.dialog}
      data-keys="own"
      aria-label={t(signInTexts.title)}
      onCancel={(event) => event.preventDefault()}
      // A browser may close a dialog although the first Escape was prevented.
      onClose={() => dialog.current?.showModal()}
    >
      <SignInPanel to="/" keepsPage onSignedIn={onDone} onStep={() => setInStep(true)} />
    </dialog>
  );
}
