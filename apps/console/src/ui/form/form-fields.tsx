import { Col, Form, type FormRule, Row } from 'antd';
import { t } from '../../app/providers/i18n.ts';
import { Control } from './control.tsx';
import { type AnyRow, type FieldRows, shown } from './field-row.ts';
import { formTexts } from './texts.ts';

/** Below a field; screen readers say it at once, which Ant Design's own text does not do. */
export const FieldError = ({ text }: { readonly text: string }) => <span role="alert">{text}</span>;

/** What is missing is found here, and what the row checks itself; the API judges the rest and its refusal is shown at the field. */
function rulesOf(row: AnyRow): FormRule[] {
  const { check } = row;
  const checked: FormRule[] =
    check === undefined
      ? []
      : [
          {
            validator: (_, value) => {
              const wrong = isEmpty(value) ? undefined : check(value);
              return wrong === undefined ? Promise.resolve() : Promise.reject(<FieldError text={wrong} />);
            },
          },
        ];
  if (!row.required) return checked;
  const isText = row.control === 'text' || row.control === 'lines';
  const isMany = row.control === 'checks' || row.control === 'selectMany';
  const needed = isMany || 'choices' in row ? formTexts.choose : formTexts.fill;
  return [
    {
      required: true,
      message: <FieldError text={t(needed, { label: shown(row.label) })} />,
      ...(isText ? { whitespace: true } : {}),
      ...(isMany ? { type: 'array' } : {}),
    },
    ...checked,
  ];
}
const isEmpty = (value: unknown): boolean => value === undefined || value === null || String(value).trim() === '';

export const shownRows = (rows: object): [string, AnyRow][] =>
  Object.entries<AnyRow | null>(rows as Record<string, AnyRow | null>).flatMap(([name, row]) =>
    row === null ? [] : [[name, row]],
  );

export function FormFields<V extends object>({ rows }: { readonly rows: FieldRows<V> }) {
  return (
    <Row gutter={12}>
      {shownRows(rows).map(([name, row]) => (
        <Col key={name} xs={24} sm={row.half ? 12 : 24}>
          <Form.Item
            name={name}
            label={row.hideLabel || row.control === 'check' ? undefined : shown(row.label)}
            extra={row.hint === undefined ? undefined : shown(row.hint)}
            rules={rulesOf(row)}
            valuePropName={row.control === 'check' || row.control === 'switch' ? 'checked' : 'value'}
          >
            <Control row={row} />
          </Form.Item>
        </Col>
      ))}
    </Row>
  );
}
