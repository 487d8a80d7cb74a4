import { Select } from 'antd';
import { t } from '../app/providers/i18n.ts';
import { assignTexts } from './texts.ts';
import { useColleagues } from './use-colleagues.ts';

/** The value for "nobody" or "the supervisors"; no id has this form. */
export const NOBODY = 'NOBODY';

interface StaffSelectProps {
  readonly label: string;
  /** Label of the first option, which is no person: "nobody" or "the supervisors". */
  readonly first: string;
  readonly value: string | null;
  readonly onChange: (value: string) => void;
}

export function StaffSelect({ label, first, value, onChange }: StaffSelectProps) {
  const { data: colleagues = [] } = useColleagues();
  const people = colleagues.filter(({ reviews }) => reviews);
  return (
    <Select<string>
      aria-label={label}
      placeholder={t(assignTexts.choose)}
      showSearch
      optionFilterProp="label"
      popupMatchSelectWidth={180}
      style={{ minWidth: 168 }}
      value={value}
      options={[{ value: NOBODY, label: first }, ...people.map(({ id, name }) => ({ value: id, label: name }))]}
      onChange={onChange}
    />
  );
}
