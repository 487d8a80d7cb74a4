import { Alert, Button, Form, Input, type InputRef, Modal } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { t } from '../../app/providers/i18n.ts';
import { AuthForm } from './auth-form.tsx';
import { postAuth } from './auth-request.ts';
import { passwordTexts, proofTexts } from './texts.ts';

/** Asks for the password again. */
export function ProofDialog({ onClose }: { onClose: (proved: boolean) => void }) {
  /** The account has no password here: its provider asks for it. `wrong`: why that did not begin. */
  const [provider, setProvider] = useState<{ readonly wrong?: string }>();
  const field = useRef<InputRef>(null);
  useEffect(() => field.current?.focus(), []);
  const prove = async ({ password }: { password: string }) => {
    const answer = await postAuth('/auth/proof', { password });
    if (answer.ok) onClose(true);
    else if (answer.code === 'OF_PROVIDER') setProvider({});
    return answer;
  };
  const goToProvider = async () => {
    const answer = await postAuth<{ url: string }>('/auth/provider', {
      to: location.pathname + location.search,
      again: true,
    });
    if (answer.ok) location.assign(answer.body.url);
    else setProvider({ wrong: answer.message });
  };
  return (
    <Modal
      open
      centered
      width={400}
      title={t(proofTexts.title)}
      footer={null}
      afterOpenChange={(isOpen) => isOpen && field.current?.focus()}
      onCancel={() => onClose(false)}
    >
      {provider ? (
        <>
          <p>{t(proofTexts.provider)}</p>
          {provider.wrong === undefined ? null : <Alert type="error" showIcon message={provider.wrong} />}
          <Button type="primary" block onClick={() => void goToProvider()}>
            {t(proofTexts.toProvider)}
          </Button>
        </>
      ) : (
        <AuthForm send={prove} ok={t(proofTexts.confirm)}>
          <p>{t(proofTexts.lead)}</p>
          <Form.Item
            name="password"
            label={t(proofTexts.password)}
            rules={[{ required: true, message: t(passwordTexts.needed) }]}
          >
            <Input.Password ref={field} autoComplete="current-password" />
          </Form.Item>
        </AuthForm>
      )}
    </Modal>
  );
}
