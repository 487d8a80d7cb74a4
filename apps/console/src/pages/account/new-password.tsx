import { Form, Input } from 'antd';
import { t } from '../../app/providers/i18n.ts';
import { passwordTexts } from './texts.ts';

/** Counted as by the API. */
const lengthOf = (password: string): number => [...password.normalize('NFKC')].length;

/** Form fields for a new password: `next`, and its repetition. */
export function NewPassword({ least }: { least: number }) {
  return (
    <>
      <Form.Item
        name="next"
        label={t(passwordTexts.new)}
        extra={t(passwordTexts.rule, { n: least })}
        validateTrigger="onBlur"
        rules={[
          {
            validator: (_, value: string = '') =>
              lengthOf(value) >= least
                ? Promise.resolve()
                : Promise.reject(new Error(t(passwordTexts.short, { n: least, have: lengthOf(value) }))),
          },
        ]}
      >
        <Input.Password autoComplete="new-password" maxLength={1000} />
      </Form.Item>
      <Form.Item
        name="again"
        label={t(passwordTexts.repeat)}
        dependencies={['next']}
        validateTrigger="onBlur"
        rules={[
          ({ getFieldValue }) => ({
            validator: (_, value) =>
              value === getFieldValue('next') ? Promise.resolve() : Promise.reject(new Error(t(passwordTexts.differs))),
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" maxLength={1000} />
      </Form.Item>
    </>
  );
}
