import { useT } from '../app/providers/i18n.ts';
import { commonTexts } from './texts.ts';

interface ReportFieldsProps {
  readonly fields: readonly { readonly path: string; readonly value: string }[];
  readonly className: string | undefined;
  readonly label?: string;
}

/** The data that the bureau receives for an order, element by element. */
export function ReportFields({ fields, className, label }: ReportFieldsProps) {
  const t = useT();
  return (
    <table className={className} aria-label={label}>
      <thead>
        <tr>
          <th scope="col">{t(commonTexts.element)}</th>
          <th scope="col">{t(commonTexts.value)}</th>
        </tr>
      </thead>
      <tbody>
        {fields.map((field, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a path may repeat; document order is the identity
          <tr key={at}>
            <td>{field.path}</td>
            <td>{field.value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
