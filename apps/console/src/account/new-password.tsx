import { Form, Input } from 'antd';
import { useT } from '../providers/i18n.ts';

/** As the API counts it. */
const lengthOf = (password: string): number => [...password.normalize('NFKC')].length;

/** Two fields of a form for a password that is being chosen: `next`, and the same once more. */
export function NewPassword({ least }: { least: number }) {
  const t = useT();
  return (
    <>
      <Form.Item
        name="next"
        label={t('password.new')}
        extra={t('password.rule', { n: least })}
        validateTrigger="onBlur"
        rules={[
          {
            validator: (_, value: string = '') =>
              lengthOf(value) >= least
                ? Promise.resolve()
                : Promise.reject(new Error(t('password.short', { n: least, have: lengthOf(value) }))),
          },
        ]}
      >
        <Input.Password autoComplete="new-password" maxLength={1000} />
      </Form.Item>
      <Form.Item
        name="again"
        label={t('password.repeat')}
        dependencies={['next']}
        validateTrigger="onBlur"
        rules={[
          ({ getFieldValue }) => ({
            validator: (_, value) =>
              value === getFieldValue('next') ? Promise.resolve() : Promise.reject(new Error(t('password.differs'))),
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" maxLength={1000} />
      </Form.Item>
    </>
  );
}
