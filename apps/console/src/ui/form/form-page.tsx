import { Button, Flex, Form, type FormInstance } from 'antd';
import { type ReactNode, useEffect } from 'react';
import { t } from '../../app/providers/i18n.ts';
import { commonTexts } from '../texts.ts';
import { FormFields, shownRows } from './form-fields.tsx';
import type { Answer } from './use-send.ts';
import { type SentForm, useSentForm } from './use-sent-form.tsx';

interface FormPageProps<V extends object, A extends Answer> extends SentForm<V, A> {
  readonly label: string;
  /** Given by a page that itself sets values or errors. */
  readonly form?: FormInstance<V>;
  /** `changed`: the values that the person has just entered. */
  readonly onChange?: (values: V, changed: Partial<V>) => void;
  /** Text of the button; undefined: the reader may not send it. */
  readonly ok: string | undefined;
  /** The form was opened by a button: it takes the focus, and has a button to close it. */
  readonly onClose?: () => void;
  readonly children?: ReactNode;
}

export function FormPage<V extends object, A extends Answer>({
  label,
  form: given,
  onChange,
  ok,
  onClose,
  children,
  ...asked
}: FormPageProps<V, A>) {
  const { form, formProps, problems, isBusy, isReady } = useSentForm(asked, given);
  const first = shownRows(asked.rows)[0]?.[0];
  const isOpened = onClose !== undefined;
  useEffect(() => {
    if (isOpened && first !== undefined) form.focusField(first);
  }, [form, isOpened, first]);
  return (
    <Form<V>
      {...formProps}
      style={{ maxWidth: 640 }}
      aria-label={label}
      onValuesChange={(changed, values) => onChange?.(values, changed)}
    >
      <FormFields rows={asked.rows} />
      <Flex vertical gap={12}>
        {children}
        {problems}
        <Flex gap={8} wrap>
          {ok === undefined ? null : (
            <Button type="primary" htmlType="submit" loading={isBusy} disabled={!isReady}>
              {ok}
            </Button>
          )}
          {onClose === undefined ? null : <Button onClick={onClose}>{t(commonTexts.cancel)}</Button>}
        </Flex>
      </Flex>
    </Form>
  );
}
