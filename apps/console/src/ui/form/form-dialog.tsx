import { Flex, Form, Modal } from 'antd';
import type { ReactNode } from 'react';
import { t } from '../../app/providers/i18n.ts';
import { useRestoreFocus } from '../hooks.ts';
import { commonTexts } from '../texts.ts';
import type { FieldRows } from './field-row.ts';
import { FormFields, shownRows } from './form-fields.tsx';
import type { Answer, Sending } from './use-send.ts';
import { type FormOf, useSentForm } from './use-sent-form.tsx';

export interface FormDialogProps<V extends object, A extends Answer> extends Sending<V, A>, Partial<FormOf<V>> {
  readonly title: string;
  /** What it does, before it is done. */
  readonly lead?: ReactNode;
  readonly ok: string;
  readonly danger?: boolean;
  readonly onClose: () => void;
}

/** A dialog with a form; without rows it is a confirmation. It closes itself once the API has done it; until then it keeps what was typed. */
export function FormDialog<V extends object, A extends Answer>({
  title,
  lead,
  ok,
  danger = false,
  onClose,
  rows = {} as FieldRows<V>,
  initial = {} as V,
  edits = false,
  onDone,
  ...sending
}: FormDialogProps<V, A>) {
  useRestoreFocus();
  const { form, formProps, problems, isBusy, isReady } = useSentForm<V, A>({
    ...sending,
    rows,
    initial,
    edits,
    onDone: (answer, values) => {
      onDone?.(answer, values);
      onClose();
    },
  });
  const first = shownRows(rows)[0]?.[0];
  return (
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
        {lead === undefined ? null : <div>{lead}</div>}
        {first === undefined ? null : <FormFields rows={rows} />}
        {problems}
      </Flex>
    </Modal>
  );
}
