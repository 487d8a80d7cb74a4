import { Button, type ButtonProps } from 'antd';
import { useState } from 'react';
import { FormDialog, type FormDialogProps } from './form-dialog.tsx';
import type { Answer } from './use-send.ts';

interface FormButtonProps<V extends object, A extends Answer>
  extends Omit<FormDialogProps<V, A>, 'title' | 'ok' | 'onClose'>,
    Partial<Pick<FormDialogProps<V, A>, 'title' | 'ok' | 'onClose'>> {
  /** Of the button; the dialog's title and the button that sends it say the same unless they are given. */
  readonly label: string;
  /** How the button looks, and whether it can be pressed. */
  readonly button?: Omit<ButtonProps, 'onClick'>;
}

/** A button, and the form or the confirmation that it opens. */
export function FormButton<V extends object, A extends Answer>({
  label,
  title = label,
  ok = label,
  button,
  onClose,
  ...dialog
}: FormButtonProps<V, A>) {
  const [isOpen, setOpen] = useState(false);
  const close = () => {
    setOpen(false);
    onClose?.();
  };
  return (
    <>
      <Button danger={dialog.danger ?? false} {...button} onClick={() => setOpen(true)}>
        {label}
      </Button>
      {isOpen ? <FormDialog<V, A> {...dialog} title={title} ok={ok} onClose={close} /> : null}
    </>
  );
}
