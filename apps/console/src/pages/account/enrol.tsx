import { useQuery } from '@tanstack/react-query';
import { Alert, Flex, Form, Input, Typography } from 'antd';
import { useState } from 'react';
import { t } from '../../app/providers/i18n.ts';
import { Loaded } from '../../app/shell/states.tsx';
import { Faint } from '../../ui/list-page/cells.tsx';
import { newKey } from '../../ui/new-key.ts';
import { QrCode } from '../../ui/qr-code.tsx';
import { AuthForm } from './auth-form.tsx';
import { type AuthResult, postAuth } from './auth-request.ts';
import { entryTexts } from './entry-texts.ts';
import { enrolTexts } from './texts.ts';

interface Props {
  /** Endpoints that start and finish enrolment: at sign-in, or for one's own account. */
  readonly begin: string;
  readonly confirm: (code: string) => Promise<AuthResult<unknown> | undefined>;
}

/**
 * Sets up an authenticator: QR code, the same key as text, and the first code. The key is shown only here and is not stored in the
 * browser.
 */
export function Enrol({ begin, confirm }: Props) {
  const [way] = useState(newKey);
  const query = useQuery({
    queryKey: ['enrolment', way],
    queryFn: () => postAuth<{ uri: string; key: string }>(begin),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <Loaded query={query} rows={4}>
      {(begun) =>
        begun.ok ? (
          <Flex vertical gap={12}>
            <p>{t(enrolTexts.scan)}</p>
            <Flex justify="center">
              <QrCode value={begun.body.uri} label={t(enrolTexts.qr)} size={200} />
            </Flex>
            <Faint>{t(enrolTexts.key)}</Faint>
            <Typography.Text code>{begun.body.key.replace(/(.{4})(?=.)/g, '$1 ')}</Typography.Text>
            <AuthForm send={({ code }: { code: string }) => confirm(code)} ok={t(enrolTexts.confirm)}>
              <Form.Item
                name="code"
                label={t(enrolTexts.code)}
                rules={[{ required: true, message: t(entryTexts.codeNeeded) }]}
              >
                <Input inputMode="numeric" autoComplete="one-time-code" maxLength={7} />
              </Form.Item>
            </AuthForm>
          </Flex>
        ) : (
          <Alert type="error" showIcon message={begun.message} />
        )
      }
    </Loaded>
  );
}
