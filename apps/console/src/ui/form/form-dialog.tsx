import { Flex, Form, Modal } from 'antd';
import type { ReactNode } from 'react';
import { useT } from '../../app/providers/i18n.ts';
import { useRestoreFocus } from '../hooks.ts';
import { commonTexts } from '../texts.ts';
import { FormFields, shownRows } from './form-fields.tsx';
import type { Answer } from './use-send.ts';
import { type SentForm, useSentForm } from './use-sent-form.tsx';

interface FormDialogProps<V extends object, A extends Answer> extends SentForm<V, A> {
  readonly title: string;
  /** What it does, before it is done. */
  readonly lead?: ReactNode;
  readonly ok: string;
  readonly danger?: boolean;
  readonly onClose: () => void;
}

/** A dialog with a form; without rows it is a confirmation. It stays open, with what was typed, until the API has done it. */
export function FormDialog<V extends object, A extends Answer>({
  title,
  lead,
  ok,
  danger = false,
  onClose,
  ...asked
}: FormDialogProps<V, A>) {
  useRestoreFocus();
  const t = useT();
  const { form, formProps, problems, isBusy, isReady, proof } = useSentForm(asked);
  const first = shownRows(asked.rows)[0]?.[0];
  return (
    <>
      <Modal
        open
        title={title}
        width={480}
        centered
        maskClosable={first === undefined}
        okText={ok}
        okButtonProps={{ htmlType: 'submit', danger, loading: isBusy, disabled: !isReady }}
        cancelText={t(commonTexts.cancel)}
        onCancel={onClose}
        afterOpenChange={(isOpen) => {
          if (isOpen && first !== undefined) form.focusField(first);
        }}
        // The form is around the buttons, so that Enter sends it.
        modalRender={(dialog) => <Form {...formProps}>{dialog}</Form>}
      >
        <Flex vertical gap={12}>
          {lead === undefined ? null : <p>{lead}</p>}
          {first === undefined ? null : <FormFields rows={asked.rows} />}
          {problems}
        </Flex>
      </Modal>
      {proof}
    </>
  );
}
