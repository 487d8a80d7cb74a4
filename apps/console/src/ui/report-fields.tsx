import { Descriptions } from 'antd';

interface ReportFieldsProps {
  readonly fields: readonly { readonly path: string; readonly value: string }[];
}

/** The data that the bureau receives for an order, element by element; a path may repeat. */
export const ReportFields = ({ fields }: ReportFieldsProps) => (
  <Descriptions
    bordered
    size="small"
    column={1}
    items={fields.map(({ path, value }, at) => ({ key: at, label: <code>{path}</code>, children: value }))}
  />
);
