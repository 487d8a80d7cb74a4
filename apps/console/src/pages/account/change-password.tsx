import { useQueryClient } from '@tanstack/react-query';
import { App, Form, Input, Modal } from 'antd';
import { t } from '../../app/providers/i18n.ts';
import { useRestoreFocus } from '../../ui/hooks.ts';
import { AuthForm } from './auth-form.tsx';
import { postAuth } from './auth-request.ts';
import { NewPassword } from './new-password.tsx';
import { accountTexts, passwordTexts } from './texts.ts';

interface Props {
  readonly login: string;
  readonly least: number;
  readonly onClose: () => void;
}

/** Changes the password; the present one is required. */
export function ChangePassword({ login, least, onClose }: Props) {
  useRestoreFocus();
  const { message } = App.useApp();
  const client = useQueryClient();
  const send = async ({ current, next }: { current: string; next: string }) => {
    const answer = await postAuth('/auth/password', { current, next });
    if (answer.ok) {
      void message.success(t(accountTexts.passwordChanged));
      void client.invalidateQueries({ queryKey: ['ownAccount'] });
      onClose();
    }
    return answer;
  };
  return (
    <Modal open centered width={420} title={t(accountTexts.changePassword)} footer={null} onCancel={onClose}>
      <p>{t(accountTexts.changeLead)}</p>
      <AuthForm send={send} ok={t(accountTexts.changePassword)}>
        <input type="text" name="username" autoComplete="username" value={login} readOnly hidden />
        <Form.Item
          name="current"
          label={t(passwordTexts.current)}
          rules={[{ required: true, message: t(passwordTexts.needed) }]}
        >
          <Input.Password autoComplete="current-password" />
        </Form.Item>
        <NewPassword least={least} />
      </AuthForm>
    </Modal>
  );
}
