import { Select, type SelectProps } from 'antd';
import { t } from '../app/providers/i18n.ts';
import page from './page.module.css';
import { commonTexts } from './texts.ts';

interface FilterSelectProps extends Pick<SelectProps<string>, 'className' | 'value' | 'options'> {
  readonly label: string;
  readonly onChange: (value: string | null) => void;
}

/** A filter that is one of some choices, with its name inside. */
export function FilterSelect({ label, onChange, ...select }: FilterSelectProps) {
  return (
    <Select<string>
      {...select}
      aria-label={label}
      prefix={<span className={page.faint}>{label}</span>}
      placeholder={t(commonTexts.all)}
      allowClear
      showSearch
      optionFilterProp="label"
      popupMatchSelectWidth={220}
      onChange={(value: string | undefined) => onChange(value ?? null)}
    />
  );
}
