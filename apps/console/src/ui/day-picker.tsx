import { DatePicker, type DatePickerProps } from 'antd';
import dayjs from 'dayjs';

interface Props extends Omit<DatePickerProps, 'value' | 'onChange' | 'minDate' | 'maxDate' | 'multiple'> {
  /** YYYY-MM-DD; null or empty: none is chosen. */
  readonly value: string | null;
  readonly min?: string | null;
  readonly max?: string | null;
  readonly onChange: (day: string | null) => void;
}

/** A date field in the console's language; the browser's own field would use the browser's language. */
export function DayPicker({ value, min, max, onChange, ...rest }: Props) {
  const choose = (day: unknown) => onChange(dayjs.isDayjs(day) ? day.format('YYYY-MM-DD') : null);
  return (
    <DatePicker
      {...rest}
      value={value ? dayjs(value) : null}
      minDate={min ? dayjs(min) : undefined}
      maxDate={max ? dayjs(max) : undefined}
      onChange={choose}
      // A day that is typed whole counts at once, not only after Enter: a form's button would stay disabled.
      onCalendarChange={choose}
    />
  );
}
